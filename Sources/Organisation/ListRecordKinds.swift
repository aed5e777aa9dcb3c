package import Storage

/// The kinds of records there are: how many of each, in how many versions, and the event that last wrote one.
package enum ListRecordKinds: Question {
  package static let name = "storage.list-kinds"
  package static let permission = Permission.read
  package typealias Input = KindCatalogue
  package typealias Output = [Row]

  /// One kind.
  package struct Row: Sendable {
    /// The kind, as the store spells it.
    package let kind: String
    /// What it is called.
    package let terms: KindTerms
    /// How many records.
    package let records: Int
    /// How many versions of them.
    package let versions: Int
    /// Of how many records the last version was disposed of.
    package let disposed: Int
    /// The last event that wrote one; nil where all that is left was disposed of.
    package let latestEvent: EventHeader?
  }

  /// The kinds that whoever asks sees any record of.
  package static func answer(_ input: KindCatalogue, view: View) throws -> Output {
    let sight = try HistorySight(view, input)
    var keys: [String: [RecordKey]] = [:]
    for key in view.state.allKeys where sight.sees(key) { keys[key.kind, default: []].append(key) }
    let order = input.kinds.map { $0.kind }
    let names = order.filter { keys[$0] != nil } + keys.keys.filter { !order.contains($0) }.sorted()
    return try names.map { name in
      let records = keys[name] ?? []
      let heads = records.compactMap { view.state.stored($0) }
      let latest = try heads.map(\.event).max().flatMap { try view.history.events(after: $0 - 1, limit: 1).first }
      return Row(
        kind: name, terms: input.terms(of: name), records: records.count,
        versions: records.reduce(0) { $0 + view.state.version(of: $1) }, disposed: records.count - heads.count,
        latestEvent: latest.map { sight.seen($0.header) })
    }
  }
}
