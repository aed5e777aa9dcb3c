/// A finished file: its name and its bytes.
package struct DocumentFile: Hashable, Sendable {
  /// The name with its ending, without folders.
  package let name: String
  /// What it holds.
  package let bytes: [UInt8]

  /// A finished file.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
