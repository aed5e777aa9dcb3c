/// Calls and attributes that the project does without, each with what to write instead.
enum BannedCallChecks {
  static func forcedCalls(_ file: SourceFile) -> [Finding] {
    file.tokens.indices.compactMap { index in
      let mark = file.tokens[index]
      guard mark.is("!"), mark.isGlued, let before = file.token(index - 1) else { return nil }
      if let after = file.token(index + 1), after.isGlued, after.is("=") { return nil }
      if before.is("try") { return file.finding(mark.line, "try!: handle the error, or let the caller do it.") }
      if before.is("as") { return file.finding(mark.line, "as!: write as? and say what happens otherwise.") }
      let isPostfix = before.kind != .mark || [")", "]", "}", ">", "?"].contains(before.text)
      guard isPostfix else { return nil }
      return file.finding(mark.line, "a forced value (!): unwrap with guard let, or give a default.")
    }
  }

  static func silentTries(_ file: SourceFile) -> [Finding] {
    let commented = Set(file.remarks.map(\.line))
    return file.tokens.indices.compactMap { index in
      let word = file.tokens[index]
      guard word.is("try"), let mark = file.token(index + 1), mark.is("?"), mark.isGlued else { return nil }
      if commented.contains(word.line) || commented.contains(word.line - 1) { return nil }
      return file.finding(word.line, "try? without a comment: say on the line before why the error does not matter.")
    }
  }

  static func emptyCatches(_ file: SourceFile) -> [Finding] {
    file.tokens.indices.compactMap { index in
      guard file.tokens[index].is("catch"), file.token(index - 1)?.is(".") != true else { return nil }
      var opener = index + 1
      while let token = file.token(opener), !token.is("{") { opener += 1 }
      guard file.token(opener + 1)?.is("}") == true else { return nil }
      return file.finding(file.tokens[index].line, "an empty catch: handle the error or let it through.")
    }
  }

  static func escapesFromConcurrencyChecks(_ file: SourceFile) -> [Finding] {
    file.tokens.indices.compactMap { index in
      let line = file.tokens[index].line
      if matches(["@", "unchecked", "Sendable"], at: index, in: file) {
        return file.finding(line, "@unchecked Sendable: use a value type, an actor or a Mutex.")
      }
      if matches(["nonisolated", "(", "unsafe", ")"], at: index, in: file) {
        return file.finding(line, "nonisolated(unsafe): pass the value, or guard it with an actor or a Mutex.")
      }
      if matches(["Task", ".", "detached"], at: index, in: file) {
        return file.finding(line, "Task.detached: use a task group or Task, which keep priority and cancellation.")
      }
      return nil
    }
  }

  static func fatalErrors(_ file: SourceFile) -> [Finding] {
    file.tokens.indices.compactMap { index in
      guard matches(["fatalError", "("], at: index, in: file) else { return nil }
      return file.finding(
        file.tokens[index].line, "fatalError: write precondition or preconditionFailure with a sentence.")
    }
  }

  /// Time, ids and randomness that did not arrive in `Context`.
  static func hiddenInputs(_ file: SourceFile) -> [Finding] {
    file.tokens.indices.compactMap { index in
      let line = file.tokens[index].line
      for now in [["Date", "(", ")"], ["Date", ".", "now"]] where matches(now, at: index, in: file) {
        return file.finding(line, "the current time: take it from Context.")
      }
      if matches(["UUID", "(", ")"], at: index, in: file) {
        return file.finding(line, "a new UUID: take ids from Context.")
      }
      guard isUnseededRandomness(at: index, in: file) else { return nil }
      return file.finding(line, "randomness: take the generator from Context and pass it with using:.")
    }
  }

  private static func isUnseededRandomness(at index: Int, in file: SourceFile) -> Bool {
    if file.tokens[index].is("SystemRandomNumberGenerator") { return true }
    let calls: Set = ["random", "randomElement", "shuffled", "shuffle"]
    guard file.tokens[index].is("."), let name = file.token(index + 1), name.kind == .word,
      calls.contains(name.text), file.token(index - 1)?.is("context") != true
    else { return false }
    guard file.token(index + 2)?.is("(") == true else { return name.text == "random" }
    let arguments = (index + 3)..<file.end(ofBracketAt: index + 2)
    return !arguments.contains { matches(["using", ":"], at: $0, in: file) }
  }

  /// Whether the tokens from a position on are exactly these.
  static func matches(_ pattern: [String], at index: Int, in file: SourceFile) -> Bool {
    guard index + pattern.count <= file.tokens.count else { return false }
    for (offset, text) in pattern.enumerated() where !file.tokens[index + offset].is(text) { return false }
    return true
  }
}
