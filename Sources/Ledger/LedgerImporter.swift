import Accounts
package import Importing
package import Kernel
package import Storage

/// Takes a ledger file from bytes to visible postings: read and checked outside the lock, staged, then one short
/// command.
package struct LedgerImporter: Sendable {
  /// What somebody says about the file.
  package struct Options: Sendable {
    /// The source; batches of one source supersede each other.
    package var source: String
    /// What the file speaks for.
    package var selection: FactSelection
    /// The months that the file speaks for; nil to take them from the file.
    package var period: Period?
    /// How finished the last month is, earlier months being closed; nil where nobody says: then each month keeps the
    /// status that it has, a new last month is open and new earlier months are closed.
    package var status: PeriodStatus?
    /// When the source system made the file; nil to take it from the file.
    package var extracted: Day?
    /// What is let pass although it looks like a mistake.
    package var consent: SupersedeConsent
    /// Whether vouchers need not balance, whatever the source's mapping says: a board's extract holds its own side.
    package var isOneSided: Bool
    /// What is said of a table file's layout.
    package var table = TableRequest()
    /// Whether what is recognised of a table is remembered for the source's next file.
    package var savesMapping = false

    /// What is said of a file.
    package init(
      source: String, selection: FactSelection = .everything, period: Period? = nil, status: PeriodStatus? = nil,
      extracted: Day? = nil, consent: SupersedeConsent = SupersedeConsent(), isOneSided: Bool = false
    ) {
      self.source = PersonalNumbers.masked(source).text
      self.selection = selection
      self.period = period
      self.status = status
      self.extracted = extracted
      self.consent = consent
      self.isOneSided = isOneSided
    }
  }

  /// What became of a file.
  package struct Result: Sendable {
    /// Whether the postings were there already.
    package let isNothingNew: Bool
    /// The batch's id; nil where nothing was new.
    package let batch: String?
    /// The months and what was read of each.
    package let parts: [Batch.Part]
    /// How many segments were new; the others were stored already.
    package let newSegments: Int
    /// Warnings and information from the reader.
    package let remarks: [any Problem]
    /// The tables as they were understood; none for SIE files and plain tables.
    package let tables: [RecognisedTable]
    /// The event; nil where nothing was written.
    package let event: Int?
  }

  /// The columns whose codes may not go unnoticed.
  static let watchedColumns = CodingPart.allCases.map(\.column)

  let desk: Desk

  /// An importer at that desk.
  package init(desk: Desk) { self.desk = desk }

  /// Imports the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file, or what stands in the way of superseding;
  /// nothing is changed then.
  package func run(_ file: SourceFile, _ options: Options) async throws -> Result {
    let prepared = try await prepare(file, options)
    let (input, parts) = (prepared.input, prepared.input.batch.parts)
    // What will be refused, or is there already, must not leave segments behind.
    let findings = try await desk.askAtLeisure(
      PreviewImport.self, PreviewImport.Input(input, today: desk.context.now.dayInStockholm)
    ).findings
    if findings.isNothingNew {
      if options.savesMapping { try await saveMapping(prepared.tables, options) }
      return Result(
        isNothingNew: true, batch: nil, parts: parts, newSegments: 0, remarks: prepared.remarks,
        tables: prepared.tables, event: nil)
    }
    try LedgerImporter.requireAllowed(findings, input)
    let staged = try await desk.store.stage(prepared.segments)
    let appended = try await desk.run(ImportLedger.self, input)
    var id: String?
    if case .imported(let batch) = appended.output { id = batch }
    if options.savesMapping { try await saveMapping(prepared.tables, options) }
    return Result(
      isNothingNew: id == nil, batch: id, parts: parts, newSegments: staged, remarks: prepared.remarks,
      tables: prepared.tables, event: appended.event)
  }

  /// A file that was read and checked by itself.
  struct Prepared: Sendable {
    /// What is to be imported.
    let input: ImportLedger.Input
    /// Its segments, to be staged.
    let segments: [Segment]
    /// Warnings and information from the reader.
    let remarks: [any Problem]
    /// The tables as they were understood.
    let tables: [RecognisedTable]
    /// What the file says that its accounts came to; none where only some of its months are taken.
    let said: [SaidBalance]
  }

  /// Reads the file and makes its batch; of a batch that is read anew, the months that can still be seen.
  func prepare(
    _ file: SourceFile, _ options: Options, anew: (id: String, parts: [Batch.Part])? = nil
  ) async throws -> Prepared {
    let mapping = try await desk.ask(ReadMapping.self, options.source)
    let kept = anew.map { Set($0.parts.map(\.month)) }
    let content = try await desk.context.leisure.run { [options] in
      try LedgerImporter.content(file, options, mapping, kept)
    }
    let (reading, segments, period) = (content.reading, content.segments, content.period)
    let options = options.completed(by: reading)
    var statuses: [(Month, PeriodStatus)] = []
    if let anew {
      statuses = anew.parts.map { ($0.month, $0.status) }
    } else {
      statuses = Array(zip(period.months, try await self.statuses(period, options)))
    }
    let batch = Batch(
      table: LedgerTable.table.name, source: options.source, selection: options.selection,
      parts: LedgerImporter.parts(segments, statuses), fileName: file.name, file: file.digest,
      extracted: options.extracted ?? reading.ledger.extracted ?? desk.context.now.dayInStockholm,
      warnings: content.remarks.filter { $0.severity == .warning }.count, origin: reading.ledger.origin,
      consents: Set(reading.accepted).sorted(), rereadOf: anew?.id,
      maskedCount: content.maskedCount)
    let input = ImportLedger.Input(
      batch: batch, file: file,
      sums: Dictionary(segments.map { ($0.month, $0.sums) }, uniquingKeysWith: { first, _ in first }),
      consent: options.consent, texts: content.texts)
    return Prepared(
      input: input, segments: segments, remarks: content.remarks, tables: reading.tables,
      said: options.period == nil ? reading.balances : [])
  }

  /// What a file holds, as it is stored.
  private struct Content: Sendable {
    let reading: LedgerReading
    /// The months that the file speaks for.
    let period: Period
    /// A segment for each month with postings.
    let segments: [Segment]
    let texts: [Month: SealableContent]
    let remarks: [any Problem]
    /// How many personal identity numbers were masked in the file and its name.
    let maskedCount: Int
  }

  /// Reads the file; of one that is read anew, the months that are kept. All that takes long, and nothing that waits.
  private static func content(
    _ file: SourceFile, _ options: Options, _ mapping: SourceMapping, _ kept: Set<Month>?
  ) throws -> Content {
    let reading = try reading(
      file, mapping: mapping, isOneSided: options.isOneSided, request: options.tableRequest)
    let ledger = reading.ledger
    let period = options.period ?? ledger.period
    let months = ledger.months.sorted { $0.key < $1.key }.filter { $0.value.count > 0 }
      .filter { kept?.contains($0.key) ?? true }
    if let stray = months.first(where: { kept == nil && !period.contains($0.key) })?.key {
      throw LedgerProblem.outsidePeriod(month: stray, period: period, file: file.name)
    }
    guard months.allSatisfy(\.value.isSummable) else { throw ImportingProblem.amountsTooLarge(file: file.name) }
    let numbered = months.flatMap { month, ledger in
      ledger.numberedParts.map {
        ImportingProblem.numberAsCode(part: $0.part, month: month, rows: $0.rows, file: file.name)
      }
    }
    guard numbered.isEmpty else { throw Problems(numbered) }
    let segments = months.map { $0.value.segment(month: $0.key) }
    let masked = months.reduce(file.maskedCount) { $0 + $1.value.maskedCount }
    let remarks = masked > 0 ? [ImportingProblem.maskedNumbers(count: masked, file: file.name)] : []
    try requireWithin(options.completed(by: reading).selection, segments, file: file.name)
    return Content(
      reading: reading, period: period, segments: segments, texts: texts(months.map { ($0.key, $0.value.texts) }),
      remarks: reading.remarks + remarks, maskedCount: masked)
  }

  /// How finished each month of the period is.
  private func statuses(_ period: Period, _ options: Options) async throws -> [PeriodStatus] {
    if let status = options.status { return period.months.map { $0 == period.last ? status : .closed } }
    let batches = try await desk.ask(ListBatches.self, ()).filter { $0.batch.source == options.source }
    return period.months.map { month in
      let known = batches.filter { $0.visibleMonths.contains(month) }
        .flatMap { $0.batch.parts.filter { $0.month == month } }
      return known.map(\.status).min() ?? (month == period.last ? .open : .closed)
    }
  }

  /// Refuses what nobody has confirmed.
  static func requireAllowed(_ findings: SupersedeFindings, _ input: ImportLedger.Input) throws {
    try requireAllowed(findings.problems, input.consent)
  }

  /// Refuses what nobody has confirmed; all of it is told as long as one thing stands in the way.
  static func requireAllowed(_ problems: [SupersedeProblem], _ consent: SupersedeConsent) throws {
    guard problems.allSatisfy(consent.covers) else { throw Problems(problems) }
  }

  private static func parts(_ segments: [Segment], _ statuses: [(Month, PeriodStatus)]) -> [Batch.Part] {
    statuses.map { month, status in
      let segment = segments.first { $0.month == month }
      return Batch.Part(
        month: month, segment: segment?.digest, rows: segment?.rows.count ?? 0,
        sum: Money(ore: segment?.sums.integer(LedgerTable.amount).reduce(0, +) ?? 0), status: status)
    }
  }

  private static func texts(_ months: [(Month, LedgerTexts)]) -> [Month: SealableContent] {
    Dictionary(
      months.filter { !$0.1.isEmpty }.map { ($0.0, $0.1.sealable) }, uniquingKeysWith: { first, _ in first })
  }

  private static func requireWithin(_ selection: FactSelection, _ segments: [Segment], file: String) throws {
    guard !selection.parts.isEmpty else { return }
    var outside = 0
    for segment in segments {
      let isWithin = segment.sums.rows(within: selection)
      let rows = segment.sums.integer(FactColumns.rowCount)
      for row in rows.indices where !isWithin[row] { outside += Int(rows[row]) }
    }
    guard outside == 0 else {
      throw ImportingProblem.outsideSelection(rows: outside, selection: SelectionText.of(selection), file: file)
    }
  }
}
