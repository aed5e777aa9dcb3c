import ArgumentParser
import DocumentWriters
import Installed
import Kernel
import Reporting
import Storage

/// Lists locked reports and takes out what was kept.
struct LockedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "locked", abstract: "List locked reports, and take out their finished files.",
    discussion: """
      With --get a file is written byte for byte as it was locked; 'all' means every file. With --format the stored \
      tree is rendered anew, and says so. What was locked in its confidential variant as well is taken out with \
      --variant confidential, by whoever may read it and has the store's key.

      EXAMPLES
        roder locked --period 2019-04
        roder locked 2019-04/1 --get all --output arkiv
        roder locked 2019-04/1 --format html --output arkiv
        roder locked 2019-04/1 --variant confidential --get all --output sekretess
      """)

  @Argument(help: ArgumentHelp("A locked report: month/number. (default: list all)", valueName: "id"))
  var report: String?

  @Option(help: ArgumentHelp("Only the reports of this month.", valueName: "month"), transform: Parse.month)
  var period: Month?

  @Option(help: ArgumentHelp("A finished file to take out, or all; may be repeated.", valueName: "file"))
  var get: [String] = []

  @Option(
    help: ArgumentHelp("Render the stored tree anew in these formats, with commas between.", valueName: "formats"),
    transform: ReportFormat.list)
  var format: [ReportFormat] = []

  @Option(help: ArgumentHelp("The variant: public or confidential.", valueName: "variant"))
  var variant = ReportVariant.public

  @Option(help: ArgumentHelp("The folder for the files.", valueName: "folder"))
  var output = "."

  @OptionGroup var csv: CSVOption

  @OptionGroup var options: StoreOptions

  func validate() throws {
    if report == nil, !get.isEmpty || !format.isEmpty || variant != .public {
      throw ValidationError("--get, --format and --variant go with a locked report, such as 2019-04/1.")
    }
  }

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    if let report {
      try await show(try ReportName(report).id(desk), desk, shell)
    } else {
      let reports = try await desk.ask(ListLocked.self, period)
      if reports.isEmpty { try shell.say("Ingen rapport är låst.") }
      let month = period
      let changes = try await LockDesk(desk, capabilities: Capabilities.all)
        .changes(where: { month == nil || $0.month == month }, kinds: RecordKinds.all)
      for report in reports {
        try await say(report, desk, shell)
        if let sentence = changes.first(where: { $0.report.id == report.id })?.sentence {
          try shell.say("  " + sentence)
        }
      }
    }
  }

  private func show(_ id: String, _ desk: Desk, _ shell: Shell) async throws {
    var read = try await desk.ask(ReadLocked.self, .init(id, variant: variant))
    if get.isEmpty, format.isEmpty {
      try await say(read.report, desk, shell)
      for file in read.kept { try shell.say("  \(file.digest.short)  \(file.name)") }
      return
    }
    let files = ReportFiles(formats: format, options: csv.options, folder: output)
    if !get.isEmpty {
      read = try await desk.ask(
        ReadLocked.self, .init(id, files: get.contains("all") ? nil : Set(get), variant: variant))
      for path in try files.write(read.files.map { DocumentFile(name: $0.name, bytes: $0.bytes) }, shell) {
        try shell.say(path)
      }
    }
    let report = read.report.value
    let name =
      DocumentName.name(of: read.document) + variant.fileEnding + "_version-\(report.number)-i-efterhand"
    for path in try files.write(LockRules.rendered(read.document, of: report), name: name, shell) {
      try shell.say(path)
    }
  }

  private func say(_ report: Versioned<LockedReport>, _ desk: Desk, _ shell: Shell) async throws {
    let value = report.value
    let decision = LockRules.established(value).map { "fastställd " + $0 } ?? "inte fastställd"
    try shell.say(
      "\(value.id)  \(value.title), låst för \(value.body), läget vid händelse \(value.event), "
        + "\(Words.count(value.files.count, "fil", "filer")); \(decision)")
    if !value.reason.isEmpty { try shell.say("  Rättelse: \(value.reason)") }
    // Most versions are public alone; what may not be read is not told of.
    if value.sealed != nil {
      do {
        let variants = try await desk.ask(ListVariants.self, value.id)
        try shell.say("  Låst som \(SwedishText.list(variants.map(\.title))).")
      } catch let problem as VariantProblem {
        try shell.say("  " + problem.message)
      }
    }
  }
}
