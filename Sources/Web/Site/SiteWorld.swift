package import Kernel
package import Storage

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
  /// Where files are read that somebody sent, while others wait for pages.
  package let leisure: Leisure
  /// Tells the operator what has happened: requests that were answered, and faults by number.
  package let log: @Sendable (String) -> Void

  /// A world made of these.
  package init(
    now: @escaping @Sendable () throws -> Instant, randomBytes: @escaping @Sendable (Int) -> [UInt8],
    pdf: (@Sendable ([UInt8]) async throws -> [UInt8])? = nil, mail: SiteMail? = nil,
    leisure: Leisure = .none, log: @escaping @Sendable (String) -> Void
  ) {
    self.now = now
    self.randomBytes = randomBytes
    self.pdf = pdf
    self.mail = mail
    self.leisure = leisure
    self.log = log
  }
}
