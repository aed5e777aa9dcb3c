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
private struct Tagged<Body: WorkingBody>: Codable {
  let tag: String
  let body: Body

  init(_ body: Body) {
    tag = Body.tag
    self.body = body
  }

  /// Looks at the tag first: another schema may have another shape. Sessions are read at every request, and so once.
  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    tag = try values.decode(String.self, forKey: .tag)
    guard tag == Body.tag else { throw StorageProblem.newerThanProgram(tag: tag) }
    body = try values.decode(Body.self, forKey: .body)
  }
}

extension WorkingBody {
  /// The bytes to keep.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return Array(try encoder.encode(Tagged(self)))
  }

  /// What the kept bytes hold.
  ///
  /// **Throws** `StorageProblem.newerThanProgram` where another program wrote them.
  init(kept bytes: [UInt8]) throws {
    let data = Data(bytes)
    let decoder = JSONDecoder()
    do {
      self = try decoder.decode(Tagged<Self>.self, from: data).body
    } catch let problem as StorageProblem {
      throw problem
    } catch {
      throw Fault(doing: "reading working data of the kind \(Self.workingKind)", underlying: "\(error)")
    }
  }
}
