import Access
import ArgumentParser
import Kernel
import Storage

/// Lists who looked at what is confidential.
struct ReadingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readings", abstract: "List who looked at what is confidential, and who logged in; the latest first.",
    discussion: """
      EXAMPLES
        roder readings
        roder readings --by chef-e310 --format json
      """)

  @Option(help: ArgumentHelp("Only what this person did, as the history shows her.", valueName: "person"))
  var by: String?

  @Option(help: ArgumentHelp("At most so many, 1 to 10000.", valueName: "count"))
  var limit = 100

  @Option(help: "How the list is written.")
  var format = ListFormat.text

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard (1...10_000).contains(limit) else { throw ValidationError("--limit is 1 to 10000.") }
  }

  func run() async throws {
    let shell = Shell.current
    let readings = try await ReadingLog(options.desk(shell)).latest(limit, of: by)
    switch format {
    case .json: try JSONText.write(readings.map(ReadingOutput.init), shell)
    case .text:
      if readings.isEmpty { try shell.say("Ingen har läst något skyddat.") }
      for reading in readings { try shell.say(ReadingsCommand.text(reading)) }
    }
  }

  private static func text(_ reading: Reading) -> String {
    let what =
      switch reading.sort {
      case .confidential: reading.what
      case .login: "loggade in"
      }
    let moment = reading.moment.isEmpty ? "" : ", som det var vid \(reading.moment)"
    return "\(reading.at.textInStockholm)  \(reading.actor)  \(what)\(moment)"
  }
}

/// An entry of the log as JSON.
private struct ReadingOutput: Encodable {
  let at: String
  let actor: String
  let sort: String
  let what: String
  let moment: String

  init(_ reading: Reading) {
    at = reading.at.description
    actor = reading.actor
    sort = reading.sort.rawValue
    what = reading.what
    moment = reading.moment
  }
}
