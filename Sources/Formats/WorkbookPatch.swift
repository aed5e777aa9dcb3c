package import Kernel
import XML

/// Puts values into cells of a workbook and leaves everything else as it is.
///
/// Parts without a changed cell are copied as they are packed. Of the others only the cells' own bytes change. Values
/// that were saved with formulas are taken away, because they may be wrong now; a spreadsheet program computes them
/// when it opens the file.
package struct WorkbookPatch {
  /// What a cell is to hold.
  package enum Value: Hashable, Sendable {
    /// A number.
    case number(ExactNumber)
    /// Words.
    case text(String)
    /// A day; the cell's own format says how it looks.
    case day(Day)
  }

  /// One value and the cell that it goes to.
  package struct Entry: Hashable, Sendable {
    /// The sheet's name.
    package let sheet: String
    /// The cell's address, `C7`.
    package let cell: String
    /// The value.
    package let value: Value

    /// A value for a cell of a sheet.
    package init(sheet: String, cell: String, value: Value) {
      self.sheet = sheet
      self.cell = cell
      self.value = value
    }
  }

  private let entries: [Entry]
  private let isOverwriting: Bool

  /// A patch that fills cells; cells that hold something are refused unless they may be written over.
  package init(_ entries: [Entry], isOverwriting: Bool = false) {
    self.entries = entries
    self.isOverwriting = isOverwriting
  }

  /// The workbook with the values in it.
  ///
  /// The same workbook and values always give the same bytes.
  /// **Throws** `Problems` with a `WorkbookProblem` for each value that cannot be put, or for what is wrong with the
  /// workbook; nothing is put then.
  package func applied(to bytes: [UInt8], name: String? = nil) throws(Problems) -> [UInt8] {
    let workbook = try Workbook.read(bytes, name: name)
    let values = try placed(in: workbook)
    var package = try WorkbookPackage(bytes, file: name)
    let main = try WorkbookOutline(&package).part
    var changed: [String: [UInt8]] = [main: try edited(main, &package, WorkbookPatch.recalculating)]
    for sheet in workbook.sheets {
      let own = values[sheet.name] ?? [:]
      guard !own.isEmpty || sheet.cells.contains(where: \.hasFormula) else { continue }
      let system = workbook.dateSystem
      var isComplete = true
      changed[sheet.part] = try edited(sheet.part, &package) { bytes throws(XMLProblem) in
        var patcher = SheetPatcher(bytes, values: own, dateSystem: system)
        defer { isComplete = patcher.isComplete }
        return try patcher.found()
      }
      guard isComplete else { throw package.damaged(sheet.part, "bladet saknar plats för celler") }
    }
    return try packed(package.archive, changed)
  }

  /// The values by sheet and cell.
  private func placed(in workbook: Workbook) throws(Problems) -> [String: [CellAddress: Value]] {
    var values: [String: [CellAddress: Value]] = [:]
    var problems: [WorkbookProblem] = []
    var contents: [String: SheetContents] = [:]
    for entry in entries {
      let spot = Place(file: workbook.name, field: entry.sheet + "!" + entry.cell)
      guard let sheet = workbook.sheet(named: entry.sheet) else {
        problems.append(.unknownSheet(spot, sheets: workbook.sheets.map(\.name)))
        continue
      }
      guard let cell = CellAddress(entry.cell) else {
        problems.append(.notAnAddress(spot, text: entry.cell))
        continue
      }
      let content = contents[sheet.name] ?? SheetContents(sheet)
      contents[sheet.name] = content
      let place = sheet.place(cell)
      if let merge = sheet.merges.first(where: { $0.contains(cell) && $0.first != cell }) {
        problems.append(.coveredCell(place, first: merge.first.description))
      } else if let found = content[cell], found.hasFormula {
        problems.append(.formulaInTheWay(place))
      } else if let found = content[cell], !found.value.gridCell.isBlank, !isOverwriting {
        problems.append(.cellTaken(place, text: String(found.value.text.prefix(40))))
      } else if values[sheet.name, default: [:]].updateValue(entry.value, forKey: cell) != nil {
        problems.append(.cellTwice(place))
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return values
  }

  private func edited(
    _ part: String, _ package: inout WorkbookPackage,
    _ find: ([UInt8]) throws(XMLProblem) -> [ByteEdit]
  ) throws(Problems) -> [UInt8] {
    let text = try package.text(part)
    do throws(XMLProblem) {
      return ByteEdit.applied(try find(text) + ByteEdit.declaration(of: text), to: text)
    } catch {
      throw package.problem(error, in: part)
    }
  }

  private func packed(_ archive: ZipArchive, _ changed: [String: [UInt8]]) throws(Problems) -> [UInt8] {
    var writer = ZipWriter()
    for entry in archive.entries {
      if let content = changed[entry.name] {
        writer.add(entry.name, content)
        continue
      }
      do {
        try writer.copy(entry, from: archive)
      } catch {
        throw Problems([WorkbookProblem.damagedArchive(Place(file: archive.file), detail: error.detail)])
      }
    }
    return writer.finish()
  }

  /// The edits that make a spreadsheet program compute all formulas when it opens the workbook.
  ///
  /// **Source** ECMA-376 part 1, 18.2.27: the order of a workbook's elements.
  private static func recalculating(_ bytes: [UInt8]) throws(XMLProblem) -> [ByteEdit] {
    var scanner = XMLScanner(bytes)
    var prefix = ""
    var place: Int?
    while let token = try scanner.next() {
      if token == .start, scanner.isNamed("AlternateContent") || scanner.isNamed("extLst") {
        try scanner.skipElement()
      } else if token == .start, scanner.isNamed("calcPr") {
        if let range = scanner.attribute("fullCalcOnLoad") { return [ByteEdit(range, "1")] }
        let end = scanner.fullName.upperBound
        return [ByteEdit(end..<end, " fullCalcOnLoad=\"1\"")]
      } else if token == .start, scanner.isNamed("workbook") {
        let name = String(decoding: bytes[scanner.fullName], as: UTF8.self)
        prefix = name.firstIndex(of: ":").map { String(name[...$0]) } ?? ""
      } else if token == .end,
        scanner.isNamed("sheets") || scanner.isNamed("functionGroups") || scanner.isNamed("externalReferences")
          || scanner.isNamed("definedNames")
      {
        place = scanner.offset
      }
    }
    return place.map { [ByteEdit($0..<$0, "<\(prefix)calcPr fullCalcOnLoad=\"1\"/>")] } ?? []
  }
}
