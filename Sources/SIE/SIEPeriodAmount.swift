/// An amount of one month: a period balance or a period budget.
public struct SIEPeriodAmount: Sendable, Hashable {
  /// The index of the fiscal year.
  public let year: Int
  /// The month as the number yyyymm; programs also write periods such as 201913 for the annual closing,
  /// and 0 stands for the whole year (SIE 5 only).
  public let month: Int32
  /// The position of the coding in `SIEFile.codings`.
  public let coding: UInt32
  /// **Unit** öre. **Sign** debit positive.
  public let amountOre: Int64
  /// The quantity as written, if any.
  public let quantity: SIEText
  /// The line of the record.
  public let line: Int
}
