/// What the importing board expects of a file, so that checks know what is wrong and what is natural.
public struct SIECheckProfile: Sendable, Hashable {
  /// Whether each voucher must sum to zero. A board's extract of the municipality's ledger is one-sided by nature.
  public var vouchersMustBalance: Bool
  /// How much an account matters that is used but not declared, in a file that declares accounts.
  public var undeclaredAccounts: SIEProblem.Severity
  /// How much a voucher date outside the fiscal year matters.
  public var datesOutsideYear: SIEProblem.Severity

  /// A profile; what is not said is as strict as the specification.
  public init(
    vouchersMustBalance: Bool = true, undeclaredAccounts: SIEProblem.Severity = .error,
    datesOutsideYear: SIEProblem.Severity = .error
  ) {
    self.vouchersMustBalance = vouchersMustBalance
    self.undeclaredAccounts = undeclaredAccounts
    self.datesOutsideYear = datesOutsideYear
  }
}
