package import Kernel
import XML

/// A workbook as a spreadsheet program saves it: an .xlsx or .xlsm file, read without computing anything.
///
/// Values of formulas are the ones that were saved with them. Nothing outside the bytes is ever fetched.
///
/// **Source** ECMA-376 part 1, SpreadsheetML; transitional and strict.
package struct Workbook: Sendable {
  /// The file's name as the user gave it.
  package let name: String?
  /// The day that it counts days from.
  package let dateSystem: DateSystem
  /// Its sheets of cells in order; sheets that hold a chart alone are left out.
  package let sheets: [WorkbookSheet]

  /// The workbook that the bytes hold.
  ///
  /// **Throws** `Problems` with a `WorkbookProblem` where they hold none, a damaged one or one that would fill the
  /// memory: at most `cellLimit` cells that hold something are read, and `textLimit` bytes of words and formulas.
  package static func read(
    _ bytes: [UInt8], name: String? = nil, cellLimit: Int = 20_000_000, textLimit: Int = 1 << 30
  ) throws(Problems) -> Workbook {
    var package = try WorkbookPackage(bytes, file: name)
    let outline = try WorkbookOutline(&package)
    let formats = try outline.styles.map { part throws(Problems) in try WorkbookStyles.read(part, &package) } ?? []
    let strings =
      try outline.sharedStrings.map { part throws(Problems) in try SharedStrings.read(part, &package) } ?? []
    var budget = SheetBudget(cells: cellLimit, textBytes: textLimit)
    var sheets: [WorkbookSheet] = []
    for listed in outline.sheets {
      let text = try package.text(listed.part)
      var reader = SheetReader(
        text, strings: strings, formats: formats, dateSystem: outline.dateSystem, budget: budget)
      do throws(SheetFault) {
        if let sheet = try reader.read(listed, file: name) { sheets.append(sheet) }
      } catch {
        throw Workbook.problems(error, listed, package)
      }
      budget = reader.budget
    }
    guard outline.hasSheets else {
      throw Problems([WorkbookProblem.noWorkbook(Place(file: name))])
    }
    return Workbook(name: name, dateSystem: outline.dateSystem, sheets: sheets)
  }

  private static func problems(
    _ fault: SheetFault, _ sheet: WorkbookOutline.Sheet, _ package: WorkbookPackage
  ) -> Problems {
    switch fault {
    case .xml(let fault): package.problem(fault, in: sheet.part)
    case .contradiction(let detail): package.damaged(sheet.part, detail)
    case .tooMuch: Problems([WorkbookProblem.tooManyCells(Place(file: package.archive.file, field: sheet.name))])
    }
  }

  /// The sheet of that name; nil where there is none. Case does not matter, as in spreadsheet programs.
  package func sheet(named name: String) -> WorkbookSheet? {
    sheets.first { $0.name == name } ?? sheets.first { $0.name.lowercased() == name.lowercased() }
  }
}
