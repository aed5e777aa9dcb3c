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
    /// Whether codes may go and the file may be older than what can be seen.
    package var isConfirmed: Bool
    /// Whether vouchers need not balance, whatever the source's mapping says: a board's extract holds its own side.
    package var isOneSided: Bool

    /// What is said of a file.
    package init(
      source: String, selection: FactSelection = .everything, period: Period? = nil, status: PeriodStatus? = nil,
      extracted: Day? = nil, isConfirmed: Bool = false, isOneSided: Bool = false
    ) {
      self.source = source
      self.selection = selection
      self.period = period
      self.status = status
      self.extracted = extracted
      self.isConfirmed = isConfirmed
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
    /// The event; nil where nothing was written.
    package let event: Int?
  }

  /// The columns whose codes may not go unnoticed.
  static let watchedColumns = [CodingPart.account, .responsibility, .serviceArea].map(\.column)

  private let desk: Desk

  /// An importer at that desk.
  package init(desk: Desk) { self.desk = desk }

  /// Imports the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file, or what stands in the way of superseding;
  /// nothing is changed then.
  package func run(_ file: SourceFile, _ options: Options) async throws -> Result {
    let mapping = try await desk.ask(ReadMapping.self, options.source)
    let (ledger, found) = try LedgerImporter.read(file, mapping: mapping, isOneSided: options.isOneSided)
    let period = options.period ?? ledger.period
    if let stray = ledger.months.keys.sorted().first(where: { !period.contains($0) }) {
      throw LedgerProblem.outsidePeriod(month: stray, period: period, file: file.name)
    }
    guard ledger.months.values.allSatisfy(\.isSummable) else {
      throw ImportingProblem.amountsTooLarge(file: file.name)
    }
    let months = ledger.months.sorted { $0.key < $1.key }.filter { $0.value.count > 0 }
    let segments = months.map { $0.value.segment(month: $0.key) }
    let masked = months.reduce(file.maskedCount) { $0 + $1.value.maskedCount }
    let remarks = found + (masked > 0 ? [ImportingProblem.maskedNumbers(count: masked, file: file.name)] : [])
    try LedgerImporter.requireWithin(options.selection, segments, file: file.name)
    let parts = LedgerImporter.parts(segments, period: period, try await statuses(period, options))
    let batch = Batch(
      table: LedgerTable.table.name, source: options.source, selection: options.selection, parts: parts,
      fileName: file.name, file: file.digest,
      extracted: options.extracted ?? ledger.extracted ?? desk.context.now.dayInStockholm,
      warnings: remarks.filter { $0.severity == .warning }.count, maskedCount: masked)
    let input = ImportLedger.Input(
      batch: batch, file: file, codes: LedgerImporter.codes(segments), isConfirmed: options.isConfirmed,
      texts: LedgerImporter.texts(months.map { ($0.key, $0.value.texts) }))
    // What will be refused, or is there already, must not leave segments behind.
    let findings = try await desk.ask(PreviewImport.self, input)
    if findings.isNothingNew {
      return Result(isNothingNew: true, batch: nil, parts: parts, newSegments: 0, remarks: remarks, event: nil)
    }
    try LedgerImporter.requireAllowed(findings, input)
    let staged = try await desk.store.stage(segments)
    let appended = try await desk.run(ImportLedger.self, input)
    var id: String?
    if case .imported(let batch) = appended.output { id = batch }
    return Result(
      isNothingNew: id == nil, batch: id, parts: parts, newSegments: staged, remarks: remarks, event: appended.event)
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
    let problems = problems(findings, batch: input.batch)
    guard input.isConfirmed || problems.isEmpty else { throw Problems(problems) }
  }

  private static func problems(_ findings: SupersedeFindings, batch: Batch) -> [any Problem] {
    var problems: [any Problem] = findings.lostCodes.map { lost in
      let term = CodingPart(rawValue: lost.column)?.term ?? lost.column
      return ImportingProblem.lostCodes(month: lost.month, part: term, codes: lost.codes, file: batch.fileName)
    }
    if let visible = findings.newerExtraction {
      problems.append(
        ImportingProblem.olderExtraction(extracted: batch.extracted, visible: visible, file: batch.fileName))
    }
    if let source = findings.otherSource {
      problems.append(LedgerProblem.otherSource(source: batch.source, other: source, file: batch.fileName))
    }
    return problems
  }

  private static func parts(_ segments: [Segment], period: Period, _ statuses: [PeriodStatus]) -> [Batch.Part] {
    zip(period.months, statuses).map { month, status in
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

  private static func codes(_ segments: [Segment]) -> [Month: [String: Set<String>]] {
    Dictionary(
      segments.map { segment in
        let columns = watchedColumns.map { ($0, Set(segment.sums.code($0).dictionary)) }
        return (segment.month, Dictionary(columns, uniquingKeysWith: { first, _ in first }))
      }, uniquingKeysWith: { first, _ in first })
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
