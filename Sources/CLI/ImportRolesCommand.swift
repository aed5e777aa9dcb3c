import ArgumentParser
import Organisation
import Storage

/// Brings in who has which role.
struct ImportRolesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles", abstract: "Bring in who has which role for which unit.",
    discussion: """
      Those that the file leaves out stay as they are: a role ends by a last day.

      EXAMPLE
        roder import roles roles.csv
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: StaffCSV.roleColumns, shell)
    let input = try StaffCSV.roles(name: source.name, bytes: source.bytes)
    let written = try await options.desk(shell).run(ImportRoles.self, input).output
    try shell.say("\(source.name): \(Words.count(written, "ändrad roll", "ändrade roller")).")
  }
}
