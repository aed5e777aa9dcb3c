/// Whether what the code adds has its companions: an error folder, a transcript, a glossary row.
enum CompletenessChecks {
  static let errorFolder = "Tests/ErrorTests/Errors/"
  static let transcriptFolder = "Tests/TranscriptTests/Transcripts/"
  static let glossary = "docs/reference/glossary.md"

  static func problemCodesWithoutFolder(_ project: Project) -> [Finding] {
    let folders = errorFolders(project)
    return problemCodes(project).compactMap { code, file, line in
      guard !folders.contains(code) else { return nil }
      return file.finding(line, "the code \(code) has no folder \(errorFolder)\(code)/: add the input that gives it.")
    }
  }

  static func errorFoldersWithoutCode(_ project: Project) -> [Finding] {
    let codes = Set(problemCodes(project).map(\.code))
    return errorFolders(project).subtracting(codes).sorted().map { folder in
      Finding(path: errorFolder + folder, line: 1, message: "no …Problem.swift gives this code: remove the folder.")
    }
  }

  static func storedTypesWithoutGlossaryRow(_ project: Project) -> [Finding] {
    let rows = project.file(glossary)?.lines.filter { $0.hasPrefix("|") }.joined(separator: "\n") ?? ""
    return project.sources.flatMap { file in
      file.declarations.filter { $0.inherited.contains("RecordKind") && $0.keyword != "protocol" }.compactMap { type in
        let name = type.name.split(separator: ".").last.map(String.init) ?? type.name
        guard !rows.contains("`\(name)`") else { return nil }
        return file.finding(type.line, "the stored type \(name) has no row in \(glossary): add its words.")
      }
    }
  }

  static func useCasesWithoutTranscript(_ project: Project) -> [Finding] {
    let transcripts = Set(
      project.files.filter { $0.path.hasPrefix(transcriptFolder) && ["txt", "md"].contains($0.path.fileEnding) }
        .map(\.stem))
    return useCaseNames(project).compactMap { name, file, line in
      guard !transcripts.contains(name) else { return nil }
      return file.finding(line, "the use case \(name) has no transcript \(transcriptFolder)\(name).txt: add one.")
    }
  }

  private static func problemCodes(_ project: Project) -> [(code: String, file: SourceFile, line: Int)] {
    let holdsCodes = { (file: SourceFile) in
      let main = file.stem.split(separator: "+").first ?? ""
      return main.hasSuffix("Problem") || main.hasSuffix("ProblemCode")
    }
    return project.sources.filter(holdsCodes).flatMap { file in
      file.tokens.filter { $0.kind == .string && isDottedName($0.text) }.map { ($0.text, file, $0.line) }
    }
  }

  private static func errorFolders(_ project: Project) -> Set<String> {
    Set(
      project.files.filter { $0.path.hasPrefix(errorFolder) }.compactMap { file in
        let parts = file.path.dropFirst(errorFolder.count).split(separator: "/")
        return parts.count > 1 ? String(parts[0]) : nil
      })
  }

  /// The names of use cases: `static let name = "ledger.import"` inside a type that conforms to a kind of use case.
  private static func useCaseNames(_ project: Project) -> [(name: String, file: SourceFile, line: Int)] {
    let kinds: Set = ["UseCase", "Command", "Question", "Inspection"]
    return project.sources.flatMap { file in
      file.declarations.filter { $0.keyword != "protocol" && !kinds.isDisjoint(with: $0.inherited) }.flatMap { type in
        type.body.compactMap { index -> (String, SourceFile, Int)? in
          guard file.tokens[index].is("name"), file.token(index - 2)?.is("static") == true else { return nil }
          let line = file.tokens[index].line
          let value = file.tokens[index...].first { $0.kind == .string && $0.line <= line + 2 }
          return value.map { ($0.text, file, $0.line) }
        }
      }
    }
  }

  /// Whether a text looks like `capability.some-words`.
  private static func isDottedName(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        part.first?.isLowercase == true
          && part.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
      }
  }
}

extension String {
  /// What stands after the last dot.
  fileprivate var fileEnding: String { String(split(separator: ".").last ?? "") }
}
