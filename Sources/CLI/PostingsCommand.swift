import ArgumentParser

/// Single postings: found, and marked as coded wrongly.
struct PostingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "postings", abstract: "Find single postings, and mark those that are coded wrongly.",
    discussion: """
      Without a subcommand postings are found: 'roder postings hyra' is 'roder postings find hyra'.

      EXAMPLES
        roder postings familjehem --selection konto=45 --limit 10
        roder postings mark ledger-0005/2019-04/17 "Hyran hör till E320." --right-unit E320
        roder postings marked --unit E310
        roder postings settle 2019-04/E310/1 --corrected "Omförd på B23."
      """,
    subcommands: [
      PostingsFindCommand.self, PostingsMarkCommand.self, PostingsMarkedCommand.self, PostingsSettleCommand.self,
      PostingsWithdrawCommand.self,
    ], defaultSubcommand: PostingsFindCommand.self)
}
