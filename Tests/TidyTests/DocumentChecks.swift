/// Whether the papers around the code keep their form.
enum DocumentChecks {
  static let decisionHeadings = [
    "## The question", "## Options", "## Decision", "## What it gives up", "## How we would notice it was wrong",
  ]
  private static let statuses = ["proposed", "accepted", "superseded by "]

  /// A decision page has its date, its status, its headings in order and at least two options.
  static func incompleteDecision(_ file: SourceFile) -> [Finding] {
    var findings: [Finding] = []
    let number = file.name.prefix(4)
    if number.count != 4 || !number.allSatisfy(\.isNumber) {
      findings.append(file.finding(1, "name the page NNNN-title.md."))
    }
    if file.lines.first?.hasPrefix("# \(number). ") != true {
      findings.append(file.finding(1, "begin with the heading \"# \(number). Title\"."))
    }
    let date = file.lines.first { $0.hasPrefix("Date: ") }?.dropFirst("Date: ".count)
    if date.map({ $0.count == 10 && $0.split(separator: "-").count == 3 }) != true {
      findings.append(file.finding(2, "write a line \"Date: YYYY-MM-DD\"."))
    }
    let status = file.lines.first { $0.hasPrefix("Status: ") }?.dropFirst("Status: ".count)
    if status.map({ text in statuses.contains { text.hasPrefix($0) } }) != true {
      findings.append(file.finding(3, "write a line \"Status: accepted\" (or proposed, or superseded by NNNN)."))
    }
    let headings = file.lines.filter { $0.hasPrefix("## ") }.map(String.init)
    if headings != decisionHeadings {
      findings.append(file.finding(1, "the headings are, in this order: \(decisionHeadings.joined(separator: ", "))."))
    }
    let options = section("## Options", of: file).filter { $0.hasPrefix("- **") }
    if options.count < 2 {
      findings.append(file.finding(1, "give at least two options with their costs, each a line \"- **Name.** …\"."))
    }
    return findings
  }

  /// Decision pages are numbered from 0001 without gaps, and none twice.
  static func misnumberedDecisions(_ files: [SourceFile]) -> [Finding] {
    let sorted = files.sorted { $0.name < $1.name }
    return zip(sorted, 1...).compactMap { file, number in
      guard Int(file.name.prefix(4)) != number else { return nil }
      return file.finding(1, "this should be decision number \(number): numbers have no gap and none stands twice.")
    }
  }

  static func changelogWithoutUnreleased(_ file: SourceFile) -> [Finding] {
    guard !file.lines.contains(where: { $0.hasPrefix("## ") && $0.contains("Unreleased") }) else { return [] }
    return [file.finding(1, "no heading \"## Unreleased\": add it above the released versions.")]
  }

  static func openEnds(_ file: SourceFile) -> [Finding] {
    let isScript = file.path.hasPrefix("scripts/") || file.path.hasPrefix(".ci/") || file.name == "Makefile"
    let comments =
      isScript
      ? file.lines.enumerated().map { SwiftLexer.Remark(line: $0.offset + 1, text: String($0.element)) }
      : file.remarks
    return comments.compactMap { comment in
      let words = comment.text.split { !$0.isLetter }
      if words.contains("FIXME") { return file.finding(comment.line, "FIXME never merges: mend it, or open an issue.") }
      guard words.contains("TODO"), !hasIssueNumber(comment.text) else { return nil }
      return file.finding(comment.line, "TODO without an issue: write TODO(#123), or do it.")
    }
  }

  /// Links of a page to files of the project that are not there.
  static func deadLinks(_ file: SourceFile, in project: Project) -> [Finding] {
    guard file.name.hasSuffix(".md") else { return [] }
    return file.lines.enumerated().flatMap { index, line in
      String(line).components(after: "](").compactMap { piece -> Finding? in
        let link = String(piece.prefix { $0 != ")" && $0 != "#" })
        if link.isEmpty || link.contains(":") { return nil }
        let target = resolve(link, from: file.path)
        let exists = project.files.contains { $0.path == target || $0.path.hasPrefix(target + "/") }
        return exists ? nil : file.finding(index + 1, "the link \(link) leads nowhere: mend or remove it.")
      }
    }
  }

  private static func resolve(_ link: String, from path: String) -> String {
    var parts = path.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  private static func hasIssueNumber(_ text: String) -> Bool {
    let pieces = text.components(after: "TODO")
    return !pieces.isEmpty
      && pieces.allSatisfy { piece in
        guard piece.hasPrefix("(#") else { return false }
        let number = piece.dropFirst(2).prefix { $0.isNumber }
        return !number.isEmpty && piece.dropFirst(2 + number.count).first == ")"
      }
  }

  private static func section(_ heading: String, of file: SourceFile) -> [Substring] {
    let after = file.lines.drop { $0 != heading }.dropFirst()
    return Array(after.prefix { !$0.hasPrefix("## ") })
  }
}

extension String {
  /// What stands after each place where a word stands, up to the next one.
  fileprivate func components(after word: String) -> [String] {
    var pieces: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: word) {
      rest = rest[range.upperBound...]
      let next = rest.firstRange(of: word)?.lowerBound ?? rest.endIndex
      pieces.append(String(rest[..<next]))
    }
    return pieces
  }
}
