package import Storage

/// A file as a user gave it: its name without folders, and its bytes.
package struct SourceFile: Sendable {
  /// The name, without folders.
  package let name: String
  /// The content.
  package let bytes: [UInt8]
  /// The content's address.
  package let digest: Digest

  /// A file called `name`.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    digest = Digest.of(bytes)
  }
}
