import Accounts
import TestSupport
import Kernel
import Storage

/// Random codings, rules and statements, and the naive way of asking whether a rule takes a row.
struct RandomCodings {
  var random: SeededChance

  init(seed: UInt64) { random = SeededChance(seed: Int(truncatingIfNeeded: seed)) }

  /// A code: mostly short and of digits, now and then empty, lettered or longer than a machine word.
  mutating func code() -> String {
    switch Int.random(in: 0..<20, using: &random) {
    case 0: return ""
    case 1: return ["A1", "Å", "Å7", "0", "00", "a"].randomElement(using: &random) ?? ""
    case 2: return String(repeating: "1", count: Int.random(in: 7...11, using: &random))
    default:
      let length = Int.random(in: 1...4, using: &random)
      return String((0..<length).map { _ in "01234".randomElement(using: &random) ?? "0" })
    }
  }

  /// A range: one prefix or a first and a last, which may stand in the wrong order.
  mutating func range() -> CodeRange {
    Bool.random(using: &random) ? CodeRange(code()) : CodeRange(from: code(), to: code())
  }

  /// A selection over up to `parts` of the coding parts given.
  mutating func selection(of columns: [String], upTo parts: Int) -> FactSelection {
    var ranges: [String: [CodeRange]] = [:]
    for _ in 0..<Int.random(in: 0...parts, using: &random) {
      let part = columns.randomElement(using: &random) ?? "account"
      ranges[part, default: []].append(range())
    }
    return FactSelection(ranges)
  }

  mutating func selections(_ counts: ClosedRange<Int>, of columns: [String]) -> [FactSelection] {
    (0..<Int.random(in: counts, using: &random)).map { _ in selection(of: columns, upTo: 2) }
  }

  /// Named selections, some without a rule.
  mutating func named(_ count: Int, of columns: [String]) -> [NamedSelection] {
    (0..<count).map { NamedSelection(id: "s\($0)", name: "S\($0)", rules: selections(0...3, of: columns)) }
  }

  /// A statement with so many leaves.
  mutating func statement(leaves: Int, of columns: [String]) -> Statement {
    Statement(
      name: "Drift", selection: selections(0...2, of: columns), outside: selections(0...2, of: columns),
      lines: (0..<leaves).map { number in
        Statement.Line(
          id: "l\(number)", name: "L\(number)", parent: "sum", kind: .leaf, rules: selections(0...3, of: columns))
      } + [Statement.Line(id: "sum", name: "Summa", parent: nil, kind: .sum, rules: [])])
  }

  /// So many rows of codes in these columns, from dictionaries of so many codes; some dictionaries hold a code twice.
  mutating func facts(rows: Int, codes: Int, of columns: [String]) -> FactColumns {
    FactColumns(
      columns.map { name in
        let dictionary = (0..<codes).map { _ in code() }
        let numbers = (0..<rows).map { _ in UInt32(Int.random(in: 0..<codes, using: &random)) }
        return (name, .code(CodeColumn(dictionary: dictionary, codes: numbers)))
      } + [("amount_ore", .integer((0..<rows).map { _ in Int64.random(in: -1_000_000...1_000_000, using: &random) }))])
  }
}

extension FactColumns {
  /// Whether any of the rules takes the row, asked rule by rule and code by code.
  func matches(_ rules: [FactSelection], row: Int) -> Bool {
    rules.contains { rule in
      rule.contains { part in
        let column = code(part)
        return column.dictionary[Int(column.codes[row])]
      }
    }
  }

  /// Where the row stands, found by asking every line.
  func naivePlace(row: Int, in statement: Statement) -> StatementPlace {
    guard statement.selection.isEmpty || matches(statement.selection, row: row),
      !matches(statement.outside, row: row)
    else { return .outside }
    let taking = statement.lines.indices.filter { matches(statement.lines[$0].rules, row: row) }
    return taking.isEmpty ? .uncovered : taking.count == 1 ? .line(taking[0]) : .ambiguous
  }
}
