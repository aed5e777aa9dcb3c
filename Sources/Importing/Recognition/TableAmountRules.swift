import Formats
import Kernel

/// How a table writes thousands.
enum ThousandsMark {
  /// Spaces alone.
  case space
  /// Points: `1.234,56`.
  case point
  /// Commas: `1,234.56`.
  case comma
  /// Apostrophes are always taken for thousands.
  static let apostrophes: Set<Character> = ["'", "’"]
}

/// Amounts as cells write them.
enum TableAmountRules {
  /// What a cell of amounts holds.
  enum Reading: Hashable {
    /// Nothing.
    case nothing
    /// An amount in the file's sign.
    case money(Money)
    /// What is wrong.
    case fault(Amount.Fault)
    /// An error of the spreadsheet.
    case error(String)
  }

  /// The amount of the cell.
  static func read(_ cell: GridCell, unit: AmountUnit, mark: ThousandsMark) -> Reading {
    switch cell {
    case .empty: return .nothing
    case .error(let text): return .error(text)
    case .number(let number, _): return money { () throws(Amount.Fault) in try number.money(unit: unit) }
    case .text(let text) where text.hasPrefix("#") && text.count > 2: return .error(text)
    case .text(let text):
      guard let plain = plain(text, mark) else { return .nothing }
      return money { () throws(Amount.Fault) in try Amount.money(plain, unit: unit) }
    case .day, .time, .boolean: return .fault(.notAnAmount)
    }
  }

  private static func money(_ read: () throws(Amount.Fault) -> Money) -> Reading {
    do {
      return .money(try read())
    } catch {
      return .fault(error)
    }
  }

  /// The amount's text as `Amount` reads it: no currency, no thousands but spaces; nil where there is nothing.
  private static func plain(_ raw: String, _ mark: ThousandsMark) -> String? {
    var text = TableCodeRules.trimmed(raw)
    if ["", "-", "–", "—", "\u{2212}"].contains(text) { return nil }
    if isPlain(text, mark) { return text }
    var isCredit = false
    for ending in [":-", "kr.", "kr", "SEK", "kronor"] where text.lowercased().hasSuffix(ending.lowercased()) {
      text = TableCodeRules.trimmed(String(text.dropLast(ending.count)))
    }
    if text.uppercased().hasPrefix("SEK") { text = TableCodeRules.trimmed(String(text.dropFirst(3))) }
    for (ending, credits) in [("CR", true), ("DR", false), ("K", true), ("D", false)]
    where text.hasSuffix(ending) && text.dropLast(ending.count).last.map({ $0.isNumber || $0.isWhitespace }) == true {
      text = TableCodeRules.trimmed(String(text.dropLast(ending.count)))
      isCredit = credits
      break
    }
    text.removeAll { ThousandsMark.apostrophes.contains($0) }
    switch mark {
    case .space: break
    case .point: text = ungrouped(text, ".")
    case .comma: text = ungrouped(text, ",")
    }
    // A dash that is none of those that amounts are written with.
    if text.hasPrefix("–") { text = "-" + text.dropFirst() }
    return isCredit ? "-" + text : text
  }

  /// Whether the text has no letters, colons, apostrophes or long dashes, and no marks between thousands.
  private static func isPlain(_ text: String, _ mark: ThousandsMark) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: ":"), UInt8(ascii: "'"), 0xE2: false
      case UInt8(ascii: "."): mark != .point
      case UInt8(ascii: ","): mark != .comma
      default: true
      }
    }
  }

  /// The text without marks that part it into threes; unreadable where they part it otherwise.
  private static func ungrouped(_ text: String, _ mark: Character) -> String {
    let groups = text.split(separator: mark, omittingEmptySubsequences: false)
    let areThrees = groups.dropFirst().allSatisfy { group in
      group.prefix { $0.isNumber }.count == 3
    }
    return areThrees ? groups.joined() : "?"
  }

  /// How the table writes thousands: by points or commas where an amount has both marks, and none speaks against it.
  static func mark(of cells: some Sequence<GridCell>) -> ThousandsMark {
    var (points, commas) = (0, 0)
    // One mark alone says nothing.
    for case .text(let text) in cells where text.utf8.count(where: { $0 == 0x2C || $0 == 0x2E }) > 1 {
      let marks = text.filter { ".,".contains($0) }
      guard let last = marks.last, marks.contains(where: { $0 != last }) else {
        // Several of one mark can only part thousands.
        if marks.count > 1 { if marks.last == "." { points += 1 } else { commas += 1 } }
        continue
      }
      if last == "," { points += 1 } else { commas += 1 }
    }
    if points > 0, commas == 0 { return .point }
    return commas > 0 && points == 0 ? .comma : .space
  }

  /// An amount whose only mark may part thousands or begin decimals, where no other amount shows which; nil where one
  /// does or where there is none.
  ///
  /// One mark before exactly three digits is in doubt. Decimals are shown by another number of digits behind a mark, by
  /// four digits or a zero before it, by spaces or apostrophes between thousands, and by thousands without a mark.
  static func doubtful(_ cells: some Sequence<GridCell>) -> GridCell? {
    var found: GridCell?
    for cell in cells {
      guard case .text(let text) = cell, isAmount(cell) else { continue }
      switch doubt(text) {
      case .shown: return nil
      case .none: continue
      case .doubtful: found = found ?? cell
      }
    }
    return found
  }

  private enum Doubt {
    /// It says nothing.
    case none
    /// It shows how the table writes thousands or decimals.
    case shown
    /// It can be read in two ways.
    case doubtful
  }

  private static func doubt(_ text: String) -> Doubt {
    guard let first = text.firstIndex(where: \.isNumber), let last = text.lastIndex(where: \.isNumber) else {
      return .none
    }
    // A mark may stand first, `.5`.
    let start = text[..<first].lastIndex { ".,".contains($0) } ?? first
    let number = text[start...last]
    if number.contains(where: { !$0.isNumber && !".,".contains($0) }) { return .shown }
    let parts = number.split(omittingEmptySubsequences: false) { ".,".contains($0) }
    guard parts.count == 2 else { return parts[0].count > 3 || parts.count > 2 ? .shown : .none }
    return parts[1].count == 3 && (1...3).contains(parts[0].count) && parts[0].first != "0" ? .doubtful : .shown
  }

  /// Whether the cell is an amount, or an error where one should be.
  static func isAmount(_ cell: GridCell) -> Bool {
    switch cell {
    case .number: return true
    case .error: return true
    case .text(let text):
      return text.contains(where: \.isNumber)
        && text.allSatisfy { $0.isNumber || $0.isWhitespace || "\u{A0}.,+-–\u{2212}()'’KDCRkrSE:".contains($0) }
    case .empty, .day, .time, .boolean: return false
    }
  }
}
