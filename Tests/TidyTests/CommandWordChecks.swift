/// Whether commands are told of only to those who write commands.
enum CommandWordChecks {
  /// What only somebody at a command line meets, and what speaks the language of a database.
  private static let excusedTargets: Set = ["CLI", "roder", "MakeExamples", "StoreSQLite", "StorePostgres"]

  /// Files whose words look like a command's and are not, or are read only at a command line.
  private static let excusedFiles: Set = [
    // Properties of styles.
    "Sources/DocumentWriters/StyleSheet.swift", "Sources/DocumentWriters/StyleSheet+Slides.swift",
    // Arguments of the compiler of PDF, and what a key is for.
    "Sources/Typesetting/PDFCompiler.swift", "Sources/Storage/StoreKey.swift",
    // The first look at a file, which only `roder look` gives.
    "Sources/Forecasting/LookAtLedger.swift", "Sources/Accounts/ChartGuess.swift",
    // The sheet of sources in a workbook: it names the command beside the key, for whoever has it.
    "Sources/DocumentWriters/SourcesSheet.swift",
  ]

  /// The labels of what is told only to those who write commands.
  private static let labels: Set = ["command", "option"]

  /// Commands, options and variables of the environment in texts that pages and programs may show.
  static func strayCommands(_ project: Project) -> [Finding] {
    let names = commandNames(project)
    return project.sources.filter { !$0.isIn(sources: excusedTargets) && !excusedFiles.contains($0.path) }.flatMap {
      file in
      file.tokens.indices.compactMap { index -> Finding? in
        let token = file.tokens[index]
        guard token.kind == .string, let word = commandWord(in: token.text, names), !isForCommands(index, in: file)
        else { return nil }
        return file.finding(
          token.line, "”\(word)” is for those who write commands: say it in \\(command:page:) of a Remedy.")
      }
    }
  }

  /// Fields that a text sends its reader to, *i fältet Månader*, and that no page has under that name.
  static func strayFields(_ project: Project) -> [Finding] {
    let strings = project.sources.filter { $0.isIn(sources: ["Web"]) }.flatMap(\.tokens).filter { $0.kind == .string }
    let labels = Set(strings.map(\.text))
    return project.sources.filter { !$0.isIn(sources: ["Web"]) }.flatMap { file in
      file.tokens.indices.compactMap { index -> Finding? in
        let token = file.tokens[index]
        guard token.kind == .string, let name = fieldName(index, in: file) else { return nil }
        let isThere =
          name.indices.dropFirst().contains { labels.contains(String(name[..<$0])) } || labels.contains(name)
        return isThere ? nil : file.finding(token.line, "no page has a field that begins ”\(name)”: use its label.")
      }
    }
  }

  /// What follows *fältet*, or the argument of a remedy's `field:`; the name is its beginning.
  private static func fieldName(_ index: Int, in file: SourceFile) -> String? {
    let text = file.tokens[index].text
    if file.token(index - 1)?.is(":") == true, file.token(index - 2)?.is("field") == true,
      file.token(index - 3)?.is(",") == true, file.token(index - 5)?.is(":") == true,
      file.token(index - 6)?.is("option") == true
    {
      return text
    }
    guard let found = text.firstRange(of: "fältet "), text[found.upperBound...].first?.isUppercase == true else {
      return nil
    }
    return String(text[found.upperBound...])
  }

  /// What the commands are called: `commandName: "import"` in the target of the commands.
  static func commandNames(_ project: Project) -> Set<String> {
    var names: Set<String> = []
    for file in project.sources where file.isIn(sources: ["CLI"]) {
      for index in file.tokens.indices where file.tokens[index].is("commandName") {
        if let name = file.token(index + 2), name.kind == .string { names.insert(name.text) }
      }
    }
    return names
  }

  /// The first word of a text that belongs to a command line.
  static func commandWord(in text: String, _ names: Set<String>) -> String? {
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    for (index, word) in words.enumerated() {
      if word.hasPrefix("--"), word.dropFirst(2).first?.isLetter == true { return String(word) }
      if word.hasPrefix("RODER_") { return String(word) }
      guard word == "roder" || word == "import", index + 1 < words.count else { continue }
      let next = words[index + 1]
      if names.contains(String(next)), text[word.endIndex..<next.startIndex] == " " { return "\(word) \(next)" }
    }
    return nil
  }

  /// Whether the string is, or is a part of, an argument that only commands are told.
  private static func isForCommands(_ index: Int, in file: SourceFile) -> Bool {
    var depth = 0
    for before in stride(from: index - 1, through: 1, by: -1) {
      let token = file.tokens[before]
      guard token.kind == .mark else { continue }
      if [")", "]", "}"].contains(token.text) { depth += 1 }
      if ["(", "[", "{"].contains(token.text) {
        if depth == 0 { return false }
        depth -= 1
      }
      if depth == 0, token.text == ":", file.tokens[before - 1].kind == .word {
        return labels.contains(file.tokens[before - 1].text)
      }
    }
    return false
  }
}
