import Crypto
import FoundationEssentials

/// The key that a store's confidential content is wrapped under. It lies outside the store: who has the store's file
/// alone can read no confidential text.
package struct StoreKey: Sendable {
  /// How many bytes a key has.
  package static let length = 32

  /// Wraps the keys of items.
  let wrapping: SymmetricKey
  /// Recognises content that is sealed already.
  let marking: SymmetricKey
  /// Signs anchors.
  let anchoring: SymmetricKey
  /// Signs what lies beside the store.
  let signing: SymmetricKey
  /// What the store remembers the key by; tells nothing of the key.
  package let fingerprint: [UInt8]
  private let secret: [UInt8]

  /// The key of these bytes; nil for any other number than 32.
  package init?(bytes: [UInt8]) {
    guard bytes.count == StoreKey.length else { return nil }
    secret = bytes
    let key = SymmetricKey(data: bytes)
    func derived(_ purpose: String) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Array("roder \(purpose)".utf8), outputByteCount: 32)
    }
    // One key for each purpose, so that what one of them shows tells nothing of the others.
    wrapping = derived("wrap")
    marking = derived("mark")
    anchoring = derived("anchor")
    signing = derived("list of disposals")
    fingerprint = derived("fingerprint").withUnsafeBytes { Array($0.prefix(16)) }
  }

  /// The key that 64 hexadecimal digits or 44 characters of Base64 spell, spaces around them aside; nil for anything
  /// else.
  package init?(text: String) {
    let word = text.split(whereSeparator: \.isWhitespace)
    guard word.count == 1, let word = word.first.map(String.init) else { return nil }
    if let digest = Digest(word.lowercased()) {
      self.init(bytes: digest.bytes)
    } else if let data = Data(base64Encoded: word) {
      self.init(bytes: Array(data))
    } else {
      return nil
    }
  }

  /// The key of the one backup whose header holds these random bytes.
  func backupKey(salt: [UInt8]) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: secret), salt: salt, info: Array("roder backup".utf8), outputByteCount: 32)
  }

  /// The key as it stands in a key file. Never printed.
  package var text: String { Digest(bytes: secret)?.description ?? "" }
}

extension StoreKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Says that it is a key, and not which: a key that is printed by mistake is still secret.
  package var description: String { "a store key" }
  /// As `description`.
  package var debugDescription: String { description }
  /// Nothing of what is inside.
  package var customMirror: Mirror { Mirror(self, children: []) }
}
