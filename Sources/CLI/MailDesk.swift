package import Mail

/// How mail is handed over, from whom, and where its readers find the program.
package struct MailDesk: Sendable {
  /// The sender's address; empty for the mail system's own.
  package let from: String
  /// Where the program is found; empty where it has no address.
  package let address: String
  /// Whether there is anything to hand messages to.
  package let isThere: @Sendable () -> Bool
  /// Hands a message over.
  package let send: @Sendable (MailMessage) throws -> Void

  /// Mail handed over so.
  package init(
    from: String, address: String, isThere: @escaping @Sendable () -> Bool,
    send: @escaping @Sendable (MailMessage) throws -> Void
  ) {
    self.from = from
    self.address = address
    self.isThere = isThere
    self.send = send
  }

  /// No mail at all.
  package static let none = MailDesk(from: "", address: "", isThere: { false }) { _ in
    throw MailProblem.noSendmail(path: "")
  }
}
