import ArgumentParser

/// Works with the parts of a report that people write.
struct SectionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "section", abstract: "Write, hand over, review and approve parts of the month's report.",
    subcommands: [
      SectionShowCommand.self, SectionWriteCommand.self, SectionCopyCommand.self, SectionReadyCommand.self,
      SectionReturnCommand.self, SectionApproveCommand.self, SectionTakeCommand.self, SectionReleaseCommand.self,
      SectionLiftCommand.self,
    ])
}
