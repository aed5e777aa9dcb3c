/// A balance or a result of a fiscal year.
public struct SIEBalance: Sendable, Hashable {
  /// Which balance it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// `#IB`: the account's balance when the year began.
    case opening = "#IB"
    /// `#UB`: the account's balance when the year ended.
    case closing = "#UB"
    /// `#OIB`: an object's balance when the year began.
    case objectOpening = "#OIB"
    /// `#OUB`: an object's balance when the year ended.
    case objectClosing = "#OUB"
    /// `#RES`: what a revenue or cost account came to over the year.
    case result = "#RES"
  }

  /// Which balance it is.
  public let kind: Kind
  /// The index of the fiscal year.
  public let year: Int
  /// The position of the coding in `SIEFile.codings`.
  public let coding: UInt32
  /// **Unit** öre. **Sign** debit positive.
  public let amountOre: Int64
  /// The quantity as written, if any.
  public let quantity: SIEText
  /// The line of the record.
  public let line: Int
}
