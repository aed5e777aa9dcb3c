package import Documents
package import Figures
package import Kernel
import Ledger
import Organisation

/// The parts of the monthly follow-up that money gives: summary, tables and notes.
package struct FollowUpSections {
  /// The names of the sections, as templates write them.
  package enum Name: String, CaseIterable, Sendable {
    /// Result, forecast, variance and change in words.
    case summary = "sammanfattning"
    /// The drift table.
    case drift
    /// The drift table's lines month by month.
    case byMonth = "resultat-per-manad"
    /// The change since the forecast before.
    case change = "prognosforandring"
    /// The variances by area with remarks.
    case variances = "avvikelser"
    /// The result by area.
    case areas = "omraden"
    /// The result by unit.
    case units = "enheter"
    /// The watched lines by month.
    case watched = "bevakning"
    /// The investments.
    case investments = "investeringar"
    /// Rounding, sources, status and codes that no line takes.
    case notes = "underlag"
  }

  private let drift: FollowUpFigures
  private let investments: FollowUpFigures?
  private let watched: WatchedFigures
  private let unreadablePrevious: Month?
  /// What other capabilities say in the summary.
  var addedToSummary: [Block] = []

  /// The sections of the drift follow-up, and of the investments where the board has such a statement.
  ///
  /// - Parameter unreadablePrevious: the month of a forecast before that cannot be put together.
  package init(drift: FollowUp, investments: FollowUp?, unreadablePrevious: Month? = nil) {
    self.unreadablePrevious = unreadablePrevious
    self.drift = FollowUpFigures(drift)
    self.investments = investments.map { FollowUpFigures($0) }
    watched = WatchedFigures(drift)
  }

  private var followUp: FollowUp { drift.followUp }
  private var notes: FollowUpNotes {
    FollowUpNotes(followUp, investments?.followUp, unreadablePrevious: unreadablePrevious)
  }

  /// The follow-up of the operating statement.
  package var driftFollowUp: FollowUp { drift.followUp }

  /// The forecasts by ids, to be kept beside later ones.
  package var snapshots: (drift: ForecastSnapshot, investments: ForecastSnapshot?) {
    (drift.followUp.snapshot, investments?.followUp.snapshot)
  }

  /// The follow-ups, that of the operating statement first.
  var followUps: [FollowUp] { moneyFigures.map(\.followUp) }

  /// The figures of money, in the order in which a key is looked up.
  var moneyFigures: [FollowUpFigures] { [drift] + (investments.map { [$0] } ?? []) }
  /// The figures of single accounts, of drift first.
  var accountFigures: [AccountFigures] { moneyFigures.map { AccountFigures(figures: $0) } }
  /// The figures of the watched lines.
  var watchedFigures: WatchedFigures { watched }
}

extension FollowUpSections: SectionSource {
  package var measures: [Measure] { drift.measures + watched.measures }

  package var members: [FigureMember] { drift.members + (investments?.members ?? []) + watched.members }

  package func figure(_ key: FigureKey) -> Figure? {
    drift.figure(key) ?? investments?.figure(key) ?? watched.figure(key)
  }

  package func explanation(of key: FigureKey) -> Explanation? {
    drift.explanation(of: key) ?? investments?.explanation(of: key) ?? watched.explanation(of: key)
  }

  package var sections: [String] { Name.allCases.map(\.rawValue) }

  package var status: PeriodStatus? { followUp.status(of: followUp.toDate) }

  package func blocks(of section: String) -> [Block]? {
    guard let name = Name(rawValue: section) else { return nil }
    let tables = FollowUpTables(drift)
    switch name {
    case .summary: return FollowUpSummary(drift).blocks + addedToSummary + notes.warnings
    case .drift: return headed("Drift", name, [.table(tables.statement())])
    case .byMonth: return headed("Drift per månad", name, [.table(tables.byMonth())])
    case .change:
      return tables.change().map { headed("Förändring sedan föregående prognos", name, [.table($0)]) }
    case .variances: return headed("Avvikelser mot budget", name, [.table(tables.variances())])
    case .areas: return headed(followUp.terms("Uppföljningsområden"), name, [.table(tables.areas())])
    case .units: return headed("Enheter", name, [.table(tables.units())])
    case .watched:
      return WatchedTable.table(followUp).map { headed(followUp.terms("Bevakningsrader"), name, [.table($0)]) }
    case .investments:
      return investments.map {
        headed("Investeringar", name, [.table(FollowUpTables($0).statement())])
      }
    case .notes: return headed("Underlag", name, notes.blocks)
    }
  }

  /// The table of the name, for those who want one table only; nil where there is none.
  package func table(_ name: Name, unit: Int?) -> Table? {
    let tables = FollowUpTables(drift)
    switch name {
    case .drift: return tables.statement(unit: unit)
    case .byMonth: return tables.byMonth(unit: unit)
    case .investments: return investments.map { FollowUpTables($0).statement(unit: unit) }
    default:
      return blocks(of: name.rawValue)?.compactMap { if case .table(let table) = $0 { table } else { nil } }.first
    }
  }

  package func blocks(of section: String, unit id: String) -> [Block]? {
    guard let name = Name(rawValue: section), let unit = followUp.unit(withID: id) else { return nil }
    let title =
      switch name {
      case .drift: "Drift"
      case .byMonth: "Drift per månad"
      case .investments: "Investeringar"
      case .summary, .change, .variances, .areas, .units, .watched, .notes: ""
      }
    guard !title.isEmpty, let table = table(name, unit: unit) else { return nil }
    return [
      .heading(
        level: 2, text: title + ", " + followUp.structure.unitName(unit), id: "avsnitt-" + section + "-" + id),
      .table(table),
    ]
  }

  private func headed(_ title: String, _ name: Name, _ blocks: [Block]) -> [Block] {
    [.heading(level: 2, text: title, id: "avsnitt-" + name.rawValue)] + blocks
  }
}
