import Kernel

/// Reads a playbook: a step a line, `INSTANT | ACTOR | COMMAND | REASON`; `#` begins a remark.
enum Playbook {
  /// One step.
  struct Step: Sendable {
    /// When it was done.
    let instant: Instant
    /// Who did it, as the history shows it.
    let actor: String
    /// The command and its arguments.
    let words: [String]
    /// Why.
    let reason: String
    /// Where it stands.
    let place: Place
  }

  /// The steps in order; at least one.
  ///
  /// **Throws** `Problems` with `CLIProblem.badStep` for each line that is not understood.
  static func steps(_ bytes: [UInt8], file: String) throws -> [Step] {
    var steps: [Step] = []
    var problems: [any Problem] = []
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) && !line.hasPrefix("#") {
      let place = Place(file: file, line: index + 1)
      let parts = line.split(separator: "|", maxSplits: 3, omittingEmptySubsequences: false).map { String($0.trimmed) }
      guard parts.count == 4 else {
        problems.append(CLIProblem.badStep(detail: "raden har inte fyra delar", place))
        continue
      }
      guard let instant = Instant(parts[0]) else {
        problems.append(CLIProblem.badStep(detail: "”\(parts[0])” är ingen tidpunkt", place))
        continue
      }
      guard let words = words(parts[2]), !words.isEmpty else {
        problems.append(CLIProblem.badStep(detail: "kommandot saknas eller har ett öppet citattecken", place))
        continue
      }
      steps.append(
        Step(instant: instant, actor: "cli:" + parts[1], words: words, reason: parts[3], place: place))
    }
    if steps.isEmpty, problems.isEmpty {
      problems.append(CLIProblem.badStep(detail: "filen har inga steg", Place(file: file)))
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return steps
  }

  /// The words of a command line; double quotes hold spaces together. Nil where a quote is left open.
  static func words(_ line: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in line {
      switch character {
      case "\"":
        isQuoted.toggle()
        word = word ?? ""
      case _ where character.isWhitespace && !isQuoted:
        if let finished = word { words.append(finished) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    if let finished = word { words.append(finished) }
    return isQuoted ? nil : words
  }
}
