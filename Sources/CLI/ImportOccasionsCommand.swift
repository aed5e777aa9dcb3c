import ArgumentParser
import Organisation
import Storage

/// Brings in the year's occasions of follow-up.
struct ImportOccasionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "occasions", abstract: "Bring in the year's occasions of follow-up.",
    discussion: """
      EXAMPLE
        roder import occasions occasions.csv
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: OccasionsCSV.columns, shell)
    let input = try OccasionsCSV.read(name: source.name, bytes: source.bytes)
    for problem in input.flatMap(\.problems) where problem.code == "organisation.decided-before-period-ends" {
      shell.terminal.tell(ProblemText.text(problem))
    }
    let written = try await options.desk(shell).run(ImportOccasions.self, input)
    let count = Words.count(written.output, "ändrat uppföljningstillfälle", "ändrade uppföljningstillfällen")
    try shell.say("\(source.name): \(count).")
  }
}
