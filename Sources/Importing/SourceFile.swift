import Kernel
package import Storage

/// A file as a user gave it: its name without folders, and its bytes.
package struct SourceFile: Sendable {
  /// The name, without folders and with personal identity numbers masked.
  package let name: String
  /// How many personal identity numbers the name held.
  package let maskedCount: Int
  /// The content.
  package let bytes: [UInt8]
  /// The content's address.
  package let digest: Digest

  /// A file called `name`.
  package init(name: String, bytes: [UInt8]) {
    let masked = PersonalNumbers.masked(name)
    self.name = masked.text
    maskedCount = masked.count
    self.bytes = bytes
    digest = Digest.of(bytes)
  }
}

extension Transaction {
  /// Keeps the file sealed, as it came, and answers its content's digest: what records know the file by.
  ///
  /// **Throws** `StorageProblem.noKey` or `.wrongKey` where the store's key is not at hand.
  @discardableResult
  package mutating func keepSource(_ file: SourceFile) throws -> Digest {
    try keepSealed(SealableContent(file.bytes, digest: file.digest), as: .sourceFile)
    return file.digest
  }
}
