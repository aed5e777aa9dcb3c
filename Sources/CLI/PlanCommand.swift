import ArgumentParser
import Kernel
import Organisation
import Storage

/// Plans the year.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Plan the year's work.", subcommands: [PlanOccasionsCommand.self])
}

/// Makes the occasions of a year after its calendar.
struct PlanOccasionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "occasions", abstract: "Make the year's occasions of follow-up after its calendar.",
    discussion: """
      Occasions that there are already keep their registration number, their meeting and their section of the minutes.

      EXAMPLE
        roder plan occasions 2019
      """)

  @Argument(help: ArgumentHelp("The year.", valueName: "yyyy"), transform: Parse.year)
  var year: Int

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let plan = try await options.desk(shell).run(PlanOccasions.self, year).output
    for occasion in plan.occasions {
      let meeting = occasion.meeting.map { "sammanträde \($0)" } ?? "inget sammanträde satt"
      let cutOff = occasion.plan.map { "brytdag \($0.cutOff), " } ?? ""
      try shell.say("\(occasion.month)  \(occasion.name): \(cutOff)\(meeting)")
    }
    if !plan.others.isEmpty {
      let months = SwedishText.list(plan.others.map(\.description))
      shell.terminal.tell("Utanför kalendern finns tillfällen för \(months).\n")
    }
    let count = Words.count(plan.changed, "ändrat uppföljningstillfälle", "ändrade uppföljningstillfällen")
    try shell.say("\(year): \(count).")
  }
}
