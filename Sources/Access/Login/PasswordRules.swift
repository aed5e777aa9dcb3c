/// Which passwords may be chosen.
package enum PasswordRules {
  /// How many characters a password has at least.
  package static let fewest = 12
  /// How many bytes of UTF-8 a password has at most.
  static let mostBytes = 800
  /// How many letters a password has besides words that everybody would guess, where it holds such words: the year and
  /// the marks around them are guessed too.
  static let fewestBesides = 8
  /// How many different characters a password has at least.
  static let fewestDifferent = 5

  /// Words and runs of keys that everybody would guess in Sweden.
  private static let guesses = [
    "lösenord", "losenord", "lösenordet", "password", "passw0rd", "hemligt", "hemlig", "välkommen", "valkommen",
    "welcome", "kommun", "socialnämnd", "socialnamnd", "socialtjänst", "socialtjanst", "förvaltning", "sommar",
    "vinter", "hösten", "våren", "sverige", "stockholm", "göteborg", "qwerty", "qwertyuiop", "asdfgh", "asdfghjkl",
    "zxcvbn", "zxcvbnm", "1q2w3e4r", "123456", "12345678", "1234567890", "0987654321", "abcdef", "abc123", "admin",
    "letmein", "iloveyou", "januari", "februari", "mars", "april", "augusti", "september", "oktober", "november",
    "december", "roder",
  ]

  /// Why the password may not be chosen by whoever is called so, on a board of that name; nil where it may.
  static func problem(_ password: Password, of names: [String]) -> AccessProblem? {
    let text = password.text
    guard text.utf8.count <= mostBytes else { return .longPassword }
    guard text.count >= fewest else { return .shortPassword }
    guard Set(text).count >= fewestDifferent, !text.allSatisfy(\.isNumber) else { return .guessedPassword }
    let words = names.flatMap { name in [name] + name.split { !$0.isLetter && !$0.isNumber }.map(String.init) }
    let known = (words.filter { $0.count >= 3 } + guesses).map { $0.lowercased() }.sorted { $0.count > $1.count }
    let all = text.lowercased()
    let rest = known.reduce(all) { $0.split(separator: $1, omittingEmptySubsequences: false).joined(separator: " ") }
    return rest == all || rest.count(where: \.isLetter) >= fewestBesides ? nil : .guessedPassword
  }
}
