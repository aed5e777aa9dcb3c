import FoundationEssentials
import Kernel

/// Where a board's store is on its way: noted in the store itself, outside the chain, for it is about the place and not
/// about the board.
package enum Placement: Hashable, Sendable, Codable {
  /// The store is being copied from elsewhere and does not hold everything yet.
  /// Its origin is the hash of the first event there, empty where there was none: two boards never meet in one copy.
  case incomplete(source: String, origin: String)
  /// The board has moved; nothing more is written here.
  case moved(target: String)

  private enum CodingKeys: String, CodingKey {
    case incomplete, origin, moved
  }

  /// The note that JSON holds.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    if let target = try values.decodeIfPresent(String.self, forKey: .moved) {
      self = .moved(target: target)
    } else {
      self = .incomplete(
        source: try values.decode(String.self, forKey: .incomplete),
        origin: try values.decode(String.self, forKey: .origin))
    }
  }

  /// Writes the note as an object.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .incomplete(let source, let origin):
      try values.encode(source, forKey: .incomplete)
      try values.encode(origin, forKey: .origin)
    case .moved(let target): try values.encode(target, forKey: .moved)
    }
  }
}

extension StoreSession {
  // The note is working data that never expires. It is not copied: it speaks of the place that it lies in.
  private static var noteKind: String { "placement" }
  private static var noteID: String { "store" }

  /// What is noted of the place; nil for a store that is whole and where it should be.
  package func placement() throws -> Placement? {
    guard let bytes = try working(Self.noteKind, Self.noteID, at: Instant(seconds: 0)) else { return nil }
    do {
      return try JSONDecoder().decode(Placement.self, from: Data(bytes))
    } catch {
      throw Fault.damagedStore("what is noted of the store's place cannot be read")
    }
  }

  /// Notes where the store is on its way; nil removes the note.
  func note(_ placement: Placement?) throws {
    guard let placement else { return try removeWorking(Self.noteKind, Self.noteID) }
    try setWorking(
      Self.noteKind, Self.noteID, Array(try JSONEncoder().encode(placement)), expires: .never)
  }

  /// Refuses a store that does not hold everything, or that the board has left.
  ///
  /// **Throws** `MovingProblem.incomplete` or `.moved`.
  package func requireInPlace() throws {
    switch try placement() {
    case nil: return
    case .incomplete(let source, _): throw MovingProblem.incomplete(source: source)
    case .moved(let target): throw MovingProblem.moved(target: target)
    }
  }

  /// Refuses a store that cannot know what is asked: one that does not hold everything, and one that the board has
  /// left, unless the moment lies before what may have been written at the new place.
  ///
  /// **Throws** `MovingProblem.incomplete` or `.moved`.
  func requireKnowing(_ asOf: AsOf) throws {
    switch asOf {
    case .now: try requireInPlace()
    case .event: try requireWhole()
    case .day(let day):
      // Of what was recorded after the last event here, or in its second, this store knows nothing.
      if let last = try chainEnd(at: nil), Instant.end(of: day) < last.recordedAt {
        try requireWhole()
      } else {
        try requireInPlace()
      }
    }
  }

  /// Refuses a store that does not hold everything; what a board left behind may still be read as of a moment.
  ///
  /// **Throws** `MovingProblem.incomplete`.
  package func requireWhole() throws {
    if case .incomplete(let source, _)? = try placement() { throw MovingProblem.incomplete(source: source) }
  }
}
