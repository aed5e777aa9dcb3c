import Kernel

/// A coding whose every month has the same amount, in the budget as in the ledger.
///
/// Nobody needs to forecast these: actual to date and the rest of the budget give the year exactly.
struct FixedCoding {
  let coding: ExampleCoding
  /// **Unit** öre. **Sign** as in reports.
  let perMonth: Money

  /// All of them: a rent, and a sale from one unit of the board to another.
  static let all: [FixedCoding] = [
    FixedCoding(
      coding: ExampleCoding(
        area: .remainder, line: .premises, weight: 0, account: "6010", responsibility: "30210", serviceArea: "510",
        counterparty: "120", series: .rents, rhythm: .even, text: "Hyra förvaltningshus"),
      perMonth: Money(ore: -200_000_00)),
    FixedCoding(
      coding: ExampleCoding(
        area: .remainder, line: .revenue, weight: 0, account: "3910", responsibility: "32410", serviceArea: "590",
        counterparty: "100", series: .adjustments, rhythm: .even, text: "Intern uthyrning av jourplatser"),
      perMonth: Money(ore: 30_000_00)),
    FixedCoding(
      coding: ExampleCoding(
        area: .remainder, line: .purchased, weight: 0, account: "7420", responsibility: "32310", serviceArea: "550",
        counterparty: "100", series: .adjustments, rhythm: .even, text: "Intern hyra av jourplatser"),
      perMonth: Money(ore: -30_000_00)),
  ]
}
