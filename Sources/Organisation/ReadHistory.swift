package import Storage

/// The versions of a record: who wrote them, when and why, and what was new in each.
package enum ReadHistory: Question {
  package static let name = "storage.history"
  package static let permission = Permission.read
  /// How many records one answer tells of.
  package static let limit = 20

  /// Which records.
  package struct Input: Sendable {
    /// The kind, by any of its names.
    package let kind: String
    /// The record's id, or the beginning or end of it up to a slash; nil where only the ids are asked for.
    package let id: String?
    /// The kinds there are.
    package let kinds: KindCatalogue
    /// How many differences in one list are told one by one.
    package let listLimit: Int

    /// The history of the records of a kind that the id means, or the ids of all of them.
    package init(kind: String, id: String?, kinds: KindCatalogue, listLimit: Int = BodyDifference.listLimit) {
      self.kind = kind
      self.id = id
      self.kinds = kinds
      self.listLimit = listLimit
    }
  }

  /// What was found.
  package struct Output: Sendable {
    /// The histories, by id; at most `limit`.
    package let records: [RecordHistory]
    /// The ids of further records that the id could mean, or of all where none was given.
    package let others: [String]
  }

  package static func confidential(_ input: Input, _ output: Output) -> String? {
    guard let kind = input.kinds.kind(named: input.kind), kind.terms.isConfidential, !output.records.isEmpty else {
      return nil
    }
    return "historik för \(kind.terms.singular) \(input.id ?? "")"
  }

  /// The histories of the record of that id; where there is none, of all records whose id begins or ends with it.
  ///
  /// **Throws** `StorageProblem.noKind`, `.noRecord`, `.outsideScope` and `.notPermitted`.
  package static func answer(_ input: Input, view: View) throws -> Output {
    guard let kind = input.kinds.kind(named: input.kind) else {
      throw StorageProblem.noKind(input.kind, known: input.kinds.kinds.map { $0.terms.singular })
    }
    let sight = try HistorySight(view, input.kinds)
    let all = view.state.allKeys.filter { $0.kind == kind.kind }
    let seen = all.filter(sight.sees)
    // Who may not see the kind at all is told so; what others may see is not hinted at.
    func requireSight() throws {
      guard kind.terms.isConfidential, seen.isEmpty, let key = all.first else { return }
      if let refusal = sight.refusal(of: key, useCase: name) { throw refusal }
    }
    guard let id = input.id else {
      try requireSight()
      return Output(records: [], others: seen.map(\.id))
    }
    var found = all.filter { $0.id == id }
    if let key = found.first, let refusal = sight.refusal(of: key, useCase: name) { throw refusal }
    if found.isEmpty { found = seen.filter { $0.id.hasPrefix(id + "/") || $0.id.hasSuffix("/" + id) } }
    guard !found.isEmpty else {
      try requireSight()
      throw StorageProblem.noRecord(
        kind: kind.terms.singular, id: id, some: ReadHistory.some(seen.map(\.id), like: id))
    }
    let words = try view.state.terms()
    let records = try found.prefix(limit).map { key in
      try RecordHistory(
        kind, key, versions: view.history.versions(of: key).filter { $0.event <= view.state.event },
        limit: input.listLimit, words: words
      ) { number in
        guard let event = try view.history.events(after: number - 1, limit: 1).first, event.header.number == number
        else {
          throw StorageProblem.nothingAsOf("händelse \(number)")
        }
        return sight.seen(event.header)
      }
    }
    return Output(records: records, others: found.dropFirst(limit).map(\.id))
  }

  /// A few of the ids, those that hold what was asked for first.
  private static func some(_ ids: [String], like text: String) -> [String] {
    let like = ids.filter { $0.lowercased().contains(text.lowercased()) }
    return Array((like.isEmpty ? ids : like).prefix(5))
  }
}
