/// Working data as it is listed: its id and its bytes.
package struct WorkingItem: Hashable, Sendable {
  /// What names it within its kind.
  package let id: String
  /// The bytes.
  package let bytes: [UInt8]

  /// Working data of that id.
  package init(id: String, bytes: [UInt8]) {
    self.id = id
    self.bytes = bytes
  }
}
