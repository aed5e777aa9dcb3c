/// The vouchers of a file as columns; a voucher's rows stand together in the transaction tables.
public struct SIEVoucherTable: Sendable {
  /// The series, for example A.
  public internal(set) var series: [SIEText] = []
  /// The number within the series, as written.
  public internal(set) var number: [SIEText] = []
  /// The voucher date.
  public internal(set) var date: [SIEDate] = []
  /// The text.
  public internal(set) var text: [SIEText] = []
  /// The day of registration, where given.
  public internal(set) var registeredOn: [SIEDate] = []
  /// Who registered it.
  public internal(set) var signature: [SIEText] = []
  /// The line of the `#VER` record.
  public internal(set) var line: [UInt32] = []
  /// Where the voucher's rows begin in `SIEFile.transactions`.
  public internal(set) var firstRow: [UInt32] = []
  /// Where the voucher's struck-out rows begin in `SIEFile.removedTransactions`.
  public internal(set) var firstRemovedRow: [UInt32] = []

  /// The number of vouchers.
  public var count: Int { line.count }

  mutating func reserve(_ vouchers: Int) {
    series.reserveCapacity(vouchers)
    number.reserveCapacity(vouchers)
    date.reserveCapacity(vouchers)
    text.reserveCapacity(vouchers)
    registeredOn.reserveCapacity(vouchers)
    signature.reserveCapacity(vouchers)
    line.reserveCapacity(vouchers)
    firstRow.reserveCapacity(vouchers)
    firstRemovedRow.reserveCapacity(vouchers)
  }
}
