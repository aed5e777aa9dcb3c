// The fuzzer's entry: what must hold for any bytes at all.

/// Reads any bytes as an archive or as a part of one, asks for everything in it, fills it in and reads that.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let kind = input.first else { return 0 }
  let rest = Array(input.dropFirst())
  let bytes = kind == UInt8(ascii: "0") ? rest : packed(kind, rest)
  _ = PackedKind(bytes)
  // A refusal is as good as an answer.
  guard let book = try? Workbook.read(bytes, name: "x") else { return 0 }
  for sheet in book.sheets {
    precondition(sheet.rows.map(\.number) == sheet.rows.map(\.number).sorted(), "Rows are in order.")
    for row in sheet.rows {
      for cell in sheet.cells[row.cells] {
        _ = cell.value.text + (sheet.formula(of: cell, row: row.number) ?? "")
        _ = cell.value.gridCell.text
      }
    }
    if sheet.cells.count < 100 {
      // A sheet too wide for a table is refused.
      _ = try? sheet.grid()
    }
    let entry = WorkbookPatch.Entry(sheet: sheet.name, cell: "C7", value: .text("å"))
    // A cell that is taken is refused.
    guard let patched = try? WorkbookPatch([entry]).applied(to: bytes) else { continue }
    // Whatever it is that cannot be read then is a mistake of the patch.
    guard let again = try? Workbook.read(patched) else { preconditionFailure("What was filled in can be read.") }
    let texts = again.sheet(named: sheet.name)?.cells.map(\.value.text) ?? []
    precondition(texts.contains("å"), "What was put in is there.")
  }
  return 0
}

/// A workbook whose part of that kind is the input.
private func packed(_ kind: UInt8, _ part: [UInt8]) -> [UInt8] {
  var parts: [(String, [UInt8])] = [
    ("xl/workbook.xml", Array("<workbook><sheets><sheet name=\"A\"/></sheets></workbook>".utf8)),
    (
      "xl/worksheets/sheet1.xml",
      Array("<worksheet><sheetData><row><c s=\"0\" t=\"s\"><v>0</v></c></row></sheetData></worksheet>".utf8)
    ),
    ("xl/sharedStrings.xml", Array("<sst><si><t>a</t></si></sst>".utf8)),
    ("xl/styles.xml", Array("<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>".utf8)),
  ]
  switch kind {
  case UInt8(ascii: "1"): parts[1].1 = part
  case UInt8(ascii: "2"): parts[2].1 = part
  case UInt8(ascii: "3"): parts[3].1 = part
  default: parts[0].1 = part
  }
  var zip = ZipWriter()
  for (name, content) in parts { zip.add(name, content) }
  return zip.finish()
}
