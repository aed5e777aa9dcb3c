import ArgumentParser
import Kernel
import Reporting

/// Checks a template that is not saved.
struct TemplateCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say everything that is wrong with a template in a file.",
    discussion: """
      EXAMPLE
        roder template check varbokslut.txt
      """)

  @OptionGroup var file: TemplateFileOptions

  @OptionGroup var month: MonthOption

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let draft = try await file.draft(month.knownMonth(desk), desk, shell)
    guard draft.problems.isEmpty else { throw Problems(draft.problems) }
    try shell.say("\(file.name): inget att anmärka på mallen ”\(draft.template.title)”.")
  }
}
