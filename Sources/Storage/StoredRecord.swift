/// The name of a record: its kind and its id within the kind, told apart by their bytes.
package struct RecordKey: Hashable, Comparable, Sendable {
  /// The kind, as `RecordKind.kind`.
  package let kind: String
  /// The id, unique within the kind.
  package let id: String

  /// The record `id` of `kind`.
  package init(kind: String, id: String) {
    self.kind = kind
    self.id = id
  }

  /// Whether both name the same record.
  package static func == (a: RecordKey, b: RecordKey) -> Bool { a.exact == b.exact }

  /// Whether `a` comes before `b`: by kind, then by id.
  package static func < (a: RecordKey, b: RecordKey) -> Bool { a.exact < b.exact }

  /// Feeds kind and id.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(exact.kind)
    hasher.combine(exact.id)
  }

  private var exact: (kind: ExactText, id: ExactText) { (ExactText(kind), ExactText(id)) }
}

/// One version of a record, as its bytes were stored.
package struct StoredRecord: Hashable, Sendable {
  /// Which record.
  package let key: RecordKey
  /// Which version, from 1.
  package let version: Int
  /// The schema of the body.
  package let tag: String
  /// The bytes as they were written, never encoded anew.
  package let body: [UInt8]
  /// The event that wrote it.
  package let event: Int
  /// Whether the bytes no longer give the digest that they were written with: whoever decodes them is refused, and no
  /// other record is.
  package let isAltered: Bool

  /// A version as it lies in the store.
  package init(key: RecordKey, version: Int, tag: String, body: [UInt8], event: Int, isAltered: Bool = false) {
    self.key = key
    self.version = version
    self.tag = tag
    self.body = body
    self.event = event
    self.isAltered = isAltered
  }
}

/// One version of a record as the history shows it.
package struct RecordVersion: Hashable, Sendable {
  /// Which record.
  package let key: RecordKey
  /// Which version, from 1.
  package let version: Int
  /// The event that wrote it.
  package let event: Int
  /// The schema of the body.
  package let tag: String
  /// The bytes as they were written; nil where a disposal took them.
  package let body: [UInt8]?
  /// The event whose disposal took the bytes; nil where they are there.
  package let disposedBy: Int?

  /// A version of a record.
  package init(
    key: RecordKey, version: Int, event: Int, tag: String, body: [UInt8]?, disposedBy: Int? = nil
  ) {
    self.key = key
    self.version = version
    self.event = event
    self.tag = tag
    self.body = body
    self.disposedBy = disposedBy
  }
}

/// A record with its id and version, decoded.
package struct Versioned<Value: Sendable>: Sendable {
  /// The record's id.
  package let id: String
  /// The version, from 1.
  package let version: Int
  /// The event that wrote it.
  package let event: Int
  /// What it says.
  package let value: Value

  /// A decoded version.
  package init(id: String, version: Int, event: Int, value: Value) {
    self.id = id
    self.version = version
    self.event = event
    self.value = value
  }
}
