package import Accounts
package import Documents
package import Kernel

extension MonthSections {
  /// The table, of one unit or of all; nil where there is nothing to show in it.
  ///
  /// - Parameters:
  ///   - kept: the counterparties whose items count; nil for all.
  ///   - place: where the unit was named.
  ///
  /// **Throws** `ForecastingProblem.unknownUnit`, `AccountsProblem.noStatement`, `.noCounterparties`.
  package func table(
    _ table: MonthTable, unit: String?, keeping kept: CounterpartySelection? = nil, at place: Place
  ) throws -> Table? {
    let drift = followUp.driftFollowUp
    var index: Int?
    if let unit {
      index = drift.unit(withID: unit)
      guard index != nil else { throw ForecastingProblem.unknownUnit(unit, place) }
    }
    if let name = ForecastSections.Name(rawValue: table.section) {
      return ForecastSections(drift).table(name, unit: index)
    }
    let name = FollowUpSections.Name(rawValue: table.section)
    if let kept, let name, let found = try internalItems?.table(name, keeping: kept, unit: index) { return found }
    if let found = try name.map({ followUp.table($0, unit: index) }) ?? self.table(ofSection: table.section, unit: unit)
    {
      return found
    }
    if table == .investments { throw AccountsProblem.noStatement(Statement.investments) }
    return nil
  }
}
