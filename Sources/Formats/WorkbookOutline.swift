import Kernel
import XML

/// What a workbook's main part tells: its sheets and which parts they and what they share lie in.
struct WorkbookOutline {
  /// One sheet that the workbook lists.
  struct Sheet {
    let name: String
    let visibility: WorkbookSheet.Visibility
    let part: String
  }

  /// A sheet as the main part lists it, its part not yet found.
  private struct Listed {
    var name = ""
    var visibility = WorkbookSheet.Visibility.visible
    var relationship = ""
  }

  /// The main part.
  let part: String
  let dateSystem: DateSystem
  /// The sheets of cells.
  let sheets: [Sheet]
  /// Whether the workbook lists any sheet, of cells or not.
  let hasSheets: Bool
  let styles: String?
  let sharedStrings: String?

  init(_ package: inout WorkbookPackage) throws(Problems) {
    part = try WorkbookOutline.mainPart(&package)
    let relationships = try package.relationships(of: part)
    let (listed, dateSystem) = try WorkbookOutline.list(part, &package)
    self.dateSystem = dateSystem
    hasSheets = !listed.isEmpty
    styles = try WorkbookOutline.shared("styles", relationships, package, part)
    sharedStrings = try WorkbookOutline.shared("sharedStrings", relationships, package, part)
    let referred = relationships.filter { $0.type == "worksheet" }.compactMap { package.part($0.target) }
    var sheets: [Sheet] = []
    for (index, sheet) in listed.enumerated() {
      // A module of macros from a workbook of the nineties is listed as a sheet without a part.
      if sheet.relationship.isEmpty, !referred.isEmpty { continue }
      let target = relationships.first { $0.id == sheet.relationship && !sheet.relationship.isEmpty }
      if let target, target.isExternal {
        throw Problems([
          WorkbookProblem.externalPart(Place(file: package.archive.file, field: sheet.name), part: target.target)
        ])
      }
      // Sheets of charts, dialogues and old macros hold no cells of ours.
      if let target, target.type != "worksheet" { continue }
      let conventional = WorkbookOutline.folder(of: part) + "worksheets/sheet\(index + 1).xml"
      // A part that another sheet refers to would be read twice.
      let fallback = package.part(conventional).flatMap { referred.contains($0) ? nil : $0 }
      guard let found = (target.flatMap { package.part($0.target) }) ?? fallback else {
        throw package.damaged(target?.target ?? conventional, "bladet ”\(sheet.name)” saknas i filen")
      }
      sheets.append(Sheet(name: sheet.name, visibility: sheet.visibility, part: found))
    }
    self.sheets = sheets
  }

  /// The part that everything else hangs on: by reference, by content type or by convention.
  private static func mainPart(_ package: inout WorkbookPackage) throws(Problems) -> String {
    var candidates = try package.relationships(of: "").filter { $0.type == "officeDocument" && !$0.isExternal }.map(
      \.target)
    for ending in ["sheet.main+xml", "sheet.macroEnabled.main+xml", "template.main+xml"] {
      candidates += try package.parts(ofType: ending)
    }
    candidates.append("xl/workbook.xml")
    for candidate in candidates {
      if let part = package.part(candidate), part.lowercased().hasSuffix(".xml") { return part }
    }
    throw Problems([WorkbookProblem.noWorkbook(Place(file: package.archive.file))])
  }

  /// The sheets as listed, and the epoch.
  private static func list(
    _ part: String, _ package: inout WorkbookPackage
  ) throws(Problems) -> ([Listed], DateSystem) {
    var isWorkbook = false
    let found = try package.read(part) { scanner throws(XMLProblem) in
      var sheets: [Listed] = []
      var dateSystem = DateSystem.from1900
      while let token = try scanner.next() {
        guard token == .start else { continue }
        if scanner.isNamed("workbook") {
          isWorkbook = true
        } else if scanner.isNamed("AlternateContent") || scanner.isNamed("extLst") {
          try scanner.skipElement()
        } else if scanner.isNamed("workbookPr") {
          if scanner.isTrue("date1904") { dateSystem = .from1904 }
        } else if scanner.isNamed("sheet") {
          var sheet = Listed()
          sheet.name = try scanner.value(of: "name") ?? ""
          sheet.relationship = try scanner.value(of: "id") ?? ""
          sheet.visibility =
            try scanner.value(of: "state").flatMap(WorkbookSheet.Visibility.init(rawValue:)) ?? .visible
          sheets.append(sheet)
        }
      }
      return (sheets, dateSystem)
    }
    guard isWorkbook else { throw Problems([WorkbookProblem.noWorkbook(Place(file: package.archive.file))]) }
    return found
  }

  /// The part that all sheets share, of a type: by reference, or by convention where nothing is referred to.
  private static func shared(
    _ type: String, _ relationships: [WorkbookPackage.Relationship], _ package: WorkbookPackage, _ main: String
  ) throws(Problems) -> String? {
    guard let target = relationships.first(where: { $0.type == type }) else {
      return package.part(folder(of: main) + type + ".xml")
    }
    guard !target.isExternal else {
      throw Problems([WorkbookProblem.externalPart(Place(file: package.archive.file), part: target.target)])
    }
    return package.part(target.target) ?? package.part(folder(of: main) + type + ".xml")
  }

  /// The folder that a part lies in, with a slash at its end.
  private static func folder(of part: String) -> String {
    part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
  }
}

extension XMLScanner {
  /// Whether the attribute says yes.
  func isTrue(_ attribute: StaticString) -> Bool {
    guard let value = self.attribute(attribute).map({ bytes[$0] }) else { return false }
    return value.elementsEqual("1".utf8) || value.elementsEqual("true".utf8) || value.elementsEqual("on".utf8)
  }

  /// The whole number that the attribute spells; nil where it spells none or there is none.
  func number(of attribute: StaticString) -> Int? {
    self.attribute(attribute).flatMap { Digits.value(bytes[$0]) }
  }
}
