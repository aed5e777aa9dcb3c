import Crypto

/// What a store's anchors are signed with: an Ed25519 key of its own purpose, derived from the store's key.
///
/// **Source** RFC 8032.
package struct AnchorKey: Sendable {
  /// How many bytes the public key has.
  package static let publicLength = 32
  /// How many bytes a signature has.
  package static let signatureLength = 64

  private let key: Curve25519.Signing.PrivateKey

  /// The key of these 32 secret bytes.
  init(secret: SymmetricKey) throws {
    key = try Curve25519.Signing.PrivateKey(rawRepresentation: secret.withUnsafeBytes { Array($0) })
  }

  /// What everybody may know, and checks signatures with.
  package var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

  /// The signature of the bytes.
  func signature(of bytes: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: bytes)) }

  /// Whether whoever has the secret of the public key signed the bytes.
  static func isSignature(_ signature: [UInt8], of bytes: [UInt8], by publicKey: [UInt8]) -> Bool {
    do {
      return try Curve25519.Signing.PublicKey(rawRepresentation: publicKey).isValidSignature(signature, for: bytes)
    } catch {
      // Bytes that are no public key have signed nothing.
      return false
    }
  }
}
