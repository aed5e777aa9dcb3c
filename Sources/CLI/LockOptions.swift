import ArgumentParser
import DocumentWriters
import Installed
import Kernel
import Reporting
import Storage

/// Which report is locked, for whom and in which formats.
struct LockOptions: ParsableArguments {
  @OptionGroup var month: MonthOption

  @Option(help: ArgumentHelp("The template's id. (default: the occasion's own)", valueName: "id"))
  var template: String?

  @Option(
    help: ArgumentHelp(
      "The report of this unit or department alone, by id. (default: the whole board's)", valueName: "id"))
  var unit: String?

  @Option(help: ArgumentHelp("The body that it is locked for.", valueName: "body"))
  var body = "nämnden"

  @Option(
    help: ArgumentHelp(
      "Formats of the finished files, with commas between. (default: all but pdf)", valueName: "formats"),
    transform: ReportFormat.list)
  var format = ReportFormat.always

  @OptionGroup var variant: VariantOptions

  @OptionGroup var csv: CSVOption

  /// Locks the report and says what was kept.
  func lock(_ desk: Desk, correcting reason: String?, _ shell: Shell) async throws {
    let month = try await month.month(desk)
    let files = ReportFiles(formats: format, options: csv.options, folder: ".")
    let input = ReadReport.Input(month: month, template: template, unit: unit)
    var checked: CheckedReport?
    let locked = try await LockDesk(desk, capabilities: Capabilities.all).lock(
      input, try variant.order(shell), body: body, correcting: reason,
      inspecting: { made in
        for problem in made.problems { shell.terminal.tell(ProblemText.text(problem)) }
        checked = try await CheckDesk(desk, capabilities: Capabilities.all).check(
          made, input, kinds: RecordKinds.all)
      }
    ) { document, name in
      try files.formats.flatMap { format in
        try files.files(of: document, as: format, name: name, shell)
          .map { LockOrder.File(name: $0.name, format: format.name, bytes: $0.bytes) }
      }
    }
    try shell.say(
      "\(locked.title): version \(locked.number) låst för \(locked.body), läget vid händelse \(locked.event), "
        + "\(Words.count(locked.files.count, "färdig fil", "färdiga filer")).")
    try shell.say("  \(locked.id)")
    if let checked, !checked.findings.isEmpty {
      try shell.say("  Kontrollen fann \(checked.summary); roder check report --period \(month) visar dem.")
    }
    if variant.variant == .confidential {
      try shell.say("  Versionen med sekretess är låst och förseglad med den.")
    }
  }
}
