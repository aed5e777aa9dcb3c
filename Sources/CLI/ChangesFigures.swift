import ArgumentParser
import Reporting
import Storage

/// A command whose writes may change the figures of reports that are locked: the program then tells which.
protocol ChangesFigures: AsyncParsableCommand {
  /// The store that it writes to.
  var options: WriteOptions { get }
}

extension ForecastCommand: ChangesFigures {}
extension ImportAdjustmentsCommand: ChangesFigures {}
extension ImportAreasCommand: ChangesFigures {}
extension ImportAssumptionsCommand: ChangesFigures {}
extension ImportBudgetCommand: ChangesFigures {}
extension ImportCounterpartiesCommand: ChangesFigures {}
extension ImportForecastCommand: ChangesFigures {}
extension ImportFramesCommand: ChangesFigures {}
extension ImportInternalAgreementsCommand: ChangesFigures {}
extension ImportLedgerCommand: ChangesFigures {}
extension ImportMethodsCommand: ChangesFigures {}
extension ImportReallocationCommand: ChangesFigures {}
extension ImportStatementsCommand: ChangesFigures {}
extension ImportUnitsCommand: ChangesFigures {}
extension ImportWatchedCommand: ChangesFigures {}
extension ReallocateCommand: ChangesFigures {}
extension RereadCommand: ChangesFigures {}
