import Testing

/// Reads every file of the project and checks what the style guide marks as checked by machine.
///
/// A finding says file, line and what to do instead. The checks themselves are tested on small samples beside this.
@Suite("The project is tidy")
struct TidyTests {
  /// Runs a check over the files, or says aloud that there is no clone to read.
  private func check(_ files: (Project) -> [SourceFile], _ findings: (SourceFile) -> [Finding]) {
    checkProject { project in files(project).flatMap(findings) }
  }

  private func checkProject(_ findings: (Project) -> [Finding]) {
    guard let project = Project.current else {
      print("SKIPPED: the sources lie outside a git clone, so TidyTests cannot tell which files are the project's")
      return
    }
    report(findings(project))
  }

  @Test("The checks read every file to its end")
  func reading() { check(\.swiftFiles, ReadingChecks.unbalancedBrackets) }

  @Test("No Swift file is longer than 500 lines")
  func fileLength() { check(\.swiftFiles, SizeChecks.longFile) }

  @Test("No function is longer than 70 lines")
  func functionLength() { check(\.swiftFiles, SizeChecks.longFunctions) }

  @Test("No line of Swift is wider than 120 columns")
  func lineWidth() { check(\.swiftFiles, SizeChecks.longLines) }

  @Test("A source file is named after its main type")
  func fileNames() { check(\.sources, NameChecks.fileNotNamedAfterType) }

  @Test("Nothing is called Utils, Helpers, Manager or Base")
  func emptyNames() { check(\.swiftFiles, NameChecks.emptyNames) }

  @Test("No type has its module's name or a name of Foundation")
  func takenNames() { check(\.sources, NameChecks.takenNames) }

  @Test("Nothing is forced: no try!, as! or forced value")
  func forcedCalls() { check(\.swiftFiles, BannedCallChecks.forcedCalls) }

  @Test("Each try? says why the error does not matter")
  func silentTries() { check(\.swiftFiles, BannedCallChecks.silentTries) }

  @Test("No catch is empty")
  func emptyCatches() { check(\.swiftFiles, BannedCallChecks.emptyCatches) }

  @Test("Nothing escapes the compiler's checks of concurrency")
  func concurrency() { check(\.swiftFiles, BannedCallChecks.escapesFromConcurrencyChecks) }

  @Test("A programmer's mistake is a precondition, never fatalError")
  func fatalErrors() { check(\.sources, BannedCallChecks.fatalErrors) }

  @Test("Time, ids and randomness arrive in Context")
  func hiddenInputs() { check({ $0.sources.filter { $0.target != "roder" } }, BannedCallChecks.hiddenInputs) }

  @Test("Everything other targets see has a doc comment")
  func docComments() {
    checkProject { project in
      let docs = InheritedDocs(project.sources)
      return project.sources.flatMap { DocCommentChecks.undocumented($0, inheriting: docs) }
    }
  }

  @Test("Rules see values only")
  func rules() { check(\.sources, PlacementChecks.rulesThatReachTheStore) }

  @Test("SQL stands only in the stores")
  func sql() { check(\.swiftFiles, PlacementChecks.straySQL) }

  @Test("Columns are listed, never selected with a star")
  func selectStar() { check(\.swiftFiles, PlacementChecks.selectStar) }

  @Test("What is money or is stored has no floating point")
  func floatingPoint() { check(\.sources, PlacementChecks.floatingPoint) }

  @Test("A capability imports no web, database or template library")
  func libraries() { check(\.sources, PlacementChecks.strayLibraries) }

  @Test("Unescaped HTML has one door, used only for our own drawings and style sheet")
  func rawHTML() { check(\.sources, PlacementChecks.rawHTML) }

  @Test("Commands are told of only to those who write commands")
  func commandWords() { checkProject(CommandWordChecks.strayCommands) }

  @Test("A field that a text sends its reader to has that name on a page")
  func fieldNames() { checkProject(CommandWordChecks.strayFields) }

  @Test("Each import has its arrow in Package.swift")
  func imports() {
    checkProject { project in
      guard let manifest = project.file("Package.swift").map(Manifest.init) else { return [] }
      let files = project.swiftFiles.filter { $0.path.hasPrefix("Sources/") || $0.path.hasPrefix("Tests/") }
      return ArrowChecks.foldersWithoutTarget(files, manifest: manifest)
        + files.flatMap { ArrowChecks.undeclaredImports($0, manifest: manifest) }
    }
  }

  @Test("Each arrow in Package.swift is used")
  func arrows() {
    checkProject { project in
      guard let manifest = project.file("Package.swift").map(Manifest.init) else { return [] }
      return ArrowChecks.unusedArrows(manifest, sources: project.sources)
    }
  }

  @Test("ARCHITECTURE.md shows the arrows of Package.swift")
  func architecture() {
    checkProject { project in
      guard let manifest = project.file("Package.swift").map(Manifest.init) else { return [] }
      guard let architecture = project.file("ARCHITECTURE.md") else {
        return [Finding(path: "ARCHITECTURE.md", line: 1, message: "is missing: write it with a row for each target.")]
      }
      return ArrowChecks.differencesFromTable(architecture, manifest: manifest)
    }
  }

  @Test("Each problem code has an error folder, and each folder a code")
  func errorFolders() {
    checkProject {
      CompletenessChecks.problemCodesWithoutFolder($0) + CompletenessChecks.errorFoldersWithoutCode($0)
    }
  }

  @Test("Each stored type has a row in the glossary")
  func glossaryRows() { checkProject(CompletenessChecks.storedTypesWithoutGlossaryRow) }

  @Test("Each use case has a transcript")
  func transcripts() { checkProject(CompletenessChecks.useCasesWithoutTranscript) }

  @Test("Each decision page has its date, status, headings and options")
  func decisions() {
    let isDecision = { (file: SourceFile) in file.path.hasPrefix("docs/decisions/") && file.name != "README.md" }
    check({ $0.files.filter(isDecision) }, DocumentChecks.incompleteDecision)
    checkProject { DocumentChecks.misnumberedDecisions($0.files.filter(isDecision)) }
  }

  @Test("The changelog has an Unreleased heading")
  func changelog() {
    checkProject { project in
      guard let file = project.file("CHANGELOG.md") else {
        return [Finding(path: "CHANGELOG.md", line: 1, message: "is missing: write it with an Unreleased heading.")]
      }
      return DocumentChecks.changelogWithoutUnreleased(file)
    }
  }

  @Test("Links between the project's pages lead somewhere")
  func links() { checkProject { project in project.files.flatMap { DocumentChecks.deadLinks($0, in: project) } } }

  @Test("A TODO names its issue, and no FIXME is left")
  func openEnds() { check(\.files, DocumentChecks.openEnds) }

  @Test("No file names a path of the machine it was written on")
  func machinePaths() { check(\.files, PublicationChecks.machinePaths) }

  @Test("No personal identity number stands in any file")
  func personalNumbers() { check(\.files, PublicationChecks.personalNumbers) }

  @Test("No file is larger than 500 kB")
  func fileSize() { check(\.files, PublicationChecks.largeFile) }

  @Test("Package.resolved is not kept")
  func pinnedPackages() { check(\.files, PublicationChecks.pinnedPackages) }

  @Test("Scripts can be run")
  func scripts() { check(\.files, PublicationChecks.scriptsThatDoNotRun) }
}
