/// Everything that one SIE file says, as values and columns, together with what was found wrong with it.
///
/// **Unit** Amounts are whole öre. **Sign** Debit is positive, as in the file.
public struct SIEFile: Sendable {
  /// What the file says about itself: company, program, type, fiscal years.
  public internal(set) var header = SIEHeader()
  /// The accounts that the file declares, in its order.
  public internal(set) var accounts: [SIEAccount] = []
  /// The dimensions that the file declares, in its order.
  public internal(set) var dimensions: [SIEDimension] = []
  /// The objects that the file declares, in its order.
  public internal(set) var objects: [SIEObject] = []
  /// Opening and closing balances and results, in the order of the file.
  public internal(set) var balances: [SIEBalance] = []
  /// What was booked in a period (`#PSALDO`). Totals and their object splits stand side by side: never add them up.
  public internal(set) var periodBalances: [SIEPeriodAmount] = []
  /// What was budgeted for a period (`#PBUDGET`). Totals and their object splits stand side by side: never add them up.
  public internal(set) var periodBudgets: [SIEPeriodAmount] = []
  /// The vouchers, as columns.
  public internal(set) var voucherTable = SIEVoucherTable()
  /// The rows that count, as columns, voucher by voucher.
  public internal(set) var transactions = SIETransactionTable()
  /// The rows that were struck out (`#BTRANS`): kept for the audit trail, in no sum.
  public internal(set) var removedTransactions = SIETransactionTable()
  /// The distinct codings that rows and balances name by position.
  public internal(set) var codings = SIECodingTable()
  /// Records with a label that the specification does not have.
  public internal(set) var unknownRecords: [SIEUnknownRecord] = []
  /// How the letters of the file are written.
  public internal(set) var encoding: SIEEncoding = .cp437
  /// The size of the file in bytes.
  public internal(set) var byteCount = 0
  /// What the checksum says, where the file has one.
  public internal(set) var checksum: SIEChecksum?
  /// How often each label stands in the file.
  public internal(set) var labelCounts = SIELabelCounts()
  /// What is wrong, in the order of the checks; at most `SIEProblemList.limitPerCode` of a kind, the rest counted.
  public internal(set) var problems = SIEProblemList()
  /// How amounts were written, so that sums can be shown with as many decimals.
  var scales = AmountScales()
  /// How many vouchers do not sum to zero.
  var unbalancedVouchers = 0
  /// How many closing balances and results of the year differ from the rows.
  var closingMismatches = 0
  var resultMismatches = 0
  /// The sum of the rows of each account, by its position in `codings.accounts`.
  var accountSums: [Int64] = []
  /// The lines that could not be read.
  var lineFaults = LineFaults()
  var texts = TextStore()
  var decoder = TextDecoder.utf8

  /// Whether an error refuses the file for import.
  public var isRefused: Bool { problems.count(of: .error) > 0 }

  /// The letters of a text.
  public func string(_ text: SIEText) -> String {
    text.isEmpty ? "" : decoder.string(texts.slice(text))
  }

  /// The undecoded bytes of a text, for those who group by it.
  public func bytes(_ text: SIEText) -> ArraySlice<UInt8> { texts.slice(text) }

  /// What kind of file it is.
  public var kind: SIEKind? {
    switch header.typeNumber {
    case 1: .yearBalances
    case 2: .periodBalances
    case 3: .objectBalances
    case 4: hasAmounts ? .transactionsExport : .transactionsImport
    case 5: header.isEntry && !hasAmounts ? .transactionsImport : .transactionsExport
    default: nil
    }
  }

  /// Whether the file has balances, results or amounts of periods beside its vouchers.
  private var hasAmounts: Bool { !(balances.isEmpty && periodBalances.isEmpty && periodBudgets.isEmpty) }
}
