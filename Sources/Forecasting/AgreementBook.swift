import Accounts
import Figures
import Kernel
import Ledger
import Storage

/// A year's internal agreements with what is posted of each, month by month.
struct AgreementBook {
  /// The measures, by their names in keys.
  enum Measure: String, CaseIterable {
    /// What is agreed for the year.
    case year = "agreement-year"
    /// What is agreed for the months.
    case agreed = "agreement-agreed"
    /// What is posted in the months.
    case posted = "agreement-posted"
    /// What is agreed for the year and not posted in the months.
    case remaining = "agreement-remaining"

    /// What it is called on screen.
    var title: String {
      switch self {
      case .year: "Avtalat helår"
      case .agreed: "Avtalat"
      case .posted: "Bokfört"
      case .remaining: "Återstår av året"
      }
    }
  }

  /// The agreements: what we sell, then what we buy, each by name.
  let agreements: [Versioned<InternalAgreement>]
  /// The follow-up whose postings are looked at.
  let followUp: FollowUp
  /// What is posted of each agreement by month of the year; debit-positive öre.
  private let posted: [[Int64]]

  /// These agreements of the follow-up's year.
  init(_ agreements: [Versioned<InternalAgreement>], _ followUp: FollowUp) {
    self.agreements = agreements.sorted { first, second in
      let (a, b) = (first.value, second.value)
      if a.direction != b.direction { return a.direction == .sell }
      return a.name == b.name ? a.agreement < b.agreement : SwedishText.comesBefore(a.name, b.name)
    }
    self.followUp = followUp
    posted = AgreementBook.posted(self.agreements.map { AgreementBook.selection($0.value) }, followUp)
  }

  /// What an agreement's postings match.
  static func selection(_ agreement: InternalAgreement) -> NamedSelection {
    NamedSelection(id: agreement.agreement, name: agreement.name, rules: agreement.rules)
  }

  /// The measure of the agreement, or of all of them, over the months; debit-positive öre.
  func value(_ measure: Measure, of agreement: Int?, over period: Period) -> Int64 {
    guard let agreement else {
      return agreements.indices.reduce(0) { $0 + value(measure, of: $1, over: period) }
    }
    let year = agreements[agreement].value.agreed(over: followUp.year).ore
    let sum = period.months.filter { followUp.year.contains($0) }.reduce(0) { $0 + posted[agreement][$1.month - 1] }
    switch measure {
    case .year: return year
    case .agreed: return agreements[agreement].value.agreed(over: period).ore
    case .posted: return sum
    case .remaining: return year - sum
    }
  }

  /// How much of what is agreed to date is invoiced.
  func invoicing(_ agreement: Int) -> InternalAgreement.Invoicing {
    agreements[agreement].value.invoicing(
      agreed: Money(ore: value(.agreed, of: agreement, over: followUp.toDate)),
      posted: Money(ore: value(.posted, of: agreement, over: followUp.toDate)))
  }

  /// The key of a measure of an agreement, or of all of them.
  func key(_ measure: Measure, of agreement: Int?, over period: Period) -> FigureKey {
    FigureKey(
      measure.rawValue, agreement.map { [FigureSelection("agreement", agreements[$0].value.agreement)] } ?? [],
      measure == .year ? followUp.year : period)
  }

  /// What the key asks for; nil where it names no measure or agreement of the year.
  func parse(_ key: FigureKey) -> (measure: Measure, agreement: Int?)? {
    guard let measure = Measure(rawValue: key.measure), followUp.year.contains(key.period.first),
      followUp.year.contains(key.period.last), measure != .year || key.period == followUp.year
    else { return nil }
    if key.selections.isEmpty { return (measure, nil) }
    guard key.selections.count == 1, let id = key.id(on: "agreement"),
      let index = agreements.firstIndex(where: { $0.value.agreement == id })
    else { return nil }
    return (measure, index)
  }

  private static func posted(_ selections: [NamedSelection], _ followUp: FollowUp) -> [[Int64]] {
    var posted = [[Int64]](repeating: [Int64](repeating: 0, count: 12), count: selections.count)
    guard !selections.isEmpty else { return posted }
    var classifier = SelectionClassifier(selections, facts: followUp.ledger.coded)
    for (index, part) in followUp.ledger.parts.enumerated()
    where followUp.year.contains(part.segment.part.month) {
      let amounts = part.amounts
      let counted = followUp.countedRows(of: part)
      let month = part.segment.part.month.month - 1
      for (row, number) in classifier.numbers(of: index, count: part.count).enumerated()
      where number > 0 && (counted?[row] ?? true) {
        for selection in classifier.selections(number) { posted[selection][month] += amounts[row] }
      }
    }
    return posted
  }
}
