/// How much work and memory it takes to try one password.
///
/// **Source** RFC 7914: memory is 128 · n · r bytes, 32 MB as a rule.
package struct ScryptCost: Hashable, Sendable, Codable {
  /// Rounds; a power of two.
  let n: Int
  /// The size of a block.
  let r: Int
  /// How many times over, one after the other.
  let p: Int

  /// That much.
  package init(n: Int, r: Int, p: Int) {
    self.n = n
    self.r = r
    self.p = p
  }

  /// What passwords are hashed with today.
  package static let standard = ScryptCost(n: 1 << 15, r: 8, p: 1)
}
