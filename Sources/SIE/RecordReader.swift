/// Reads the records of a SIE 1–4 file, one after the other, into a `SIEFile`.
///
/// It never stops at a problem: it notes it and goes on with the next line. `RecordReader+Transactions` holds the one
/// path that must be fast; everything else takes the general way through `splitLine`.
struct RecordReader {
  /// Where the reader stands in relation to the braces of a voucher.
  enum VoucherState {
    case outside
    /// After `#VER`, before its opening brace.
    case announced
    case inside
  }

  let view: ByteView
  var position: Int
  var line = 1
  var lineStart: Int
  var file = SIEFile()
  var interner = CodingInterner()

  /// The fields of the line being read, without its object list.
  var fields = FieldList()
  /// The fields between the braces of the line's object list.
  var listFields = FieldList()
  /// The positions of the list's pairs among the distinct objects.
  var objectIndices: [UInt32] = []
  /// The position after the list's closing brace, or nil where the line has no list.
  var listEnd: Int?
  /// Whether the line has a list without a closing brace.
  var listIsOpen = false
  /// How many fields stand before the list.
  var fieldsBeforeList = 0
  /// Whether a quoted field ran into the end of the line before this one.
  var quoteIsOpen = false

  var voucherState = VoucherState.outside
  var addedRows: [AddedRow] = []
  /// The rows that took the fast path, which are counted at the end.
  var plainRows = 0
  var accountPositions: [String: Int] = [:]
  var accountFacts: [AccountFact] = []
  var checksumStart: Int?
  var checksumLine = 0
  var yearsSeen: Set<Int> = []
  /// The date read last and its eight bytes: neighbouring rows have the same.
  var latestDate = SIEDate.none
  var latestDateWord: UInt64 = 0
  private var latestLabel: (packed: UInt64, label: Label)?

  init(_ view: ByteView, from start: Int, encoding: EncodingDetector) {
    self.view = view
    position = start
    lineStart = start
    file.byteCount = view.count
    file.encoding = encoding.encoding
    file.decoder = encoding.decoder
    // Untouched capacity costs no memory; growing would hold a column twice for a moment.
    file.transactions.reserve(view.count / 48)
    file.voucherTable.reserve(view.count / 256)
    file.texts.reserve(view.count / 3)
  }

  /// Reads to the end of the file.
  mutating func readAll() {
    while position < view.count {
      switch view[position] {
      case .space, .tab: position += 1
      case .lineFeed: endLine(length: 1)
      case .carriageReturn: endLine(length: view[position + 1] == .lineFeed ? 2 : 1)
      case .numberSign: readRecord()
      case .openBrace: openVoucher()
      case .closeBrace: closeVoucher()
      case 0x1A: position += 1  // The end-of-file mark of older DOS programs.
      default: skipForeignLine()
      }
    }
    finish()
  }

  private mutating func endLine(length: Int) {
    position += length
    line += 1
    lineStart = position
  }

  private mutating func skipForeignLine() {
    note(.notARecord, severity: quoteIsOpen ? .warning : nil, at: position)
    quoteIsOpen = false
    skipLine()
  }

  mutating func skipLine() {
    while !view[position].isLineEnd { position += 1 }
  }

  private mutating func readRecord() {
    quoteIsOpen = false
    if isTransactionLabel(at: position), readPlainTransaction() { return }
    let start = position
    guard let label = readLabel() else {
      keepUnknownRecord(from: start)
      return
    }
    file.labelCounts.count(label)
    splitLine(label)
    read(label)
  }

  /// The label at the position, which moves past it; nil where the specification has no such label.
  private mutating func readLabel() -> Label? {
    var packed: UInt64 = 0
    var length = 0
    position += 1
    while true {
      let byte = view[position]
      if byte <= .space || byte == .quote || byte == .openBrace || byte == .closeBrace { break }
      if length < 8 {
        let isSmall = byte >= 0x61 && byte <= 0x7A
        packed |= UInt64(isSmall ? byte - 0x20 : byte) << UInt64(8 * length)
      }
      length += 1
      position += 1
    }
    guard length > 0, length <= 8 else { return nil }
    if let latestLabel, latestLabel.packed == packed { return latestLabel.label }
    guard let label = Label.named(packed) else { return nil }
    latestLabel = (packed, label)
    return label
  }

  private mutating func keepUnknownRecord(from start: Int) {
    let label = file.decoder.string(view.slice(start..<min(position, view.count))).uppercased()
    file.labelCounts.count(unknown: label)
    note(.unknownRecord(label), at: start)
    skipLine()
    let content = file.texts.keep(view, start..<min(position, view.count))
    let voucher = voucherState == .outside ? nil : file.voucherTable.count - 1
    file.unknownRecords.append(SIEUnknownRecord(content: content, line: line, voucher: voucher))
  }

  private mutating func read(_ label: Label) {
    switch label {
    case .account, .accountType, .accountUnit, .sru: readAccount(label)
    case .dimension, .subDimension: readDimension(label)
    case .object: readObject()
    case .opening: readBalance(label, .opening)
    case .closing: readBalance(label, .closing)
    case .objectOpening: readBalance(label, .objectOpening)
    case .objectClosing: readBalance(label, .objectClosing)
    case .result: readBalance(label, .result)
    case .periodBalance, .periodBudget: readPeriod(label)
    case .voucher: readVoucher()
    case .transaction, .addedTransaction, .removedTransaction: readTransaction(label)
    case .checksum: readChecksum()
    default: readHeader(label)
    }
  }

  private mutating func finish() {
    if voucherState != .outside { note(.unclosedVoucher(latestVoucherName), at: min(position, view.count)) }
    endVoucher()
    if checksumStart != nil, file.checksum == nil { note(.incompleteChecksum, atLine: checksumLine) }
    applyAccountFacts()
    if plainRows > 0 { file.labelCounts.count(.transaction, adding: plainRows) }
    file.codings = interner.table
  }
}

extension RecordReader {
  mutating func note(_ finding: Finding, severity: SIEProblem.Severity? = nil, at place: Int) {
    let severity = severity ?? finding.code.usualSeverity
    if severity == .error { file.lineFaults.add(finding.code, line: line) }
    file.problems.add(finding, severity: severity, line: line, column: place - lineStart + 1)
  }

  mutating func note(_ finding: Finding, severity: SIEProblem.Severity? = nil, atLine line: Int) {
    file.problems.add(finding, severity: severity, line: line)
  }

  func string(_ field: Field) -> String {
    field.hasEscape ? file.decoder.string(view.bytes(field)) : file.decoder.string(view.slice(field.range))
  }

  /// The text of the field at a position of the line, or nothing where the line is shorter.
  func string(_ index: Int) -> String { index < fields.count ? string(fields[index]) : "" }

  /// The text of the field, or nil where the line is shorter.
  func optionalString(_ index: Int) -> String? { index < fields.count ? string(fields[index]) : nil }
}
