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
    // Each way in turn: a value that is of another kind is what is being found out here.
    if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let truth = try? value.decode(Bool.self) {
      // As above.
      self = .truth(truth)
    } else if let number = try? value.decode(Int64.self) {
      // As above.
      self = .number(number)
    } else if let list = try? value.decode([BodyTree].self) {
      // As above; whatever is left must be an object.
      self = .list(list)
    } else {
      self = .object(try value.decode([String: BodyTree].self))
    }
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
