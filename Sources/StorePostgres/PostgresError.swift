import Clibpq

/// What PostgreSQL or libpq says went wrong.
struct PostgresError: Error, Hashable, CustomStringConvertible {
  /// What became of the connection and of what was being done.
  enum Outcome: Hashable, Sendable {
    /// The statement failed; the connection goes on.
    case refused
    /// No connection came about.
    case unreachable
    /// The connection broke before anything could be committed.
    case lost
    /// The connection broke while something was committed, or the replica never confirmed it: it may be there.
    case undecided
  }

  /// The five characters that say what it was; empty where libpq itself failed.
  let sqlState: String
  /// In English or the server's language, one line. Never a password: neither libpq nor the server repeats one.
  let message: String
  /// What became of it.
  var outcome: Outcome

  /// The code, in a class that PostgreSQL leaves to others, of a server that offers no encryption.
  static let plain = "RD002"
  /// The code of a server whose certificate is not the one that was asked for.
  static let stranger = "RD003"

  /// Whether the server understood and will say the same next time: login, database or right are missing.
  var isRefusal: Bool { ["28", "3D", "42", "RD"].contains { sqlState.hasPrefix($0) } }

  /// How much it says beside what other servers said: one that refused more than one that cannot yet, and that one more
  /// than one that does not answer.
  var weight: Int { isRefusal ? 2 : sqlState.isEmpty ? 0 : 1 }

  /// Whether the connection is of no more use.
  var endsConnection: Bool { outcome != .refused }

  var description: String { sqlState.isEmpty ? message : message + " (" + sqlState + ")" }

  /// An error in our own words.
  init(sqlState: String = "", message: String, outcome: Outcome = .refused) {
    self.sqlState = sqlState
    self.message = message
    self.outcome = outcome
  }

  /// What the failed result says.
  init(result: OpaquePointer?, connection: OpaquePointer, outcome: Outcome) {
    func field(_ letter: Unicode.Scalar) -> String? {
      PQresultErrorField(result, Int32(letter.value)).map { String(cString: $0) }
    }
    sqlState = field("C") ?? ""
    // Not the detail, which quotes rows.
    message = field("M") ?? PostgresError.firstLine(String(cString: PQerrorMessage(connection)))
    self.outcome = outcome
  }

  /// What libpq says of a connection that did not come about. Its words then hold the code, because it was asked to
  /// be verbose: `FATAL:  28P01: password authentication failed`.
  init(connecting message: String) {
    let line = PostgresError.firstLine(message)
    var code = ""
    var text = line
    if let mark = PostgresError.sqlState(in: line) {
      code = String(line[mark])
      text = String(line[mark.upperBound...].drop { $0 == ":" || $0 == " " })
    }
    // libpq itself says these, without a code.
    if code.isEmpty, line.contains("server does not support SSL") { code = PostgresError.plain }
    if code.isEmpty, line.contains("certificate") { code = PostgresError.stranger }
    self.init(sqlState: code, message: text, outcome: .unreachable)
  }

  /// Whether the code says that the server has ended the connection: it stops, has crashed, or waited too long.
  static func endsConnection(_ sqlState: String) -> Bool {
    sqlState.hasPrefix("08") || ["57P01", "57P02", "57P03", "57P04", "57P05", "25P03"].contains(sqlState)
  }

  private static func sqlState(in line: String) -> Range<String.Index>? {
    var rest = line[...]
    while let colon = rest.firstIndex(of: ":") {
      rest = rest[rest.index(after: colon)...]
      guard rest.hasPrefix("  ") else { continue }
      let code = rest.dropFirst(2).prefix(5)
      let isCode = code.utf8.count == 5 && code.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
      if isCode, rest.dropFirst(7).hasPrefix(": ") { return code.startIndex..<code.endIndex }
    }
    return nil
  }

  private static func firstLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }
}
