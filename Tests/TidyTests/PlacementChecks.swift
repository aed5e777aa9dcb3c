/// What may stand only in certain targets and files.
enum PlacementChecks {
  /// The targets whose types are stored or are money.
  static let exactTargets: Set = [
    "Kernel", "Storage", "Figures", "Accounts", "Ledger", "Budgeting", "Forecasting", "Reporting", "Importing",
    "Documents",
  ]
  static let storeTargets: Set = ["StoreSQLite", "StorePostgres"]
  /// The targets that may reach for a database, the web or a template library.
  static let technologyTargets: Set = ["StoreSQLite", "StorePostgres", "Clibpq", "Server", "roder"]
  private static let technologyModules = [
    "GRDB", "SQLite", "CSQLite", "Clibpq", "Postgres", "Hummingbird", "Vapor", "NIO", "Mustache", "Leaf", "Stencil",
  ]

  static func rulesThatReachTheStore(_ file: SourceFile) -> [Finding] {
    guard file.path.hasPrefix("Sources/"), file.name.hasSuffix("Rules.swift") else { return [] }
    return file.tokens.filter { $0.is("Transaction") || $0.is("Context") }.map { token in
      file.finding(token.line, "rules see values only: let the use case read \(token.text) and pass what is needed.")
    }
  }

  static func floatingPoint(_ file: SourceFile) -> [Finding] {
    guard file.isIn(sources: exactTargets) else { return [] }
    let inexact: Set = ["Double", "Float", "CGFloat", "Float16", "Float32", "Float64"]
    return file.tokens.filter { $0.kind == .word && inexact.contains($0.text) }.map { token in
      file.finding(token.line, "\(token.text) is not exact: use Money, Quantity, Share or an integer.")
    }
  }

  static func strayLibraries(_ file: SourceFile) -> [Finding] {
    guard file.path.hasPrefix("Sources/"), !file.isIn(sources: technologyTargets) else { return [] }
    return file.imports.compactMap { name, line in
      guard technologyModules.contains(where: { name.hasPrefix($0) }) else { return nil }
      return file.finding(line, "\(name) is a technology: it has a target of its own, behind a protocol.")
    }
  }

  static func straySQL(_ file: SourceFile) -> [Finding] {
    let isExcused =
      file.isIn(sources: storeTargets) || file.path.hasPrefix("Benchmarks/") || file.path.hasPrefix("Tests/Store")
      || file.path.hasPrefix("Tests/PostgresSandbox/") || isSampleOfChecks(file)
    guard !isExcused else { return [] }
    return statements(in: file).map { line, keyword in
      file.finding(line, "SQL (\(keyword)) outside the stores: add what is asked to the port in Storage.")
    }
  }

  static func selectStar(_ file: SourceFile) -> [Finding] {
    if isSampleOfChecks(file) { return [] }
    return linesOfStrings(in: file).compactMap { line, text in
      guard text.contains("SELECT *") || text.contains("SELECT DISTINCT *") else { return nil }
      return file.finding(line, "all columns selected: list them, so that a new column changes nothing.")
    }
  }

  /// The checks and their samples hold what they look for.
  private static func isSampleOfChecks(_ file: SourceFile) -> Bool { file.path.hasPrefix("Tests/TidyTests/") }

  /// Unescaped HTML has one door, in the HTML target, used only for our own drawings and style sheet.
  static func rawHTML(_ file: SourceFile) -> [Finding] {
    guard file.path.hasPrefix("Sources/"), file.target != "HTML" else { return [] }
    let owners = ["Chart", "SVG", "StyleSheet"]
    if file.target == "DocumentWriters", owners.contains(where: { file.stem.contains($0) }) { return [] }
    return file.tokens.indices.compactMap { index in
      for door in [["HTML", ".", "raw", "("], [".", "raw", "("], [".", "trusted", "("], [".", "unescaped", "("]]
      where BannedCallChecks.matches(door, at: index, in: file) {
        if door.count == 3, file.token(index - 1)?.is("HTML") == true { return nil }
        return file.finding(file.tokens[index].line, "unescaped HTML: build it with the HTML target's elements.")
      }
      return nil
    }
  }

  private static func statements(in file: SourceFile) -> [(line: Int, keyword: String)] {
    let starts = [
      "SELECT ", "INSERT INTO", "INSERT OR ", "DELETE FROM", "UPDATE ", "CREATE TABLE", "CREATE INDEX",
      "CREATE UNIQUE INDEX", "CREATE VIEW", "CREATE TRIGGER", "ALTER TABLE", "DROP TABLE", "DROP INDEX", "PRAGMA ",
      "ORDER BY", "GROUP BY", "VACUUM", "BEGIN IMMEDIATE", "BEGIN TRANSACTION",
    ]
    return linesOfStrings(in: file).compactMap { line, text in
      guard let keyword = starts.first(where: { text.hasPrefix($0) || text.contains(" " + $0) }) else { return nil }
      return (line, String(keyword.last == " " ? keyword.dropLast() : keyword[...]))
    }
  }

  /// Each line of each string literal, without the spaces it begins with.
  private static func linesOfStrings(in file: SourceFile) -> [(line: Int, text: Substring)] {
    file.tokens.filter { $0.kind == .string }.flatMap { token in
      token.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { offset, text in
        (token.line + offset, text.drop { $0 == " " })
      }
    }
  }
}

extension SourceFile {
  /// The modules that the file imports, each with its line.
  var imports: [(module: String, line: Int)] {
    let kinds: Set = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
    return tokens.indices.compactMap { index in
      guard tokens[index].is("import"), var name = token(index + 1), name.kind == .word else { return nil }
      if kinds.contains(name.text), let next = token(index + 2) { name = next }
      return (name.text, tokens[index].line)
    }
  }
}
