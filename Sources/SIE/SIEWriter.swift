/// Writes a file in the formats of SIE 1–4.
///
/// What is written reads back as the same values, and writing those again gives the same bytes.
public struct SIEWriter {
  /// How a file is written.
  public struct Options: Sendable, Hashable {
    /// What kind of file is written; nil for the file's own.
    public var kind: SIEKind?
    /// How letters are written.
    public var encoding: SIEEncoding
    /// Whether a checksum is written.
    public var hasChecksum: Bool

    /// Options; the specification's code page and no checksum unless something else is said.
    public init(kind: SIEKind? = nil, encoding: SIEEncoding = .cp437, hasChecksum: Bool = false) {
      self.kind = kind
      self.encoding = encoding
      self.hasChecksum = hasChecksum
    }
  }

  let file: SIEFile
  let options: Options
  let kind: SIEKind
  var bytes: [UInt8] = []
  var problems = SIEProblemList()
  var line = 1

  private init(_ file: SIEFile, _ options: Options) {
    self.file = file
    self.options = options
    kind = options.kind ?? file.kind ?? .transactionsExport
    bytes.reserveCapacity(file.transactions.count * 80)
  }

  /// The bytes of a file, and what of it could not be written as it is.
  public static func write(
    _ file: SIEFile, options: Options = Options()
  ) -> (bytes: [UInt8], problems: SIEProblemList) {
    var writer = SIEWriter(file, options)
    writer.writeHeader()
    writer.writeAccounts()
    writer.writeDimensions()
    for record in file.unknownRecords where record.voucher == nil { writer.writeUnknown(record) }
    if writer.kind != .transactionsImport { writer.writeAmounts() }
    writer.writeVouchers()
    if options.hasChecksum { writer.writeChecksum() }
    return (writer.bytes, writer.problems)
  }

  private mutating func writeHeader() {
    let header = file.header
    record(.flag, [.code(header.flag)])
    if options.hasChecksum { record(.checksum, []) }
    record(.program, [.text(header.program), .text(header.programVersion)])
    record(.format, [.code(header.format)])
    record(.generated, [.date(header.generatedOn), .text(header.generatedBy)])
    record(.type, [.code(String(kind.rawValue.prefix(1)))])
    for comment in header.comments { record(.comment, [.text(comment)]) }
    optional(.companyType, header.companyType)
    optional(.companyID, header.companyID)
    if let number = header.organisationNumber {
      let more = [header.acquisitionNumber, header.activityNumber].prefix { $0 != nil }
      record(.organisationNumber, [.text(number)] + more.map { .kept($0 ?? "") })
    }
    optional(.businessCode, header.businessCode)
    if !header.address.isEmpty { record(.address, header.address.map { .kept($0) }) }
    record(.companyName, [.text(header.companyName)])
    for year in header.fiscalYears {
      record(.fiscalYear, [.code(String(year.index)), .date(year.first), .date(year.last)])
    }
    optional(.taxYear, header.taxYear)
    if header.coversUntil.isGiven { record(.coversUntil, [.date(header.coversUntil)]) }
    optional(.chartType, header.chartType)
    optional(.currency, header.currency)
  }

  private mutating func optional(_ label: Label, _ text: String?) {
    if let text { record(label, [.kept(text)]) }
  }

  private mutating func writeAccounts() {
    for account in file.accounts {
      record(.account, [.code(account.code), .text(account.name)])
      if let type = account.type { record(.accountType, [.code(account.code), .code(type)]) }
      if let unit = account.unit { record(.accountUnit, [.code(account.code), .text(unit)]) }
      for code in account.sruCodes { record(.sru, [.code(account.code), .code(code)]) }
    }
  }

  private mutating func writeDimensions() {
    for dimension in file.dimensions {
      let number = Field.code(String(dimension.number))
      if let parent = dimension.parent {
        record(.subDimension, [number, .kept(dimension.name), .code(String(parent))])
      } else {
        record(.dimension, [number, .text(dimension.name)])
      }
    }
    for object in file.objects {
      record(.object, [.code(String(object.dimension)), .code(object.code), .text(object.name)])
    }
  }

  private mutating func writeUnknown(_ record: SIEUnknownRecord) {
    append(file.string(record.content), escapesQuotes: false)
    endLine()
  }

  private mutating func writeAmounts() {
    for balance in file.balances {
      let coding = file.codings[Int(balance.coding)]
      // The labels of objects take a list even when it is empty.
      let label = SIEWriter.label(of: balance.kind)
      let hasList = !coding.objects.isEmpty || balance.kind == .objectOpening || balance.kind == .objectClosing
      let list: [Field] = hasList ? [.objects(coding.objects)] : []
      record(
        label,
        [.code(String(balance.year)), .code(coding.account)] + list
          + [.amount(balance.amountOre), .text(file.string(balance.quantity))])
    }
    for (label, rows) in [(Label.periodBalance, file.periodBalances), (.periodBudget, file.periodBudgets)] {
      for row in rows { writePeriod(label, row) }
    }
  }

  private mutating func writePeriod(_ label: Label, _ row: SIEPeriodAmount) {
    guard row.month != 0 else {
      note(.unwritable("en budget för helt år"))
      return
    }
    let coding = file.codings[Int(row.coding)]
    record(
      label,
      [
        .code(String(row.year)), .code(SIEDate.digits(Int(row.month), width: 6)), .code(coding.account),
        .objects(coding.objects), .amount(row.amountOre), .text(file.string(row.quantity)),
      ])
  }

  private mutating func writeVouchers() {
    var unknown: [Int: [SIEUnknownRecord]] = [:]
    for record in file.unknownRecords {
      if let voucher = record.voucher { unknown[voucher, default: []].append(record) }
    }
    for voucher in 0..<file.voucherTable.count {
      let table = file.voucherTable
      record(
        .voucher,
        [
          .kept(file.string(table.series[voucher])), .kept(file.string(table.number[voucher])),
          .date(table.date[voucher]), .text(file.string(table.text[voucher])), .date(table.registeredOn[voucher]),
          .text(file.string(table.signature[voucher])),
        ])
      rawLine("{")
      for row in file.rows(ofVoucher: voucher) {
        // An added row is followed by its twin, for programs that do not know added rows.
        if file.transactions.added.contains(row) { writeRow(.addedTransaction, file.transactions, row) }
        writeRow(.transaction, file.transactions, row)
      }
      for row in file.removedRows(ofVoucher: voucher) { writeRow(.removedTransaction, file.removedTransactions, row) }
      for record in unknown[voucher] ?? [] { writeUnknown(record) }
      rawLine("}")
    }
  }

  private mutating func writeRow(_ label: Label, _ table: SIETransactionTable, _ row: Int) {
    let coding = file.codings[Int(table.coding[row])]
    let extra = table.extra(ofRow: row)
    record(
      label,
      [
        .code(coding.account), .objects(coding.objects), .amount(table.amountOre[row]), .date(table.date[row]),
        .text(file.string(table.text[row])), .text(file.string(extra?.quantity ?? .empty)),
        .text(file.string(extra?.signature ?? .empty)),
      ])
  }

  private mutating func writeChecksum() {
    let value = bytes.withUnsafeBytes { written -> UInt32 in
      guard let view = ByteView(written) else { return 0 }
      var reader = ChecksumReader(view)
      return reader.checksum(of: checksumStart..<view.count)
    }
    record(.checksum, [.code(String(value))])
  }

  /// The position after the first checksum post.
  private var checksumStart: Int {
    let post = Array(Label.checksum.text.utf8)
    let lines = bytes.split(separator: .lineFeed, maxSplits: 2)
    return lines.count > 1 && lines[1].starts(with: post) ? lines[1].startIndex + post.count : 0
  }

  private static func label(of kind: SIEBalance.Kind) -> Label {
    switch kind {
    case .opening: .opening
    case .closing: .closing
    case .objectOpening: .objectOpening
    case .objectClosing: .objectClosing
    case .result: .result
    }
  }
}
