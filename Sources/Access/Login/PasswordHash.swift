import Crypto
import CryptoExtras
import Storage

/// What is kept of a password: scrypt's key, its salt and what it cost.
struct PasswordHash: Hashable, Sendable, Codable {
  let cost: ScryptCost
  /// 32 random bytes in hexadecimal digits; the digits are the salt.
  let salt: String
  /// 32 bytes in hexadecimal digits.
  let key: Storage.Digest

  /// The hash of the password with a new salt.
  init(of password: Password, cost: ScryptCost, randomBytes: (Int) -> [UInt8], gate: ScryptGate) async throws {
    let salt = Secret(randomBytes).text
    self.cost = cost
    self.salt = salt
    key = try await PasswordHash.key(password, salt: salt, cost: cost, gate: gate)
  }

  /// A hash that no password has, for those who have none: the same work for the same answer.
  init(ofNobody cost: ScryptCost) {
    self.cost = cost
    salt = String(repeating: "0", count: 64)
    key = Storage.Digest.of([])
  }

  /// Whether the password is the one that was hashed.
  func isMade(of password: Password, gate: ScryptGate) async throws -> Bool {
    ConstantTime.equal(try await PasswordHash.key(password, salt: salt, cost: cost, gate: gate).bytes, key.bytes)
  }

  private static func key(_ password: Password, salt: String, cost: ScryptCost, gate: ScryptGate) async throws
    -> Storage.Digest
  {
    try await gate.run {
      let key = try KDF.Scrypt.deriveKey(
        from: password.bytes, salt: Array(salt.utf8), outputByteCount: 32, rounds: cost.n, blockSize: cost.r,
        parallelism: cost.p)
      guard let digest = Storage.Digest(bytes: key.withUnsafeBytes { Array($0) }) else {
        preconditionFailure("As many bytes as were asked for")
      }
      return digest
    }
  }
}
