import ArgumentParser
import Care
import Formats
import Storage

/// Brings in how much care was bought.
struct ImportVolumesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "volumes", abstract: "Bring in how much care was bought: care days, placements or hours by month.",
    discussion: """
      For each month and unit that the file names its numbers take the place of all that stood. They are shown beside \
      the amounts in the unit's forecast sheet; no amount is changed by them.

      EXAMPLE
        roder import volumes volymer.csv
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: VolumesCSV.columns, shell)
    let drafts = try VolumesCSV.read(name: source.name, bytes: source.bytes)
    let written = try await options.desk(shell).run(ImportVolumes.self, .init(drafts, file: source.name))
    let months = Words.count(written.output, "enhets månad är ändrad", "enheters månader är ändrade")
    try shell.say("\(source.name): \(Words.count(drafts.count, "antal", "antal")), \(months).")
  }
}
