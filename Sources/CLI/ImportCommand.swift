import ArgumentParser

/// Brings in files.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bring in a file.",
    discussion: """
      Tables are CSV with a header in Swedish; docs/reference/import-files.md describes every file. A file with a \
      problem changes nothing.
      """,
    subcommands: [
      ImportUnitsCommand.self, ImportCodesCommand.self, ImportStatementsCommand.self, ImportAreasCommand.self,
      ImportWatchedCommand.self, ImportProtectedCommand.self, ImportMappingCommand.self, ImportOccasionsCommand.self,
      ImportLedgerCommand.self, ImportTotalsCommand.self,
      ImportCounterpartiesCommand.self, ImportInternalAgreementsCommand.self,
      ImportBudgetCommand.self, ImportFramesCommand.self, ImportReallocationCommand.self,
      ImportAdjustmentsCommand.self, ImportAssumptionsCommand.self, ImportVolumesCommand.self,
      ImportForecastCommand.self, ImportMethodsCommand.self, ImportTemplateCommand.self,
      ImportWorkbookCommand.self, ImportRetentionCommand.self, ImportCalendarCommand.self, ImportRolesCommand.self,
      ImportStandInsCommand.self,
    ])
}
