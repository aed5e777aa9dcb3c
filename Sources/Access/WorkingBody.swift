import FoundationEssentials
import Kernel
import Storage

/// A kind of working data: JSON with a tag that names its schema, which expires.
protocol WorkingBody: Codable, Sendable {
  /// The kind's name in the store.
  static var workingKind: String { get }
  /// The tag of the schema that is written today.
  static var tag: String { get }
}

/// The body with its tag, as it lies in the store.
private struct Tagged<Body: Codable>: Codable {
  let tag: String
  let body: Body
}

private struct Tag: Codable {
  let tag: String
}

extension WorkingBody {
  /// The bytes to keep.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return Array(try encoder.encode(Tagged(tag: Self.tag, body: self)))
  }

  /// What the kept bytes hold.
  ///
  /// **Throws** `StorageProblem.newerThanProgram` where another program wrote them.
  init(kept bytes: [UInt8]) throws {
    let data = Data(bytes)
    let decoder = JSONDecoder()
    do {
      let written = try decoder.decode(Tag.self, from: data).tag
      guard written == Self.tag else { throw StorageProblem.newerThanProgram(tag: written) }
      self = try decoder.decode(Tagged<Self>.self, from: data).body
    } catch let problem as StorageProblem {
      throw problem
    } catch {
      throw Fault(doing: "reading working data of the kind \(Self.workingKind)", underlying: "\(error)")
    }
  }
}
