package import Kernel

/// How the site hands letters over.
package struct SiteMail: Sendable {
  /// A plain letter to one person.
  package struct Letter: Hashable, Sendable {
    /// The receiver's address.
    package let to: String
    /// What it is about.
    package let subject: String
    /// What it says.
    package let text: String
    /// When it is sent.
    package let sentAt: Instant
  }

  /// Whether there is anything to hand letters to.
  package let isThere: @Sendable () -> Bool
  /// Hands a letter over.
  package let send: @Sendable (Letter) async throws -> Void

  /// Letters handed over so.
  package init(
    isThere: @escaping @Sendable () -> Bool, send: @escaping @Sendable (Letter) async throws -> Void
  ) {
    self.isThere = isThere
    self.send = send
  }
}
