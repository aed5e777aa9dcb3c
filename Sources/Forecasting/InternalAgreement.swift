package import Kernel
package import Storage

/// An internal agreement (*intern överenskommelse*): what another board or unit pays us, or we pay it, during a year.
/// The id is the year and the agreement's own id, `2018/vardplatser`: the same agreement goes on from year to year.
package struct InternalAgreement: RecordKind, Hashable {
  package static let kind = "internal-agreement"
  package static let tag = "internal-agreement/1"
  package static let terms = KindTerms(
    "intern överenskommelse", "interna överenskommelser", aliases: ["agreement", "överenskommelse"])

  /// Who pays.
  package enum Direction: String, Hashable, Sendable, Codable, CaseIterable {
    /// The other party pays us.
    case sell
    /// We pay the other party.
    case buy

    /// The direction as files and tables write it.
    package var term: String {
      switch self {
      case .sell: "säljer"
      case .buy: "köper"
      }
    }
  }

  /// How much of what is agreed to date has been invoiced.
  package enum Invoicing: Hashable, Sendable {
    /// Nothing is due yet and nothing is posted.
    case notDue
    /// Something is due and nothing is posted, or something the other way.
    case notInvoiced
    /// Less than what is due is posted.
    case partly
    /// All that is due is posted.
    case invoiced

    /// The state in Swedish.
    package var text: String {
      switch self {
      case .notDue: "inget att fakturera än"
      case .notInvoiced: "ej fakturerat"
      case .partly: "delvis fakturerat"
      case .invoiced: "fakturerat"
      }
    }
  }

  /// The agreement's own id.
  package let agreement: String
  /// What it is about.
  package let name: String
  /// The board or unit that it is made with.
  package let party: String
  /// Who pays.
  package let direction: Direction
  /// The year.
  package let year: Int
  /// What is agreed for each month; debit-positive, so what we sell is negative.
  package let months: [Money]
  /// A posting belongs to the agreement where it matches any of these.
  package let rules: [FactSelection]
  /// The decision or document that it rests on.
  package let ground: String
  /// Whether somebody has noted that it is not invoiced.
  package let isNotedNotInvoiced: Bool

  /// An agreement for a year.
  ///
  /// **Range** twelve months.
  package init(
    agreement: String, name: String, party: String, direction: Direction, year: Int, months: [Money],
    rules: [FactSelection], ground: String, isNotedNotInvoiced: Bool
  ) {
    precondition(months.count == 12, "A year has twelve months")
    self.agreement = agreement
    self.name = name
    self.party = party
    self.direction = direction
    self.year = year
    self.months = months
    self.rules = rules
    self.ground = ground
    self.isNotedNotInvoiced = isNotedNotInvoiced
  }

  /// The record's id.
  package var id: String { Digits.padded(year, 4) + "/" + agreement }

  /// What is agreed for the months of the year that lie in the period; debit-positive.
  package func agreed(over period: Period) -> Money {
    guard let january = Month(year: year, month: 1) else { return .zero }
    return months.enumerated().filter { period.contains(january.advanced(by: $0.offset)) }.map(\.element).sum()
  }

  /// How much of `agreed` the posted amount covers; both debit-positive.
  package func invoicing(agreed: Money, posted: Money) -> Invoicing {
    let sign: Int64 = direction == .sell ? -1 : 1
    let due = sign * agreed.ore
    let paid = sign * posted.ore
    if paid <= 0 { return due > 0 ? .notInvoiced : .notDue }
    return paid < due ? .partly : .invoiced
  }
}
