import Testing

@Suite("The checks across files find what they should and nothing else")
struct ProjectChecksTests {
  static let manifest = Manifest(
    SourceFile(
      path: "Package.swift",
      text: """
        func target(_ name: String, uses: [String] = []) -> Target { .target(name: name) }
        let settings = [.enableUpcomingFeature("X")]
        let core = [
          target("Kernel"),
          target("Storage", uses: ["Kernel"]),  // target("Comment")
          target(
            "StoreSQLite", uses: ["Kernel", "Storage"],
            products: [.product(name: "GRDB", package: "GRDB.swift")]),
          .systemLibrary(name: "Czlib", pkgConfig: "zlib"),
          tests("KernelTests", uses: ["Kernel"]),
          executable("SumBenchmark", uses: ["Kernel"], path: "Benchmarks/Sum"),
        ]
        """))

  @Test("The manifest is read as targets with arrows")
  func readsManifest() {
    #expect(
      Self.manifest.targets.map(\.name) == ["Kernel", "Storage", "StoreSQLite", "Czlib", "KernelTests", "SumBenchmark"])
    #expect(Self.manifest.targets.map(\.folder) == ["Sources", "Sources", "Sources", "Sources", "Tests", "Benchmarks"])
    #expect(Self.manifest.target("StoreSQLite", in: "Sources")?.uses == ["Kernel", "Storage"])
    #expect(Self.manifest.target("StoreSQLite", in: "Sources")?.products == ["GRDB"])
  }

  @Test(
    "An import without an arrow is found",
    arguments: [
      CheckSample("import Storage", [1], path: "Sources/Kernel/A.swift"),
      CheckSample("import Foundation\npackage import Kernel", [], path: "Sources/Storage/A.swift"),
      CheckSample("import GRDB\n@testable import Storage", [], path: "Sources/StoreSQLite/A.swift"),
      CheckSample("import Storage", [1], path: "Tests/KernelTests/A.swift"),
    ])
  func imports(sample: CheckSample) {
    sample.expect(ArrowChecks.undeclaredImports(sample.file, manifest: Self.manifest))
  }

  @Test(
    "A command, an option and a variable are found where others than commands read them",
    arguments: [
      CheckSample("let a: Remedy = \"Kör roder import ledger.\"", [1]),
      CheckSample("let a: Remedy = \"Läs in med --confirm.\"", [1]),
      CheckSample("let a = \"Beskriv det i import mapping.\"", [1]),
      CheckSample("let a = \"Ange nyckeln i RODER_KEY.\"", [1]),
      CheckSample("let a = f(page: \"Läs in med --confirm.\")", [1]),
      CheckSample("let a: R = \"Se \\(command: \"x\", page: \"y\") --all.\"", [1]),
      CheckSample("case .a: \"Lägg till --confirm.\"", [1]),
      CheckSample("let a: R = \"Läs in \\(command: \"med --confirm\", page: \"ändå\").\"", []),
      CheckSample("let a = R(command: \"Ange \\(n ? \"en\" : \"två\") \\(f(a, b)) \" + \"--all\", page: \"b\")", []),
      CheckSample("let a: R = \"Ange \\(option: \"--months\", field: \"Månader\").\"", []),
      CheckSample("let a = \"Databasens schema roder är någon annans – eller import av filer.\"", []),
      CheckSample("let a = \"Kör roder import ledger.\"", [], path: "Sources/CLI/B.swift"),
    ])
  func commandWords(sample: CheckSample) {
    let commands = SourceFile(
      path: "Sources/CLI/A.swift", text: "f(commandName: \"import\")\nf(commandName: \"mapping\", abstract: \"\")")
    sample.expect(CommandWordChecks.strayCommands(Project(files: [sample.file, commands])))
  }

  @Test(
    "A field that no page has is found",
    arguments: [
      CheckSample("let a = \"Skriv i fältet Datum vad som gäller.\"", [1]),
      CheckSample("let a: R = \"Ange \\(option: \"--day\", field: \"Datum\").\"", [1]),
      CheckSample("let a = \"Välj i fältet Filens tecken och granska igen.\"", []),
      CheckSample("let a: R = \"Ange \\(option: \"--sign\", field: \"Filens tecken\").\"", []),
      CheckSample("let a = \"Lämna fältet tomt.\"", []),
    ])
  func fields(sample: CheckSample) {
    let page = SourceFile(path: "Sources/Web/A.swift", text: "Field(name, \"Filens tecken\", .line(\"\"))")
    sample.expect(CommandWordChecks.strayFields(Project(files: [sample.file, page])))
  }

  @Test("A folder without a target is found once")
  func folders() {
    let files = ["Sources/New/A.swift", "Sources/New/B.swift", "Sources/Kernel/C.swift"].map {
      SourceFile(path: $0, text: "")
    }
    #expect(ArrowChecks.foldersWithoutTarget(files, manifest: Self.manifest).map(\.path) == ["Sources/New/A.swift"])
  }

  @Test("An arrow that no file uses is found")
  func arrows() {
    let sources = [
      SourceFile(path: "Sources/Storage/A.swift", text: "import Kernel"),
      SourceFile(path: "Sources/StoreSQLite/A.swift", text: "import Storage"),
    ]
    let found = ArrowChecks.unusedArrows(Self.manifest, sources: sources)
    #expect(found.map(\.line) == [6])
    #expect(found.first?.message.contains("StoreSQLite → Kernel") == true)
  }

  @Test("The table in ARCHITECTURE.md must show the same arrows")
  func architecture() {
    let head = "| Target | Holds | Imports |\n|---|---|---|\n"
    let right =
      head + "| `Kernel` | x | – |\n| Storage | x | Kernel |\n| StoreSQLite | x | Kernel, `Storage`, GRDB |\n"
      + "| Czlib | x | – |\n"
    #expect(differences(right) == [])
    #expect(differences("# Nothing\n").count == 1)
    #expect(differences(right.replacing("| x | Kernel |", with: "| x | – |")) == [4])
    #expect(differences(right.replacing("`Kernel` | x | –", with: "Kernel | x | Storage")) == [3])
    #expect(differences(right + "| Gone | x | – |\n") == [7])
    #expect(differences(right.replacing("| Czlib | x | – |\n", with: "")) == [9])
  }

  private func differences(_ text: String) -> [Int] {
    let file = SourceFile(path: "ARCHITECTURE.md", text: text)
    return ArrowChecks.differencesFromTable(file, manifest: Self.manifest).map(\.line)
  }

  @Test("A problem code without a folder is found, and a folder without a code")
  func errorFolders() {
    let project = Project(files: [
      SourceFile(
        path: "Sources/Ledger/LedgerProblem.swift",
        text: "let a = [\"ledger.no-year\", \"ledger.old-file\"]\nlet b = \"Filen har slut.\""),
      SourceFile(path: "Sources/SIE/SIEProblemCode.swift", text: "case a = \"sie.old\""),
      SourceFile(path: "Sources/Ledger/Other.swift", text: "let a = \"ledger.import\""),
      SourceFile(path: "Tests/ErrorTests/Errors/ledger.no-year/input.se", text: ""),
      SourceFile(path: "Tests/ErrorTests/Errors/ledger.gone/input.se", text: ""),
    ])
    let missing = CompletenessChecks.problemCodesWithoutFolder(project)
    #expect(missing.map(\.path) == ["Sources/Ledger/LedgerProblem.swift", "Sources/SIE/SIEProblemCode.swift"])
    #expect(missing.first?.message.contains("ledger.old-file") == true)
    #expect(CompletenessChecks.errorFoldersWithoutCode(project).map(\.path) == ["Tests/ErrorTests/Errors/ledger.gone"])
  }

  @Test("A stored type without a glossary row is found")
  func glossary() {
    let project = Project(files: [
      SourceFile(path: "docs/reference/glossary.md", text: "`Unlisted`\n| mål | goal | `Goal` |\n"),
      SourceFile(
        path: "Sources/Goals/Goal.swift",
        text: "protocol RecordKind {}\nstruct Goal: RecordKind {}\nextension A.Unlisted: Sendable, RecordKind {}"),
    ])
    #expect(CompletenessChecks.storedTypesWithoutGlossaryRow(project).map(\.line) == [3])
  }

  @Test("A use case without a transcript is found")
  func transcripts() {
    let project = Project(files: [
      SourceFile(path: "Tests/TranscriptTests/Transcripts/ledger.import.txt", text: ""),
      SourceFile(
        path: "Sources/Ledger/A.swift",
        text: """
          struct ImportLedger: Command {
            static let name = "ledger.import"
          }
          struct ListBatches: Question, Sendable {
            static let name: String = "ledger.batches"
          }
          struct Other { static let name = "ledger.other" }
          """),
    ])
    #expect(CompletenessChecks.useCasesWithoutTranscript(project).map(\.line) == [5])
  }

  @Test("A decision page is complete or every missing part is found")
  func decisions() {
    let page = """
      # 0001. Title

      Date: 2026-11-21
      Status: accepted

      ## The question
      ## Options
      - **One.** Costs.
      - **Two.** Costs.
      ## Decision
      ## What it gives up
      ## How we would notice it was wrong
      """
    #expect(decisionFindings(page) == 0)
    #expect(decisionFindings(page.replacing("Date: 2026-11-21", with: "2026")) == 1)
    #expect(decisionFindings(page.replacing("accepted", with: "perhaps")) == 1)
    #expect(decisionFindings(page.replacing("- **Two.** Costs.", with: "")) == 1)
    #expect(decisionFindings(page.replacing("## Decision", with: "## Choice")) == 1)
    #expect(decisionFindings(page.replacing("# 0001. ", with: "# ")) == 1)
    #expect(decisionFindings("") == 5)
  }

  private func decisionFindings(_ text: String) -> Int {
    DocumentChecks.incompleteDecision(SourceFile(path: "docs/decisions/0001-title.md", text: text)).count
  }

  @Test("Decisions are numbered without gaps")
  func decisionNumbers() {
    let files = ["0001-a.md", "0003-b.md"].map { SourceFile(path: "docs/decisions/" + $0, text: "") }
    #expect(DocumentChecks.misnumberedDecisions(files).map(\.path) == ["docs/decisions/0003-b.md"])
  }

  @Test("A changelog without Unreleased is found")
  func changelog() {
    #expect(DocumentChecks.changelogWithoutUnreleased(SourceFile(path: "CHANGELOG.md", text: "# A\n")).count == 1)
    let right = SourceFile(path: "CHANGELOG.md", text: "# A\n\n## Unreleased\n")
    #expect(DocumentChecks.changelogWithoutUnreleased(right).isEmpty)
  }

  @Test("A link to a page that is not there is found")
  func links() {
    let text = "[a](b.md) [c](../README.md#x) [d](../docs/) [e](https://x.se) [f](#g)\r\n\r\n[h](gone.md)"
    let page = SourceFile(path: "docs/a.md", text: text)
    let project = Project(files: [page] + ["docs/b.md", "README.md"].map { SourceFile(path: $0, text: "") })
    #expect(DocumentChecks.deadLinks(page, in: project).map(\.line) == [3])
  }

  @Test(
    "Open ends without an issue are found in comments alone",
    arguments: [
      CheckSample("// FIXME: x", [1]),
      CheckSample("// TODO: x\n// TODO(#) y\n// TODO (#1) y", [1, 2, 3]),
      CheckSample("// TODO(#12): x\nlet a = \"TODO FIXME\"\nlet TODO = 1\n// TODOs", []),
      CheckSample("# FIXME", [1], path: "scripts/setup"),
      CheckSample("TODO", [], path: "docs/a.md"),
    ])
  func openEnds(sample: CheckSample) { sample.expect(DocumentChecks.openEnds(sample.file)) }

  // The slash is put in by the test, so that this file holds no such path itself.
  @Test(
    "Paths of one machine are found, and addresses are not",
    arguments: [
      CheckSample("cd |work/main", [1], path: "docs/a.md"),
      CheckSample("a\n`|root/x`\n\"|home/anna/b\"", [2, 3], path: "docs/a.md"),
      CheckSample("|tmp/x", [1], path: "Sources/Ledger/A.swift"),
      CheckSample("|tmp/x", [], path: "scripts/setup"),
      CheckSample("a|work/b and https:||x.se|home/c, ../root/x, |work and |homes/x", [], path: "docs/a.md"),
    ])
  func machinePaths(sample: CheckSample) {
    let file = SourceFile(path: sample.path, text: sample.source.replacing("|", with: "/"))
    sample.expect(PublicationChecks.machinePaths(file))
  }

  // Numbers are put together from parts for the same reason. The first is the usual worked example of a control digit.
  @Test(
    "Identity numbers are found, and other numbers are not",
    arguments: [
      ("811218", "-", "9876", 1), ("19811218", "-", "9876", 1), ("19811218", "", "9876", 1), ("811218", "+", "9876", 1),
      ("811278", "-", "9873", 1), ("811218", "-", "9875", 0), ("811318", "-", "9874", 0), ("556036", "-", "0793", 0),
      ("121212", "-", "1212", 0), ("811218", "-", "98760", 0), ("1811218", "-", "9876", 0), ("811218", "", "9876", 0),
    ])
  func personalNumbers(date: String, sign: String, last: String, count: Int) {
    let file = SourceFile(path: "Examples/a.csv", text: "x;\(date)\(sign)\(last);y\n")
    #expect(PublicationChecks.personalNumbers(file).count == count)
  }

  @Test("Large files, pins and scripts that do not run are found")
  func publication() {
    #expect(PublicationChecks.largeFile(SourceFile(path: "a", text: "", byteCount: 500_001)).count == 1)
    #expect(PublicationChecks.largeFile(SourceFile(path: "a", text: "", byteCount: 500_000)).isEmpty)
    #expect(PublicationChecks.pinnedPackages(SourceFile(path: "b/Package.resolved", text: "")).count == 1)
    let script = "#!/bin/sh\n"
    #expect(PublicationChecks.scriptsThatDoNotRun(SourceFile(path: "scripts/a", text: script)).count == 1)
    #expect(PublicationChecks.scriptsThatDoNotRun(SourceFile(path: "scripts/a", text: "echo\n")).count == 1)
    let right = SourceFile(path: "scripts/a", text: script, isExecutable: true)
    #expect(PublicationChecks.scriptsThatDoNotRun(right).isEmpty)
  }
}
