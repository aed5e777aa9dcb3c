/// The formulas of a sheet, kept as bytes: most are asked for by nobody.
struct SheetFormulas: Sendable {
  /// How many characters a formula may have; the text of a longer one is not kept, and its cell has just its value.
  ///
  /// **Source** Microsoft, *Excel specifications and limits*: length of formula contents.
  static let characterLimit = 8_192

  /// One formula as the file has it.
  private struct Stored {
    /// Where its own text stands.
    let text: Range<Int>
    /// Where the formula that it shares is in the list; -1 where it shares none.
    let shared: Int32
    /// The row and column of its cell.
    let row: Int32
    let column: Int32
  }

  private var bytes: [UInt8] = []
  private var stored: [Stored] = []
  /// The formula that stands for each shared group, by the group's number.
  private var leaders: [Int: (index: Int32, isExternal: Bool)] = [:]

  /// Keeps a formula; answers its number and whether it takes values of another workbook.
  mutating func add(
    _ text: [UInt8], group: Int?, at cell: CellAddress
  ) -> (index: Int32, isExternal: Bool) {
    let start = bytes.count
    if SheetFormulas.isWithinLimit(text) { bytes.append(contentsOf: text) }
    let index = Int32(stored.count)
    var shared: Int32 = -1
    var isExternal = SheetFormulas.isExternal(text)
    if let group {
      if !text.isEmpty {
        leaders[group] = (index, isExternal)
      } else if let leader = leaders[group] {
        shared = leader.index
        isExternal = leader.isExternal
      }
    }
    stored.append(
      Stored(text: start..<bytes.count, shared: shared, row: Int32(cell.row), column: Int32(cell.column)))
    return (index, isExternal)
  }

  /// The formula with its equals sign; a shared one moved to the cell. Nil where there is no text.
  func text(_ index: Int, at cell: CellAddress) -> String? {
    let formula = stored[index]
    if !formula.text.isEmpty { return "=" + SharedStrings.text(Array(bytes[formula.text])) }
    guard formula.shared >= 0 else { return nil }
    let leader = stored[Int(formula.shared)]
    guard !leader.text.isEmpty else { return nil }
    let text = SharedStrings.text(Array(bytes[leader.text]))
    return "="
      + FormulaShift.moved(text, rows: cell.row - Int(leader.row), columns: cell.column - Int(leader.column))
  }

  /// How many bytes the formula's text has, or the one that it shares; moved, it may have some more.
  func length(_ index: Int) -> Int {
    let formula = stored[index]
    return formula.shared >= 0 ? stored[Int(formula.shared)].text.count : formula.text.count
  }

  private static func isWithinLimit(_ text: [UInt8]) -> Bool {
    // A character has at most three bytes for each of the units of sixteen bits that the limit counts.
    text.count <= characterLimit
      || text.count <= characterLimit * 3 && String(decoding: text, as: UTF8.self).utf16.count <= characterLimit
  }

  /// Whether the formula refers to another workbook: a number or a name in brackets before a sheet, or a file.
  static func isExternal(_ formula: [UInt8]) -> Bool {
    var previous = UInt8(ascii: "=")
    var index = 0
    while index < formula.count {
      let byte = formula[index]
      switch byte {
      case UInt8(ascii: "\""):
        index = formula[(index + 1)...].firstIndex(of: byte) ?? formula.count
      case UInt8(ascii: "'"):
        let end = formula[(index + 1)...].firstIndex(of: byte) ?? formula.count
        let name = formula[min(index + 1, formula.count)..<end]
        if name.contains(UInt8(ascii: "[")) || name.starts(with: "file:".utf8) { return true }
        index = end
      case UInt8(ascii: "["):
        let number = formula[(index + 1)...].prefix { (0x30...0x39).contains($0) }
        let isClosed = number.endIndex < formula.count && formula[number.endIndex] == UInt8(ascii: "]")
        // `Table[1]` is a column of a table.
        if isClosed, !number.isEmpty, !isNamePart(previous) { return true }
      default: break
      }
      previous = byte
      index += 1
    }
    return false
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x80...0xFF, UInt8(ascii: "."): true
    default: false
    }
  }
}
