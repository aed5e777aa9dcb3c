import Crypto
import Storage

/// 256 bits of chance by which somebody is recognised who shows them. What is kept is its digest alone.
package struct Secret: Sendable {
  /// How many bytes it has.
  static let length = 32

  private let digits: Storage.Digest

  /// A new secret.
  package init(_ randomBytes: (Int) -> [UInt8]) {
    guard let digits = Storage.Digest(bytes: randomBytes(Secret.length)) else {
      preconditionFailure("As many random bytes as were asked for")
    }
    self.digits = digits
  }

  /// The secret that 64 hexadecimal digits spell; nil for anything else.
  package init?(_ text: String) {
    guard text.utf8.count == 64, let digits = Storage.Digest(text) else { return nil }
    self.digits = digits
  }

  /// The secret in 64 hexadecimal digits, for whoever shall show it.
  package var text: String { digits.description }

  /// What is kept of it, in 64 hexadecimal digits.
  var id: String { Storage.Digest.of(digits.bytes).description }

  /// A code for the purpose, which only who has the secret can make.
  func code(for purpose: String) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: Array(purpose.utf8), using: SymmetricKey(data: digits.bytes))
    return Storage.Digest(bytes: Array(code))?.description ?? ""
  }
}
