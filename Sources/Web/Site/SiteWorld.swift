package import Kernel

/// What the site takes from the world: the clock, chance, stores, and what only other programs can do.
package struct SiteWorld: Sendable {
  /// What time it is.
  package let now: @Sendable () throws -> Instant
  /// So many random bytes.
  package let randomBytes: @Sendable (Int) -> [UInt8]
  /// Makes a PDF of a source that Typst reads; nil where that cannot be done.
  package let pdf: (@Sendable ([UInt8]) async throws -> [UInt8])?
  /// How letters are handed over; nil where that cannot be done.
  package let mail: SiteMail?
  /// Tells the operator of a fault, by number.
  package let log: @Sendable (String) -> Void

  /// A world made of these.
  package init(
    now: @escaping @Sendable () throws -> Instant, randomBytes: @escaping @Sendable (Int) -> [UInt8],
    pdf: (@Sendable ([UInt8]) async throws -> [UInt8])? = nil, mail: SiteMail? = nil,
    log: @escaping @Sendable (String) -> Void
  ) {
    self.now = now
    self.randomBytes = randomBytes
    self.pdf = pdf
    self.mail = mail
    self.log = log
  }
}
