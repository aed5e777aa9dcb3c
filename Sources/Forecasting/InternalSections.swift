package import Accounts
package import Documents
package import Figures
package import Kernel
package import Storage

/// External and internal items side by side, and the drift table without internal ones; nothing where the board has
/// not said what is internal.
package struct InternalSections: Sendable {
  /// The section of the drift table without intra-board items.
  package static let outsideBoard = "drift-utan-namndinternt"
  /// The section of the drift table without any internal items.
  package static let external = "drift-externt"

  private let followUp: FollowUp
  private let classes: CounterpartyClasses?
  private let names: [String: String]

  /// The sections of `followUp` by the classes that hold in its year.
  package init(_ followUp: FollowUp, in view: View) throws {
    self.followUp = followUp
    let year = followUp.month.year
    classes = try view.state.record(CounterpartyClasses.self, id: CounterpartyClasses.id, in: year)?.value
    let codes = try view.state.record(CodeList.self, id: CodingPart.counterparty.column, in: year)
    names = Dictionary(
      (codes?.value.entries ?? []).map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// The money by class of counterparty, laid out now; nil where nothing says what is internal.
  private var money: InternalMoney? { classes.map { InternalMoney(followUp, $0) } }

  /// What is left of intra-board postings; nil where nothing says what is internal or only some units are seen.
  private var balance: InternalBalance? { classes.flatMap { InternalBalance(followUp, $0, names: names) } }

  /// What the key asks for with the money that answers it; nil where it names no class of counterparties.
  func asked(_ key: FigureKey) -> (asked: InternalFigures.Asked, money: InternalMoney)? {
    guard let asked = InternalFigures.parse(key, in: FollowUpFigures(followUp)), let money else { return nil }
    return (asked, money)
  }

  /// The table of that section without the items that are not kept, of one unit or all; nil for other sections.
  ///
  /// **Throws** `AccountsProblem.noCounterparties`.
  package func table(
    _ name: FollowUpSections.Name, keeping kept: CounterpartySelection, unit: Int?
  ) throws -> Table? {
    guard let money else { throw AccountsProblem.noCounterparties(year: followUp.month.year) }
    let tables = FollowUpTables(FollowUpFigures(followUp), of: money, keeping: kept)
    switch name {
    case .drift: return tables.statement(unit: unit)
    case .areas: return tables.areas()
    case .units: return tables.units()
    default: return nil
    }
  }

  /// What to look at before the month is closed.
  package var checks: [MonthCheck] { balance?.checks ?? [] }
}

extension InternalSections: SectionSource {
  package var measures: [Measure] {
    guard classes != nil else { return [] }
    return FollowUpMeasure.allCases.map {
      $0.offered(of: ["line", "area", "unit", InternalFigures.axis], in: followUp.terms)
    }
  }

  package var members: [FigureMember] {
    guard classes != nil else { return [] }
    return CounterpartySelection.allCases.map { selection in
      FigureMember(
        axis: InternalFigures.axis, id: selection.rawValue, name: selection.text,
        role: selection.classes.count > 1 ? .overlap : .item)
    } + FollowUpFigures(followUp).members
  }

  package func figure(_ key: FigureKey) -> Figure? { asked(key).map { InternalFigures($0.money).figure($0.asked) } }

  package func explanation(of key: FigureKey) -> Explanation? {
    asked(key).map { InternalExplainer(InternalFigures($0.money), $0.asked).explanation }
  }

  package var sections: [String] {
    [InternalItems.section, InternalSections.outsideBoard, InternalSections.external]
  }

  package var status: PeriodStatus? { followUp.status(of: followUp.toDate) }

  package var warnings: [Block] { balance?.warnings ?? [] }

  package func blocks(of section: String) -> [Block]? {
    guard let money else { return nil }
    let figures = FollowUpFigures(followUp)
    switch section {
    case InternalItems.section:
      return headed("Externa och interna poster", section, FollowUpTables(figures, of: money).internalItems())
    case InternalSections.outsideBoard:
      return headed(
        "Drift utan nämndinterna poster", section,
        FollowUpTables(figures, of: money, keeping: .outsideBoard).statement())
    case InternalSections.external:
      return headed(
        "Drift utan interna poster", section, FollowUpTables(figures, of: money, keeping: .external).statement())
    default: return nil
    }
  }

  private func headed(_ title: String, _ section: String, _ table: Table) -> [Block] {
    [.heading(level: 2, text: title, id: "avsnitt-" + section), .table(table)]
  }
}
