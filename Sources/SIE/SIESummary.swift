/// The counts and sums of a file that another reader can be compared by, field by field.
///
/// Amounts are texts with as many decimals as the file writes, for example `-600000` or `6626.0`.
/// docs/reference/sie.md says how each field is defined.
public struct SIESummary: Sendable, Equatable {
  /// A line that could not be read.
  public struct LineError: Sendable, Equatable {
    /// The line, from 1.
    public let line: Int
    /// What kind of fault it has, for example `not-a-post`.
    public let kind: String
  }

  /// The name of the file.
  public let file: String
  /// Its size.
  public let bytes: Int
  /// The number of its SIE type.
  public let sietyp: Int?
  /// How many records have each label.
  public let labels: [String: Int]
  /// The number of vouchers.
  public let vouchers: Int
  /// The number of vouchers that do not sum to zero.
  public let unbalanced: Int
  /// The number of objects in the object lists of all rows.
  public let objectRefs: Int
  /// The sum of all period balances without objects, over all years.
  public let psaldoTotal: String
  /// The sum of all period budgets without objects, over all years.
  public let pbudgetTotal: String
  /// The sum over accounts of the magnitude of what the account's rows come to.
  public let transAbs: String
  /// The first lines that could not be read.
  public let errors: [LineError]
  /// How many lines could not be read.
  public let nErrors: Int
  /// The sum of the closing balances of year 0, in a file with such or with results of year 0.
  public let ubSum: String?
  /// The sum of the results of year 0, in a file with such or with closing balances of year 0.
  public let resSum: String?
  /// The checksum that the file gives.
  public let ksummaExpected: UInt32?
  /// The checksum of the content.
  public let ksummaActual: UInt32?
  /// Whether the two agree.
  public let ksummaOk: Bool?
  /// How many closing balances differ from opening balance and rows.
  public let ubMismatch: Int?
  /// How many closing balances of year 0 there are, in a file with rows.
  public let ubN: Int?
  /// How many results differ from their rows.
  public let resMismatch: Int?
  /// How many results of year 0 there are, in a file with rows.
  public let resN: Int?

  /// The summary of a file under a name.
  public init(of file: SIEFile, named name: String) {
    self.file = name
    bytes = file.byteCount
    sietyp = file.header.typeNumber
    labels = Dictionary(file.labelCounts.entries.map { ($0.label, $0.count) }, uniquingKeysWith: +)
    vouchers = file.voucherTable.count
    unbalanced = file.unbalancedVouchers
    objectRefs = file.transactions.coding.reduce(0) { $0 + file.codings.objectCount(of: Int($1)) }
    let total = { (rows: [SIEPeriodAmount]) in
      SIESummary.sum(rows.lazy.filter { file.codings.isTotal(Int($0.coding)) }.map(\.amountOre))
    }
    psaldoTotal = SIESummary.text(total(file.periodBalances), decimals: file.scales.periodBalances)
    pbudgetTotal = SIESummary.text(total(file.periodBudgets), decimals: file.scales.periodBudgets)
    transAbs = SIESummary.text(
      SIESummary.sum(file.accountSums.lazy.map { $0 < 0 ? 0 &- $0 : $0 }), decimals: file.scales.transactions)
    errors = file.lineFaults.first.map { LineError(line: $0.line, kind: SIESummary.kind($0.code)) }
    nErrors = file.lineFaults.count

    let closing = file.balances.filter { $0.kind == .closing && $0.year == 0 }
    let results = file.balances.filter { $0.kind == .result && $0.year == 0 }
    let hasYear = !(closing.isEmpty && results.isEmpty)
    ubSum = hasYear ? SIESummary.text(SIESummary.sum(closing.map(\.amountOre)), decimals: file.scales.closing) : nil
    resSum = hasYear ? SIESummary.text(SIESummary.sum(results.map(\.amountOre)), decimals: file.scales.results) : nil
    let hasRows = file.transactions.count > 0
    ubMismatch = hasRows && !closing.isEmpty ? file.closingMismatches : nil
    ubN = hasRows && !closing.isEmpty ? closing.count : nil
    resMismatch = hasRows && !results.isEmpty ? file.resultMismatches : nil
    resN = hasRows && !results.isEmpty ? results.count : nil
    ksummaExpected = file.checksum?.expected
    ksummaActual = file.checksum?.actual
    ksummaOk = file.checksum?.isRight
  }

  private static func kind(_ code: SIEProblemCode) -> String {
    code == .notARecord ? "not-a-post" : String(code.rawValue.dropFirst("sie.".count))
  }

  private static func sum(_ amounts: some Sequence<Int64>) -> ExactSum {
    var sum = ExactSum()
    for amount in amounts { sum.add(amount) }
    return sum
  }

  /// The amount with a number of decimals from 0 to 2, as a decimal number in a file has them.
  private static func text(_ sum: ExactSum, decimals: Int) -> String {
    guard !sum.hasOverflowed else { return "overflow" }
    let magnitude = sum.value.magnitude
    let fraction = SIEDate.digits(Int(magnitude % 100), width: 2)
    let sign = sum.value < 0 ? "-" : ""
    let whole = "\(sign)\(magnitude / 100)"
    return decimals == 0 ? whole : "\(whole).\(fraction.prefix(decimals))"
  }
}
