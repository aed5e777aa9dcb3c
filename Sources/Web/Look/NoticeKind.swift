/// How weighty a message is; the words are those of documents.
package enum NoticeKind: String, Hashable, Sendable, CaseIterable {
  /// Good to know.
  case information
  /// It went well.
  case good
  /// Something is incomplete or doubtful.
  case warning
  /// Something is wrong.
  case error

  /// The word that begins the message.
  package var word: String {
    switch self {
    case .information: "Att veta"
    case .good: "Klart"
    case .warning: "Obs"
    case .error: "Fel"
    }
  }
}
