package import Storage

extension BoardState {
  /// The record's id where it holds from a fiscal year: `drift@2020`; the plain id holds from the beginning.
  static func id(_ id: String, from year: Int?) -> String { year.map { id + "@" + String($0) } ?? id }

  /// The record of the kind that holds in the year: of those with the id, the one that begins last but not later.
  package func record<Kind: RecordKind>(
    _ kind: Kind.Type, id: String, in year: Int
  ) throws -> Versioned<Kind>? {
    try all(kind).compactMap { record -> (from: Int, record: Versioned<Kind>)? in
      if record.id == id { return (Int.min, record) }
      guard record.id.hasPrefix(id + "@"), let from = Int(record.id.dropFirst(id.utf8.count + 1)), from <= year
      else { return nil }
      return (from, record)
    }.max { $0.from < $1.from }?.record
  }

  /// The statements that hold in the year, by their plain ids in order.
  package func statements(in year: Int) throws -> [(id: String, statement: Statement)] {
    let ids = Set(try all(Statement.self).map { $0.id.split(separator: "@").first.map(String.init) ?? $0.id })
    return try ids.sorted().compactMap { id in
      try record(Statement.self, id: id, in: year).map { (id, $0.value) }
    }
  }
}
