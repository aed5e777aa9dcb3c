import FoundationEssentials

/// A way from one written schema of a record to the next.
package struct Upcaster: Sendable {
  /// The tag that it reads.
  package let from: String
  /// The tag that it gives.
  package let to: String
  /// The body's bytes in the older schema → in the newer.
  package let convert: @Sendable ([UInt8]) throws -> [UInt8]

  /// A way from the schema `from` to the schema `to`.
  package init(from: String, to: String, convert: @escaping @Sendable ([UInt8]) throws -> [UInt8]) {
    self.from = from
    self.to = to
    self.convert = convert
  }
}

/// A kind of record: something that people decide and write, kept in versions.
///
/// Conforming types have explicit coding keys or only such property names as will never change, no `Set`, and no
/// dictionary with other keys than strings: their bytes must be read for ever.
package protocol RecordKind: Codable, Sendable {
  /// The kind's name in the store, `org-unit`.
  static var kind: String { get }
  /// The tag of the schema that is written today, `org-unit/1`.
  static var tag: String { get }
  /// The ways from every earlier tag towards today's.
  static var upcasters: [Upcaster] { get }
  /// Which versions a disposal may ever take.
  static var retention: RecordRetention { get }
  /// What the kind is called, and who may see its history.
  static var terms: KindTerms { get }
}

extension RecordKind {
  /// No earlier schema, unless the kind says otherwise.
  package static var upcasters: [Upcaster] { [] }
  /// Its name in the store, unless the kind says otherwise.
  package static var terms: KindTerms { KindTerms(kind, kind) }

  /// None, unless the kind says otherwise.
  package static var retention: RecordRetention { .kept }

  /// The bytes to store: JSON with sorted keys.
  package func encodedBody() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }

  /// The record that the bytes hold, written under `tag`.
  ///
  /// **Throws** `StorageProblem.newerThanProgram` where no way leads from the tag to today's.
  package static func decode(_ body: [UInt8], tag written: String) throws -> Self {
    try JSONDecoder().decode(Self.self, from: Data(upcast(body, tag: written)))
  }

  /// The bytes written under `tag` in the schema that is written today.
  ///
  /// **Throws** `StorageProblem.newerThanProgram` where no way leads from the tag to today's.
  package static func upcast(_ body: [UInt8], tag written: String) throws -> [UInt8] {
    var bytes = body
    var tag = written
    var steps = 0
    while tag != Self.tag {
      guard let upcaster = upcasters.first(where: { $0.from == tag }), steps <= upcasters.count else {
        throw StorageProblem.newerThanProgram(tag: written)
      }
      bytes = try upcaster.convert(bytes)
      tag = upcaster.to
      steps += 1
    }
    return bytes
  }
}
