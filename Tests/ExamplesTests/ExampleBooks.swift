import Foundation

/// What the files say in money: codings with amounts, placed on lines, areas and units by the rules in the files.
///
/// **Unit** öre. **Sign** as in reports: revenue positive, costs negative.
struct ExampleBooks {
  /// A coding with its amount; `month` is 0 for plans.
  struct Entry {
    var codes: ExampleFolder.Row
    var month: Int
    var amount: Int
  }

  /// A place in the matrix.
  struct Cell: Hashable {
    let unit: String
    let area: String
    let line: String
  }

  static let parts = ["konto", "ansvar", "verksamhet", "aktivitet", "projekt", "objekt", "motpart"]

  let statements: [ExampleFolder.Row]
  let areas: [ExampleFolder.Row]
  let units: [ExampleFolder.Row]

  init() throws {
    statements = try ExampleFolder.csv("statements.csv")
    areas = try ExampleFolder.csv("areas.csv")
    units = try ExampleFolder.csv("units.csv")
  }

  // MARK: Entries

  /// The postings of a SIE file.
  static func sie(_ name: String) throws -> [Entry] {
    let parts = Dictionary(
      uniqueKeysWithValues: try ExampleFolder.csv("mapping.csv").compactMap { row in
        row["fält"]?.split(separator: " ").last.map { (String($0), row["värde"] ?? "") }
      })
    // The letters of the texts do not matter here, so each byte may be its own character.
    let text = String(decoding: try ExampleFolder.bytes(name).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
    let pattern = #/^ *#TRANS (\d+) \{(.*?)\} (-?\d+\.\d\d) (\d{8}) /#
    return text.split(separator: "\r\n").compactMap { line -> Entry? in
      guard let match = line.firstMatch(of: pattern), let amount = Tally.ore(String(match.3)) else { return nil }
      let objects = match.2.split(separator: " ").map { String($0.replacing("\"", with: "")) }
      var codes = ["konto": String(match.1)]
      for index in stride(from: 0, to: objects.count - 1, by: 2) {
        codes[parts[objects[index]] ?? "?"] = objects[index + 1]
      }
      return Entry(codes: codes, month: Int(match.4.dropFirst(4).prefix(2)) ?? 0, amount: -amount)
    }
  }

  /// The rows of a ledger as CSV that lie in ordinary months.
  static func ledgerCSV(_ name: String) throws -> [Entry] {
    try ExampleFolder.csv(name).compactMap { row in
      guard let month = row["period"].flatMap({ Int($0.suffix(2)) }), (1...12).contains(month),
        let amount = Tally.ore(row["belopp"] ?? "")
      else { return nil }
      return Entry(codes: codes(row), month: month, amount: -amount)
    }
  }

  /// The rows of a budget.
  static func budget(_ name: String) throws -> [Entry] {
    try ExampleFolder.csv(name).compactMap { row in
      Tally.ore(row["belopp"] ?? "").map { Entry(codes: codes(row), month: 0, amount: $0) }
    }
  }

  /// The codes of a row without the empty ones.
  static func codes(_ row: ExampleFolder.Row) -> ExampleFolder.Row {
    row.filter { parts.contains($0.key) && !$0.value.isEmpty }
  }

  // MARK: Rules

  /// Whether the codes lie in the selection of the row.
  static func matches(_ codes: ExampleFolder.Row, _ selection: ExampleFolder.Row) -> Bool {
    parts.allSatisfy { part in
      let ranges = (selection[part] ?? "").split(separator: ",").map(String.init)
      return ranges.isEmpty || ranges.contains { contains($0, codes[part] ?? "") }
    }
  }

  private static func contains(_ range: String, _ code: String) -> Bool {
    let ends = range.split(separator: "-").map(String.init)
    guard ends.count == 2 else { return code.hasPrefix(range) }
    return code >= ends[0] && String(code.prefix(ends[1].count)) <= ends[1]
  }

  /// The leaves of the statement that take the codes; empty for what lies outside it.
  func leaves(_ codes: ExampleFolder.Row, in statement: String) -> [String] {
    let rows = statements.filter { $0["uppställning"] == statement }
    func rules(_ kind: String) -> [ExampleFolder.Row] {
      let named = Set(rows.filter { $0["typ"] == kind }.compactMap { $0["rad"] })
      return rows.filter { named.contains($0["rad"] ?? "") }
    }
    if rules("utanför").contains(where: { Self.matches(codes, $0) }) { return [] }
    let selection = rules("urval")
    if !selection.isEmpty, !selection.contains(where: { Self.matches(codes, $0) }) { return [] }
    return Array(Set(rules("rad").filter { Self.matches(codes, $0) }.compactMap { $0["rad"] }))
  }

  /// The areas that take the codes.
  func areas(_ codes: ExampleFolder.Row) -> [String] {
    let hits = Set(areas.filter { Self.matches(codes, $0) }.compactMap { $0["id"] })
    return hits.isEmpty ? ["ovrigt"] : Array(hits)
  }

  /// The units that answer for the codes.
  func units(_ codes: ExampleFolder.Row) -> [String] {
    units.filter { !($0["ansvar"] ?? "").isEmpty && (codes["ansvar"] ?? "").hasPrefix($0["ansvar"] ?? "?") }
      .compactMap { $0["id"] }
  }

  /// The sums of the entries that belong to *drift*, by unit, area and line.
  func cube(_ entries: [Entry]) -> [Cell: Int] {
    var cube: [Cell: Int] = [:]
    for entry in entries {
      guard let line = leaves(entry.codes, in: "drift").first else { continue }
      let cell = Cell(unit: units(entry.codes).first ?? "?", area: areas(entry.codes).first ?? "?", line: line)
      cube[cell, default: 0] += entry.amount
    }
    return cube
  }

  /// The forecast by cell: what the file gives, and elsewhere actual to date with the rest of the period budget.
  func forecast(_ name: String, budget: [Entry], actual: [Entry], month: Int) throws -> [Cell: Int] {
    let toDate = cube(actual.filter { $0.month <= month })
    var forecast = toDate
    for entry in budget where !leaves(entry.codes, in: "drift").isEmpty {
      for (cell, rest) in cube([entry]) {
        forecast[cell, default: 0] += rest - Tally.even(rest, months: month)
      }
    }
    for row in try ExampleFolder.csv(name) {
      guard let amount = Tally.ore(row["prognos"] ?? ""), let area = row["område"], !area.isEmpty else { continue }
      forecast[Cell(unit: row["enhet"] ?? "", area: area, line: row["rad"] ?? "")] = amount
    }
    return forecast
  }
}
