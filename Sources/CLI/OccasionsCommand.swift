import ArgumentParser
import Kernel
import Organisation
import Reporting
import Storage

/// Lists the occasions.
struct OccasionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "occasions", abstract: "List the occasions of follow-up, and what of their reports is locked.",
    discussion: """
      EXAMPLES
        roder occasions
        roder occasions --as-of 2019-05-14
      """)

  @OptionGroup var asOf: AsOfOption

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let moment = try await asOf.pinned(desk)
    let rows = try await desk.ask(ListOccasions.self, (), asOf: moment.asOf)
    try moment.say(.text, shell)
    if rows.isEmpty { try shell.say("Inga tillfällen är planerade.") }
    for row in rows {
      let meeting = row.occasion.meeting.map { ", sammanträde \($0)" } ?? ""
      let locked = row.latest.map { "version \($0.number) låst för \($0.body)" } ?? "inte låst"
      let decision = row.established.map { "; fastställd " + $0 } ?? ""
      try shell.say("\(row.occasion.month)  \(row.occasion.name)\(meeting); \(locked)\(decision)")
    }
  }
}
