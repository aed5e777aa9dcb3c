package import Formats
import Kernel
import Storage

/// Reads a file of statements, a line a row; further rows with the same id are further rules of the line.
package enum StatementsCSV {
  /// The columns of the file.
  package static let columns =
    [
      CSVColumn("uppställning"), CSVColumn("rad"), CSVColumn("namn"), CSVColumn("överordnad"), CSVColumn("typ"),
    ] + SelectionColumns.columns

  /// The statements in the order of the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8]) throws -> [StatementDraft] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    var drafts: [String: DraftInMaking] = [:]
    var order: [String] = []
    _ = try table.values { row, _ -> Void? in
      let id = try SelectionColumns.id(row, at[0], column: "uppställning")
      if drafts[id] == nil { order.append(id) }
      try drafts[id, default: DraftInMaking()].add(row, at)
      return nil
    }
    return order.map { id in (drafts[id] ?? DraftInMaking()).draft(id: id) }
  }
}

/// What has been read of one statement.
private struct DraftInMaking {
  private var selection: [FactSelection] = []
  private var outside: [FactSelection] = []
  private var lines: [Statement.Line] = []
  private var rules: [String: [FactSelection]] = [:]
  private var places: [String: Place] = [:]

  mutating func add(_ row: CSVRow, _ at: [Int?]) throws {
    let word = row.text(at[4]).lowercased()
    let rule = try SelectionColumns.selection(row, at[5...])
    switch word {
    case "urval", "utanför":
      guard !rule.parts.isEmpty else { throw AccountsProblem.emptySelection(word, row.place(at[4])) }
      if word == "urval" { selection.append(rule) } else { outside.append(rule) }
      return
    default: break
    }
    let id = try SelectionColumns.id(row, at[1], column: "rad")
    if let place = places[id] {
      let isLeaf = lines.contains { $0.id == id && $0.kind == .leaf }
      guard isLeaf, word.isEmpty || word == "rad", place.line != row.line else {
        throw AccountsProblem.repeatedID(id, row.place(at[1]))
      }
    } else {
      guard let kind = DraftInMaking.kinds[word] else {
        throw AccountsProblem.notUnderstood(row.text(at[4]), row.place(at[4]))
      }
      let parent = row.text(at[3])
      lines.append(
        .init(
          id: id, name: try row.requiredText(at[2], column: "namn"), parent: parent.isEmpty ? nil : parent, kind: kind,
          rules: []))
      places[id] = row.place(at[1])
      // A frame line may have codes too: where the council's money is posted instead.
      if kind == .sum || kind == .heading, let part = rule.parts.keys.sorted().first {
        throw AccountsProblem.rulesOnSum(line: id, part: CodingPart(rawValue: part)?.term ?? part, row.place(at[1]))
      }
    }
    if !rule.parts.isEmpty { rules[id, default: []].append(rule) }
  }

  func draft(id: String) -> StatementDraft {
    StatementDraft(
      id: id,
      statement: Statement(
        name: id.capitalisedFirst, selection: selection, outside: outside,
        lines: lines.map {
          .init(id: $0.id, name: $0.name, parent: $0.parent, kind: $0.kind, rules: rules[$0.id] ?? [])
        }
      ),
      places: places)
  }

  private static let kinds: [String: Statement.LineKind] = [
    "rad": .leaf, "summa": .sum, "ram": .frame, "rubrik": .heading,
  ]
}
