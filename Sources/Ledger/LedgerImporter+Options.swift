package import Importing
package import Kernel
package import Storage

extension LedgerImporter.Options {
  /// What the reader of tables is to know.
  var tableRequest: TableRequest {
    var request = table
    request.period = request.period ?? period
    request.accepted.formUnion(consent.named)
    return request
  }

  /// The options with what the file itself says where nobody has said anything.
  func completed(by reading: LedgerReading) -> LedgerImporter.Options {
    var options = self
    if options.selection.parts.isEmpty { options.selection = reading.selection ?? .everything }
    options.status = options.status ?? reading.status
    return options
  }
}

extension LedgerImporter {
  /// What a file would bring, before anything is stored.
  package struct Preview: Sendable {
    /// The batch as it would stand.
    package let batch: Batch
    /// What stands in the way.
    package let findings: SupersedeFindings
    /// What it would change in what can be seen; nil where nothing would change.
    package let effect: ImportEffect?
    /// Warnings and information from the reader.
    package let remarks: [any Problem]
    /// The tables as they were understood; none for SIE files and plain tables.
    package let tables: [RecognisedTable]
  }

  /// What importing the file would do.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package func preview(_ file: SourceFile, _ options: Options) async throws -> Preview {
    let prepared = try await prepare(file, options)
    let found = try await desk.askAtLeisure(
      PreviewImport.self,
      PreviewImport.Input(prepared.input, today: desk.context.now.dayInStockholm, said: prepared.said))
    return Preview(
      batch: prepared.input.batch, findings: found.findings, effect: found.effect, remarks: prepared.remarks,
      tables: prepared.tables)
  }

  /// How the file's tables are understood, with what is wrong with each in it; none where nothing
  /// had to be recognised.
  package func tables(_ file: SourceFile, _ options: Options) async throws -> [RecognisedTable] {
    let mapping = try await desk.ask(ReadMapping.self, options.source)
    return try await desk.context.leisure.run { try LedgerImporter.tables(file, mapping: mapping, options) }
  }

  /// How the file's tables are understood by that mapping.
  package static func tables(
    _ file: SourceFile, mapping: SourceMapping, _ options: Options
  ) throws -> [RecognisedTable] {
    let kind = FileKind(of: file.bytes)
    guard kind == .workbook || isTable(file, kind) else { return [] }
    let request = options.tableRequest
    // Of a plain table, which is read by the names of its columns, nothing is recognised.
    if kind == .table, let reading = try? reading(file, mapping: mapping, request: request) { return reading.tables }
    return try tables(file, kind: kind, mapping: mapping, request: request)
  }

  /// What the file holds where there is no store.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func reading(_ file: SourceFile, _ options: Options) throws -> LedgerReading {
    try reading(file, mapping: .standard, isOneSided: options.isOneSided, request: options.tableRequest)
  }

  /// Remembers how the tables were read, for the source's next file.
  func saveMapping(_ tables: [RecognisedTable], _ options: Options) async throws {
    guard !tables.isEmpty else { return }
    var mapping = try await desk.ask(ReadMapping.self, options.source)
    for table in tables { mapping = mapping.remembering(table) }
    if !options.selection.parts.isEmpty { mapping.selection = options.selection }
    _ = try await desk.run(ImportMapping.self, [options.source: mapping])
  }
}
