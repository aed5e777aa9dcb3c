package import Formats
package import Kernel
package import Storage

/// A total that the ledger's own report gives, to hold what was imported against (*kontrollsumma*).
/// The id is `ControlTotal.id`: source, month, accounts, and whether it is cumulative.
package struct ControlTotal: RecordKind, Hashable {
  package static let kind = "control-total"
  package static let tag = "control-total/1"
  package static let terms = KindTerms("kontrollsumma", "kontrollsummor", aliases: ["totals"])

  /// The source that the report is about.
  package let source: String
  /// The month, or the last of the months where the total is cumulative.
  package let month: Month
  /// The accounts, by prefix: a class or a longer one.
  package let accounts: String
  /// Whether the total is January to the month.
  package let isCumulative: Bool
  /// The total; debit-positive. Nil where it was withdrawn.
  package let amount: Money?
  /// The unit that the report is written in, which says how exactly it can agree.
  package let unit: AmountUnit
  /// Where the total comes from: a file's name, or empty where it was typed.
  package let origin: String

  private enum CodingKeys: String, CodingKey {
    case source, month, accounts, isCumulative, amount, unit, origin
  }

  /// A total of a source's accounts in a month.
  package init(
    source: String, month: Month, accounts: String, isCumulative: Bool, amount: Money?, unit: AmountUnit = .kr,
    origin: String = ""
  ) {
    self.source = PersonalNumbers.masked(source).text
    self.month = month
    self.accounts = accounts
    self.isCumulative = isCumulative
    self.amount = amount
    self.unit = unit
    self.origin = PersonalNumbers.masked(origin).text
  }

  /// The total that was stored.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    source = try values.decode(String.self, forKey: .source)
    month = try values.decode(Month.self, forKey: .month)
    accounts = try values.decode(String.self, forKey: .accounts)
    isCumulative = try values.decode(Bool.self, forKey: .isCumulative)
    amount = try values.decodeIfPresent(Money.self, forKey: .amount)
    let text = try values.decode(String.self, forKey: .unit)
    guard let unit = AmountUnit(rawValue: text) else {
      throw DecodingError.dataCorruptedError(forKey: .unit, in: values, debugDescription: "not a unit: \(text)")
    }
    self.unit = unit
    origin = try values.decode(String.self, forKey: .origin)
  }

  /// Stores the total.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(source, forKey: .source)
    try values.encode(month, forKey: .month)
    try values.encode(accounts, forKey: .accounts)
    try values.encode(isCumulative, forKey: .isCumulative)
    try values.encodeIfPresent(amount, forKey: .amount)
    try values.encode(unit.rawValue, forKey: .unit)
    try values.encode(origin, forKey: .origin)
  }

  /// The record's id.
  package var id: String { [source, month.description, accounts, isCumulative ? "ack" : "man"].joined(separator: "/") }

  /// The months that are summed.
  package var period: Period {
    let january = month.advanced(by: 1 - month.month)
    return isCumulative ? Period(january, month) ?? Period(month) : Period(month)
  }

  /// What the total is of, in words: `Kontoklass 3, april 2019`.
  package var name: String { accountsName + ", " + SwedishText.text(period) }

  /// The accounts in words: `Kontoklass 3`.
  package var accountsName: String { (accounts.count == 1 ? "Kontoklass " : "Konto ") + accounts }

  /// How far the sum may lie from the total and still agree: half a unit where the report is rounded.
  ///
  /// **Unit** öre.
  package var tolerance: UInt64 {
    switch unit {
    case .kr: 0
    case .tkr: 50_000
    case .mnkr: 50_000_000
    }
  }

  /// Whether the text may name accounts: 1–12 ASCII letters and digits.
  package static func isAccounts(_ text: String) -> Bool {
    (1...12).contains(text.utf8.count)
      && text.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0) }
  }
}
