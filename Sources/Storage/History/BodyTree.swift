import FoundationEssentials

/// A stored body as a tree of values, whatever its kind.
package enum BodyTree: Hashable, Sendable, Decodable {
  /// Nothing.
  case null
  /// True or false.
  case truth(Bool)
  /// A whole number; amounts are öre.
  case number(Int64)
  /// Words.
  case text(String)
  /// Values in order.
  case list([BodyTree])
  /// Values by field.
  case object([String: BodyTree])

  /// The tree of the body.
  ///
  /// **Throws** where the bytes are not what the program writes.
  package init(_ body: [UInt8]) throws {
    self = try JSONDecoder().decode(BodyTree.self, from: Data(body))
  }

  /// The tree that JSON holds.
  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
      return
    }
    if let text = BodyTree.decoded(String.self, value) {
      self = .text(text)
    } else if let truth = BodyTree.decoded(Bool.self, value) {
      self = .truth(truth)
    } else if let number = BodyTree.decoded(Int64.self, value) {
      self = .number(number)
    } else if let list = BodyTree.decoded([BodyTree].self, value) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: BodyTree].self))
    }
  }

  private static func decoded<Value: Decodable>(
    _ type: Value.Type, _ container: any SingleValueDecodingContainer
  ) -> Value? {
    // That a value is of another kind is what is being found out here.
    try? container.decode(type)
  }

  /// Whether there is nothing to tell of it.
  package var isEmpty: Bool {
    switch self {
    case .null: true
    case .truth, .number: false
    case .text(let text): text.isEmpty
    case .list(let list): list.allSatisfy(\.isEmpty)
    case .object(let fields): fields.values.allSatisfy(\.isEmpty)
    }
  }
}
