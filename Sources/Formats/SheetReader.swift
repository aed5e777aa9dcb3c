import Kernel
import XML

/// How much more a workbook may hold.
struct SheetBudget {
  /// How many cells with something in them.
  var cells: Int
  /// How many bytes of words and formulas, those that cells share counted in each.
  var textBytes: Int
}

/// Why a sheet's part cannot be read.
enum SheetFault: Error {
  /// Its XML is bad.
  case xml(XMLProblem)
  /// It says what cannot be, at a place as it is written.
  case contradiction(String)
  /// The workbook holds more than is read.
  case tooMuch
}

/// Reads the cells of one sheet.
///
/// Hot: a ledger's sheet has millions of cells, so names and numbers are compared and taken as bytes.
struct SheetReader {
  private(set) var budget: SheetBudget
  private var scanner: XMLScanner
  private let strings: [String]
  private let formats: [NumberFormat]
  private let dateSystem: DateSystem

  private var declaredDimension: String?
  private var storedRange: CellRange?
  private var usedRange: CellRange?
  private var merges: [CellRange] = []
  private var hiddenColumns = ColumnRanges()
  private var hiddenRows: Set<Int> = []
  private var formulas = SheetFormulas()
  private var collector = RowCollector()
  private var row = 0
  private var column = -1
  // Reused for each cell, so that none allocates.
  private var valueText: [UInt8] = []
  private var formulaText: [UInt8] = []

  init(
    _ text: [UInt8], strings: [String], formats: [NumberFormat], dateSystem: DateSystem, budget: SheetBudget
  ) {
    scanner = XMLScanner(text)
    self.strings = strings
    self.formats = formats
    self.dateSystem = dateSystem
    self.budget = budget
  }

  /// The sheet; nil where the part holds no cells but a chart.
  mutating func read(_ listed: WorkbookOutline.Sheet, file: String?) throws(SheetFault) -> WorkbookSheet? {
    do throws(XMLProblem) {
      guard try scanner.next() == .start, !scanner.isNamed("chartsheet") else { return nil }
    } catch {
      throw .xml(error)
    }
    while let token = try next() {
      guard token == .start else { continue }
      if scanner.isNamed("sheetData") {
        try readRows()
      } else if scanner.isNamed("dimension") {
        declaredDimension = scanner.attribute("ref").map { String(decoding: scanner.bytes[$0], as: UTF8.self) }
      } else if scanner.isNamed("col") {
        noteColumns()
      } else if scanner.isNamed("mergeCell") {
        noteMerge()
      } else if scanner.isNamed("extLst") || scanner.isNamed("AlternateContent") {
        try skip()
      }
    }
    let (rows, cells) = try collector.finish(hidden: hiddenRows)
    return WorkbookSheet(
      name: listed.name, visibility: listed.visibility, part: listed.part, file: file,
      declaredDimension: declaredDimension, storedRange: storedRange, usedRange: usedRange, rows: rows, cells: cells,
      merges: merges, hiddenRowCount: hiddenRows.count, hiddenColumns: hiddenColumns.ranges, formulas: formulas)
  }

  private mutating func next() throws(SheetFault) -> XMLScanner.Token? {
    do throws(XMLProblem) {
      return try scanner.next()
    } catch {
      throw .xml(error)
    }
  }

  private mutating func skip() throws(SheetFault) {
    do throws(XMLProblem) {
      try scanner.skipElement()
    } catch {
      throw .xml(error)
    }
  }

  private mutating func noteColumns() {
    guard scanner.isTrue("hidden"), let first = scanner.number(of: "min"), let last = scanner.number(of: "max"),
      first >= 1, first <= last, first <= CellAddress.columnLimit
    else { return }
    hiddenColumns.insert(first - 1...min(last, CellAddress.columnLimit) - 1)
  }

  private mutating func noteMerge() {
    guard let range = scanner.attribute("ref"),
      let block = CellRange(String(decoding: scanner.bytes[range], as: UTF8.self)), block.first != block.last
    else { return }
    merges.append(block)
  }

  private mutating func readRows() throws(SheetFault) {
    row = 0
    while let token = try next() {
      switch token {
      case .text: continue
      case .end: return
      case .start: if scanner.isNamed("row") { try readRow() } else { try skip() }
      }
    }
  }

  private mutating func readRow() throws(SheetFault) {
    row = scanner.number(of: "r") ?? row + 1
    guard (1...CellAddress.rowLimit).contains(row) else { throw .contradiction("rad \(row) finns inte på något blad") }
    if scanner.isTrue("hidden") { hiddenRows.insert(row) }
    column = -1
    while let token = try next() {
      switch token {
      case .text: continue
      case .end: return
      case .start: if scanner.isNamed("c") { try readCell() } else { try skip() }
      }
    }
  }

  private mutating func readCell() throws(SheetFault) {
    let address = try readAddress()
    let format = scanner.number(of: "s").flatMap { formats.indices.contains($0) ? formats[$0] : nil } ?? .plain
    let kind = CellKind(scanner.attribute("t").map { scanner.bytes[$0] })
    valueText.removeAll(keepingCapacity: true)
    formulaText.removeAll(keepingCapacity: true)
    var hasInline = false
    var hasFormula = false
    var group: Int?
    loop: while let token = try next() {
      switch token {
      case .text: continue
      case .end: break loop
      case .start:
        if scanner.isNamed("v") {
          // Words inside the cell win over a value beside them, whichever comes first.
          if hasInline { try skip() } else { try readText(isFormula: false) }
        } else if scanner.isNamed("f") {
          hasFormula = true
          let isShared = scanner.attribute("t").map { scanner.bytes[$0].elementsEqual("shared".utf8) } == true
          group = isShared ? scanner.number(of: "si") : nil
          try readText(isFormula: true)
        } else if scanner.isNamed("is"), kind == .inline {
          hasInline = true
          valueText.removeAll(keepingCapacity: true)
          try readInline()
        } else {
          try skip()
        }
      }
    }
    if storedRange?.include(address) == nil { storedRange = CellRange(address) }
    let value = try value(kind, format, hasInline: hasInline, at: address)
    guard value != nil || hasFormula else { return }
    try note(value ?? .empty, at: address, hasFormula: hasFormula, group: group)
  }

  private mutating func note(
    _ value: WorkbookValue, at address: CellAddress, hasFormula: Bool, group: Int?
  ) throws(SheetFault) {
    if usedRange?.include(address) == nil { usedRange = CellRange(address) }
    budget.cells -= 1
    if case .text(let text) = value { budget.textBytes -= text.utf8.count }
    var formula: (index: Int32, isExternal: Bool) = (-1, false)
    if hasFormula {
      formula = formulas.add(formulaText, group: group, at: address)
      budget.textBytes -= formulas.length(Int(formula.index))
    }
    guard budget.cells >= 0, budget.textBytes >= 0 else { throw .tooMuch }
    collector.add(
      WorkbookSheet.Cell(
        value: value, column: UInt16(address.column), isExternal: formula.isExternal, formula: formula.index),
      row: address.row)
  }

  /// The cell's address: its own, or the next of the row where it has none.
  private mutating func readAddress() throws(SheetFault) -> CellAddress {
    guard let range = scanner.attribute("r") else {
      column += 1
      guard column < CellAddress.columnLimit else { throw .contradiction("rad \(row) har för många kolumner") }
      return CellAddress(row: row, column: column)
    }
    guard let address = CellAddress(utf8: scanner.bytes[range]) else {
      throw .contradiction("”\(String(decoding: scanner.bytes[range].prefix(20), as: UTF8.self))” är ingen cell")
    }
    column = address.column
    return address
  }

  private mutating func readText(isFormula: Bool) throws(SheetFault) {
    while let token = try next() {
      switch token {
      case .start: try skip()
      case .end: return
      case .text:
        do throws(XMLProblem) {
          if isFormula {
            try scanner.appendText(to: &formulaText)
          } else {
            try scanner.appendText(to: &valueText)
          }
        } catch {
          throw .xml(error)
        }
      }
    }
  }

  private mutating func readInline() throws(SheetFault) {
    do throws(XMLProblem) {
      try SharedStrings.appendRichText(&scanner, to: &valueText)
    } catch {
      throw .xml(error)
    }
  }

  /// What the cell holds; nil for nothing.
  private func value(
    _ kind: CellKind, _ format: NumberFormat, hasInline: Bool, at address: CellAddress
  ) throws(SheetFault) -> WorkbookValue? {
    if valueText.isEmpty, !hasInline { return nil }
    switch kind {
    case .number: return CellNumber.value(valueText, format, dateSystem)
    case .shared:
      guard let index = Digits.value(CellNumber.trimmed(valueText)), strings.indices.contains(index) else {
        throw .contradiction("cellen \(address) pekar på en text som saknas")
      }
      return .text(strings[index])
    case .inline, .text: return .text(SharedStrings.text(valueText))
    case .boolean:
      let word = String(decoding: CellNumber.trimmed(valueText), as: UTF8.self).lowercased()
      return word == "1" || word == "true"
        ? .boolean(true)
        : word == "0" || word == "false" ? .boolean(false) : .text(word)
    case .error: return .error(String(decoding: valueText, as: UTF8.self))
    case .date: return CellNumber.written(valueText) ?? .text(SharedStrings.text(valueText))
    }
  }
}
