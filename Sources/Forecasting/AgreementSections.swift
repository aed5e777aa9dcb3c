import Accounts
package import Documents
package import Figures
package import Kernel
import Ledger
package import Storage

/// The internal agreements of the year: agreed, posted, what remains and whether it is invoiced.
///
/// They concern the whole board, so who sees some units only sees none of them.
package struct AgreementSections: Sendable {
  /// The section, as templates write it.
  package static let section = "overenskommelser"

  private let followUp: FollowUp
  private let agreements: [Versioned<InternalAgreement>]

  /// The agreements of the follow-up's year.
  package init(_ followUp: FollowUp, in view: View) throws {
    self.followUp = followUp
    agreements =
      view.scope == .everything
      ? try view.state.all(InternalAgreement.self).filter { $0.value.year == followUp.month.year } : []
  }

  private var book: AgreementBook? { agreements.isEmpty ? nil : AgreementBook(agreements, followUp) }

  /// What postings the key is about; nil where it is no key of posted money of one agreement.
  func selection(of key: FigureKey) -> NamedSelection? {
    guard let book, let asked = book.parse(key), asked.measure == .posted, let agreement = asked.agreement
    else { return nil }
    return AgreementBook.selection(book.agreements[agreement].value)
  }

  private func figure(
    _ measure: AgreementBook.Measure, of agreement: Int?, over period: Period, in book: AgreementBook
  ) -> Figure {
    let restsOnPostings = measure == .posted || measure == .remaining
    let records = agreement.map { [book.agreements[$0]] } ?? book.agreements
    return Figure(
      key: book.key(measure, of: agreement, over: period),
      value: .money(Money(ore: book.value(measure, of: agreement, over: period))),
      status: restsOnPostings ? followUp.status(of: period) : nil,
      provenance: Provenance(
        segments: restsOnPostings
          ? followUp.ledger.facts.segments(in: period).compactMap { $0.part.segment?.short } : [],
        records: records.map { "internal-agreement/\($0.id)@\($0.version)" }, event: followUp.event))
  }

  private func parts(
    _ measure: AgreementBook.Measure, of agreement: Int?, over period: Period, in book: AgreementBook
  ) -> [Explanation.Part] {
    func part(
      _ measure: AgreementBook.Measure, _ agreement: Int?, _ period: Period, sign: Int = 1, label: String,
      hasKey: Bool = true, source: String = ""
    ) -> Explanation.Part {
      Explanation.Part(
        label: label, sign: sign, value: Money(ore: book.value(measure, of: agreement, over: period)),
        key: hasKey ? book.key(measure, of: agreement, over: period) : nil, source: source)
    }
    guard let agreement else {
      return book.agreements.indices.map { part(measure, $0, period, label: book.agreements[$0].value.name) }
    }
    let record = book.agreements[agreement]
    let source =
      "internal-agreement/\(record.id)@\(record.version)"
      + (record.value.ground.isEmpty ? "" : ", " + record.value.ground)
    switch measure {
    case .remaining:
      return [
        part(.year, agreement, followUp.year, label: AgreementBook.Measure.year.title),
        part(.posted, agreement, period, sign: -1, label: AgreementBook.Measure.posted.title),
      ]
    case .year, .agreed:
      return period.count > 1
        ? period.months.map { part(.agreed, agreement, Period($0), label: SwedishText.text($0)) }
        : [part(.agreed, agreement, period, label: record.value.party, hasKey: false, source: source)]
    case .posted:
      return period.count > 1
        ? period.months.map { part(.posted, agreement, Period($0), label: SwedishText.text($0)) } : []
    }
  }
}

extension AgreementSections: SectionSource {
  package var measures: [Measure] {
    AgreementBook.Measure.allCases.map { measure in
      Measure(
        name: measure.rawValue, title: measure.title, axes: ["agreement"],
        periods: measure == .year ? .fullYear : .months)
    }
  }

  package var members: [FigureMember] {
    (book?.agreements ?? []).map { agreement in
      FigureMember(
        axis: "agreement", id: agreement.value.agreement, name: agreement.value.name, aliases: [agreement.value.party])
    }
  }

  package func figure(_ key: FigureKey) -> Figure? {
    guard let book, let asked = book.parse(key) else { return nil }
    return figure(asked.measure, of: asked.agreement, over: key.period, in: book)
  }

  package func explanation(of key: FigureKey) -> Explanation? {
    guard let book, let asked = book.parse(key) else { return nil }
    let name = asked.agreement.map { book.agreements[$0].value.name } ?? "interna överenskommelser"
    return Explanation(
      figure: figure(asked.measure, of: asked.agreement, over: key.period, in: book),
      title: [asked.measure.title, name, SwedishText.text(key.period)].joined(separator: ", "),
      parts: parts(asked.measure, of: asked.agreement, over: key.period, in: book))
  }

  package var sections: [String] { [AgreementSections.section] }

  package var status: PeriodStatus? { followUp.status(of: followUp.toDate) }

  package func blocks(of section: String) -> [Block]? {
    guard section == AgreementSections.section, let book else { return nil }
    return [
      .heading(level: 2, text: "Interna överenskommelser", id: "avsnitt-" + section), .table(table(book)),
    ]
  }

  private func table(_ book: AgreementBook) -> Table {
    let toDate = followUp.toDate
    let month = SwedishText.monthNames[followUp.month.month - 1]
    let unit = "Belopp i " + Presentation.tkr.unit.text
    let columns: [(column: Table.Column, measure: AgreementBook.Measure, period: Period)] = [
      (.init("agreed_year", "Avtalat helår"), .year, followUp.year),
      (.init("agreed", "Avtalat t.o.m. \(month)"), .agreed, toDate),
      (.init("posted", "Bokfört t.o.m. \(month)"), .posted, toDate),
      (.init("remaining", "Återstår av året", difference: .init(3, minus: 5)), .remaining, toDate),
    ]
    func cells(_ agreement: Int?) -> [Table.Cell] {
      columns.map { .figure(FigureCell(figure($0.measure, of: agreement, over: $0.period, in: book), as: .tkr)) }
    }
    let rows = book.agreements.indices.map { index -> Table.Row in
      let agreement = book.agreements[index].value
      return Table.Row(
        id: agreement.agreement,
        cells: [.text(agreement.name), .text(agreement.party), .text("vi " + agreement.direction.term)] + cells(index)
          + [.text(AgreementSections.words(agreement, book.invoicing(index)))])
    }
    let total = Table.Row(
      id: "summa", kind: .total, cells: [.text("Netto"), .text(""), .text("")] + cells(nil) + [.text("")],
      sumOf: Array(rows.indices))
    return Table(
      id: AgreementSections.section, caption: "Interna överenskommelser, \(SwedishText.text(toDate)). \(unit).",
      columns: [
        .init("agreement", "Överenskommelse", .label), .init("party", "Part", .text),
        .init("direction", "Riktning", .text),
      ] + columns.map(\.column) + [.init("invoicing", "Fakturering", .text)],
      rows: rows + (rows.count > 1 ? [total] : []))
  }

  /// The state with what somebody has noted.
  private static func words(_ agreement: InternalAgreement, _ state: InternalAgreement.Invoicing) -> String {
    guard agreement.isNotedNotInvoiced else { return state.text }
    return state == .notInvoiced ? state.text + " (noterat)" : state.text + ", men noterat som ej fakturerat"
  }
}

extension AgreementSections {
  /// What to look at before the month is closed.
  package var checks: [MonthCheck] {
    guard let book else { return [] }
    return book.agreements.indices.compactMap { check(book, $0) }
  }

  private func check(_ book: AgreementBook, _ index: Int) -> MonthCheck? {
    let agreement = book.agreements[index].value
    let agreed = book.value(.agreed, of: index, over: followUp.toDate)
    let posted = book.value(.posted, of: index, over: followUp.toDate)
    let keys = [
      book.key(.agreed, of: index, over: followUp.toDate), book.key(.posted, of: index, over: followUp.toDate),
    ]
    func kronor(_ ore: Int64) -> String { SwedishText.kronor(abs(ore)) }
    let subject = "”\(agreement.name)” med \(agreement.party)"
    let due = "avtalat till och med \(SwedishText.text(followUp.month)): \(kronor(agreed))"
    switch book.invoicing(index) {
    case .notInvoiced:
      return MonthCheck(
        "agreement-not-invoiced",
        message: "Inget är fakturerat enligt överenskommelsen \(subject); \(due)."
          + (agreement.isNotedNotInvoiced ? " Det är noterat." : ""),
        remedy: agreement.direction == .sell
          ? "Fakturera, eller räkna inte med intäkten i prognosen." : "Begär faktura, eller boka upp kostnaden.",
        amount: Money(ore: agreed), keys: keys)
    case .partly:
      return MonthCheck(
        "agreement-partly-invoiced", severity: .information,
        message: "Överenskommelsen \(subject) är delvis fakturerad: \(kronor(posted)); \(due).",
        remedy: "Kontrollera om en faktura saknas.", amount: Money(ore: agreed - posted), keys: keys)
    case .invoiced where agreement.isNotedNotInvoiced:
      return MonthCheck(
        "agreement-noted",
        message: "Överenskommelsen \(subject) är noterad som ej fakturerad, men \(kronor(posted)) är bokfört.",
        remedy: "Ta bort noteringen eller rätta urvalet.", amount: Money(ore: posted), keys: keys)
    case .invoiced, .notDue: return nil
    }
  }
}
