import ArgumentParser

/// The root of the command line.
struct RoderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roder",
    abstract: "Follow-up of money and work for Swedish municipal social welfare boards.",
    discussion: """
      Make a store for a board, bring in its structure, ledger, budget and forecast, and ask for its tables and its \
      monthly report. Exit code 0: done; 1: refused, the problems are listed; 2: wrong usage; 3: technical fault; \
      141: the next program in a pipe took no more of the answer.

      EXAMPLES
        roder demo --examples Examples --output demo
        roder new --board Socialnämnden --municipality Exempelkommunen
        roder import ledger ledger-2019-04.se --status preliminary
        roder table drift --period 2019-04
        roder report --period 2019-04 --format html,text --output reports
        roder look ledger.se
        roder inspect ledger.se --format json

      SHELL COMPLETION
        roder --generate-completion-script bash > /etc/bash_completion.d/roder   (or zsh, fish)

      ENVIRONMENT
        RODER_CONFIG       the file of settings, instead of roder.conf; roder config lists what can stand in it
        RODER_STORE        the store where --store is not given
        RODER_DIRECTORY    where --board looks for a board's store, instead of boards.txt
        RODER_KEY          the store's key, instead of the file beside the store
        RODER_KEY_FOLDER   where the keys of boards in PostgreSQL lie, instead of ~/.roder
        RODER_ADMIN_STORE  the PostgreSQL database's address for who owns its tables
        RODER_SENDMAIL     the program that mail is handed to, instead of the system's sendmail
        RODER_MAIL_FROM    the sender of reminders
        RODER_ADDRESS      where the readers of reminders and of links find the program
        RODER_PYTHON       the Python environment with Typst for PDF, instead of ~/.cache/roder/python
        RODER_NOW          the clock, 2019-05-14T08:30:00Z, for demonstrations and tests; with a + after it it runs on
      """,
    version: "0.1.0",
    subcommands: [
      NewCommand.self, ImportCommand.self, PreviewCommand.self, ReallocateCommand.self,
      BatchesCommand.self, DifferencesCommand.self, RereadCommand.self, ReconcileCommand.self, CheckCommand.self,
      CodesCommand.self, ForecastCommand.self, PlanCommand.self, TasksCommand.self, SectionCommand.self,
      ProgressCommand.self, RemindCommand.self, CalendarCommand.self,
      PickCommand.self, ProseCommand.self, RemarkCommand.self, RemarksCommand.self, TableCommand.self,
      ReportCommand.self, OccasionsCommand.self,
      LockCommand.self, CorrectCommand.self, EstablishCommand.self, LockedCommand.self,
      CompareCommand.self, TemplateCommand.self, FillCommand.self,
      OverviewCommand.self, ExplainCommand.self, DrillCommand.self, PostingsCommand.self, VoucherCommand.self,
      HistoryCommand.self, ProtectedCommand.self, LoginCommand.self, TokenCommand.self, ReadingsCommand.self,
      KeyCommand.self, TermsCommand.self, BackupCommand.self,
      RestoreCommand.self, CopyCommand.self, LookCommand.self, InspectCommand.self,
      VerifyCommand.self, DisposeCommand.self, ServeCommand.self, ConfigCommand.self, DemoCommand.self,
    ])
}
