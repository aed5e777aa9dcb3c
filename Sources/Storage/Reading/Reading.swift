import FoundationEssentials
package import Kernel

/// That somebody looked at something confidential, or was let in: what the reading log holds. It lies in working data,
/// outside the chain, and stays when copies are made.
package struct Reading: Hashable, Sendable, Codable {
  /// What kind of entry it is.
  package enum Sort: String, Hashable, Sendable, Codable {
    /// Something confidential was shown.
    case confidential
    /// Somebody logged in.
    case login
  }

  /// The kind's name in the store.
  package static let workingKind = "reading"

  /// What kind of entry it is.
  package let sort: Sort
  /// Who, as the history shows her.
  package let actor: String
  /// When.
  package let at: Instant
  /// What was shown, in Swedish; empty where that says itself.
  package let what: String
  /// The moment that was asked about, in Swedish; empty for now.
  package let moment: String
  /// The schema.
  private let tag: String

  /// That somebody looked at something.
  package init(_ sort: Sort, actor: String, at: Instant, what: String, moment: String = "") {
    self.sort = sort
    self.actor = actor
    self.at = at
    self.what = PersonalNumbers.masked(what).text
    self.moment = moment
    tag = "reading/1"
  }

  /// The entry that the kept bytes hold.
  fileprivate init(kept bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(Reading.self, from: Data(bytes))
  }

  /// The beginning of the ids of what was read at the moment: in the order of their bytes, ids are in order of time.
  package static func idStart(at moment: Instant) -> String { Digits.padded(max(Int(moment.seconds), 0), 12) }
}

extension Store {
  /// Writes the entry into the reading log.
  package func note(_ reading: Reading, _ randomBytes: (Int) -> [UInt8]) async throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let id = Reading.idStart(at: reading.at) + "-" + Digest.of(randomBytes(16)).description.prefix(16)
    try await setWorking(Reading.workingKind, id, Array(try encoder.encode(reading)), expires: .never)
  }

  /// The entry of that id in the reading log; nil where there is none.
  package func reading(_ id: String) async throws -> Reading? {
    try await working(Reading.workingKind, id, at: Instant(seconds: 0)).map { try Reading(kept: $0) }
  }

  /// The last entries of the reading log, the latest first: at most so many, of those before the id where one is given.
  package func readings(before id: String?, limit: Int) async throws -> [(id: String, reading: Reading)] {
    try await workingItems(Reading.workingKind, before: id, limit: limit, at: Instant(seconds: 0)).map {
      ($0.id, try Reading(kept: $0.bytes))
    }
  }
}

extension AsOf {
  /// The moment in Swedish; empty for now.
  var words: String {
    switch self {
    case .now: ""
    case .day(let day): "slutet av \(day)"
    case .event(let number): "händelse \(number)"
    }
  }
}
