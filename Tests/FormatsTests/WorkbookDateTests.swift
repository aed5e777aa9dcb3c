import Formats
import Kernel
import Testing

/// The value that a number has under a format.
private func value(_ number: String, _ format: String, is1904: Bool = false) throws -> String {
  let styles = """
    <styleSheet><numFmts>\
    <numFmt numFmtId="170" formatCode="\(format.replacing("&", with: "&amp;").replacing("\"", with: "&quot;"))"/>\
    </numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>\
    <dxfs><dxf><numFmt numFmtId="170" formatCode="0"/></dxf></dxfs></styleSheet>
    """
  var parts = SampleBook.parts(rows: "<row><c s=\"1\"><v>\(number)</v></c></row>")
  if is1904 { parts[1].1 = SampleBook.outline(head: "<workbookPr date1904=\"1\"/>") }
  let book = try Workbook.read(SampleBook.packed(parts + [("xl/styles.xml", styles)]))
  let value = try #require(book.sheets[0].cells.first).value
  switch value {
  case .number(let text, let digits): return digits == 0 ? text : "\(text)/\(digits)"
  case .duration: return "duration " + (value.durationText ?? "-")
  default: return value.text
  }
}

@Test(
  "A format says whether a number is a day, a time, a length of time or a code",
  arguments: [
    ("yyyy-mm-dd", "2019-04-30"), ("[$-41D]d mmmm yyyy;@", "2019-04-30"), ("D/M-YY", "2019-04-30"),
    ("yyyy\\-mm\\-dd;@", "2019-04-30"), ("\"dag \"d", "2019-04-30"), ("General", "43585"), ("Standard", "43585"),
    ("0", "43585"), ("#,##0.00", "43585"), ("#,##0\" kr y\"", "43585"), ("[Red]0", "43585"), ("0\\d", "43585"),
    ("0_d", "43585"), ("* 0", "43585"), ("[$SEK-41D] 0", "43585"), ("0;yyyy", "43585"), ("@", "43585"),
    ("000000", "43585/6"), ("00", "43585/2"), ("0000-0000", "43585"), ("[h]:mm", "duration 1046040:00:00"),
    ("[Blue][mm]:ss", "duration 1046040:00:00"), ("General\" m\"", "43585"), ("0.00E+00", "43585"),
  ])
func formats(format: String, expected: String) throws {
  #expect(try value("43585", format) == expected)
}

@Test(
  "Days are reckoned exactly in both systems",
  arguments: [
    ("0", "00:00:00", "00:00:00"), ("0.5", "12:00:00", "12:00:00"), ("0.999999999", "1900-01-01", "1904-01-02"),
    ("1", "1900-01-01", "1904-01-02"), ("59", "1900-02-28", "1904-02-29"), ("60", "1900-02-28", "1904-03-01"),
    ("61", "1900-03-01", "1904-03-02"), ("43585", "2019-04-30", "2023-05-01"),
    ("43585.520833333336", "2019-04-30T12:30:00", "2023-05-01T12:30:00"),
    ("43585.999999999", "2019-05-01", "2023-05-02"), ("4.3585E4", "2019-04-30", "2023-05-01"),
    ("43585.00000289352", "2019-04-30T00:00:00.250", "2023-05-01T00:00:00.250"),
    ("2958465", "9999-12-31", "2958465"), ("2958466", "2958466", "2958466"), ("-1", "-1", "-1"),
    ("20190430", "20190430", "20190430"), ("1E300", "1E300", "1E300"),
  ])
func serials(number: String, from1900: String, from1904: String) throws {
  #expect(try value(number, "yyyy-mm-dd") == from1900)
  #expect(try value(number, "yyyy-mm-dd", is1904: true) == from1904)
}

@Test("Every day that is written is read back, in both systems")
func writtenDays() throws {
  for system in DateSystem.allCases {
    var sheet = WorkbookWriter.Sheet("Dagar")
    let first = system == .from1900 ? -25_567 : -24_106
    let days = stride(from: first, to: 70_000, by: 97).map { Day(daysSince1970: $0) } + [Day(daysSince1970: -25_508)]
    for (index, day) in days.enumerated() {
      sheet.put(.day(day, seconds: index * 37 % 86_400), row: index + 1, column: 0, look: .moment)
    }
    var writer = WorkbookWriter(dateSystem: system)
    let grid = try Workbook.read(writer.bytes(of: [sheet])).sheets[0].grid()
    for (index, day) in days.enumerated() where day.year > 1_904 || system == .from1900 {
      #expect(grid.rows[index][0] == .day(day, seconds: index * 37 % 86_400))
    }
  }
}
