import Formats
package import Importing
package import Kernel
import Ledger
package import Storage

/// Looks at files that somebody wants to bring in, and brings them in.
package struct IntakeDesk: Sendable {
  /// What came of bringing in a file.
  package struct Outcome: Hashable, Sendable {
    /// What was written, in a sentence.
    package let sentence: String
    /// The batch of a ledger; nil for others and where nothing was new.
    package let batch: String?
    /// The event; nil where nothing was new.
    package let event: Int?
  }

  private let desk: Desk

  /// At that desk.
  package init(_ desk: Desk) { self.desk = desk }

  /// What bringing in the file would do; what stands in the way is among its findings.
  ///
  /// **Throws** what is no problem of the file.
  package func preview(_ file: SourceFile, _ order: IntakeOrder) async throws -> IntakePreview {
    var preview = IntakePreview()
    do {
      try require(order.kind)
      if order.kind == .ledger {
        preview = try await ledger(file, order)
      } else {
        preview.rows = try await IntakeReading.of(file, order, desk).rows
        preview.keep(try warnings(file, order.kind).map { IntakeFinding($0, order.consent) })
      }
    } catch {
      preview.keep(try IntakeDesk.problems(error).map { IntakeFinding($0, order.consent) })
      // Its tables are shown as far as they are understood.
      if order.kind == .ledger, let tables = try? await tables(file, order) { preview.tell(of: tables) }
    }
    // A workbook that cannot be opened has no sheets to choose among.
    if order.kind == .ledger {
      preview.sheets = try await desk.context.leisure.run {
        // What is wrong with it is among the findings.
        (try? LedgerSheets.names(of: file)) ?? []
      }
    }
    return preview
  }

  /// Brings in the file.
  ///
  /// **Throws** `Problems` and other problems with everything that stands in the way; nothing is changed then.
  package func run(_ file: SourceFile, _ order: IntakeOrder) async throws -> Outcome {
    try require(order.kind)
    guard order.kind == .ledger else {
      let written = try await IntakeReading.of(file, order, desk).write(desk)
      return Outcome(
        sentence: written.event == nil ? "inget nytt; allt var redan inläst" : written.sentence, batch: nil,
        event: written.event)
    }
    let result = try await LedgerImporter(desk: desk).run(file, try options(order))
    guard let batch = result.batch else {
      return Outcome(sentence: "inget nytt; samma bokföring var redan inläst", batch: nil, event: nil)
    }
    let rows = IntakeWords.count(result.parts.reduce(0) { $0 + $1.rows }, "rad", "rader")
    let months = SwedishText.text(result.parts.map(\.month))
    return Outcome(sentence: "\(rows), \(months); inläsning \(batch)", batch: batch, event: result.event)
  }

  /// The problems that were thrown.
  ///
  /// **Throws** any other error on.
  package static func problems(_ error: any Error) throws -> [any Problem] {
    if let problems = error as? Problems { return problems.all }
    guard let problem = error as? any Problem else { throw error }
    return [problem]
  }

  private func options(_ order: IntakeOrder) throws -> LedgerImporter.Options {
    var options = LedgerImporter.Options(
      source: order.source, period: try order.months(), status: try order.status(), consent: order.consent,
      isOneSided: order.text(.oneSided) == "ja")
    options.table = try order.table()
    // Whoever may not say how files are read is not heard on it, and the file is brought in all the same.
    options.savesMapping = order.text(.remember) == "ja" && IntakeKind.mapping.isOpen(desk.context.actor.grants)
    return options
  }

  /// **Throws** `StorageProblem.notPermitted` where the kind is not for whoever works here.
  private func require(_ kind: IntakeKind) throws {
    guard kind.isOpen(desk.context.actor.grants) else {
      throw StorageProblem.notPermitted(useCase: kind.title, permission: kind.permission)
    }
  }

  private func ledger(_ file: SourceFile, _ order: IntakeOrder) async throws -> IntakePreview {
    let found = try await LedgerImporter(desk: desk).preview(file, try options(order))
    var preview = IntakePreview()
    preview.parts = found.batch.parts.map { part in
      IntakePreview.Part(month: part.month, status: part.status, rows: part.rows, sum: part.sum)
    }
    preview.rows = found.batch.parts.reduce(0) { $0 + $1.rows }
    preview.tell(of: found.tables)
    preview.isNothingNew = found.findings.isNothingNew
    preview.effect = try await desk.context.leisure.run { found.effect.map { IntakeEffect($0) } }
    let problems = found.remarks.filter { $0.severity >= .warning } + found.findings.problems
    preview.keep(problems.map { IntakeFinding($0, order.consent) })
    return preview
  }

  /// How the tables of a file are understood that cannot be brought in as it is.
  private func tables(_ file: SourceFile, _ order: IntakeOrder) async throws -> [RecognisedTable] {
    try await LedgerImporter(desk: desk).tables(file, try options(order))
  }

  /// What is odd about a table that can be read.
  private func warnings(_ file: SourceFile, _ kind: IntakeKind) throws -> [any Problem] {
    guard let columns = kind.columns, FileKind(of: file.bytes) == .table else { return [] }
    let table = try CSVTable(CSVFile(file.bytes, name: file.name), columns: columns)
    let masked = file.maskedCount + table.maskedCount
    return table.unknownColumns
      + (masked > 0 ? [ImportingProblem.maskedNumbers(count: masked, file: file.name)] : [])
  }
}

extension IntakePreview {
  /// Tells how the tables are understood, and what their own sums say of them.
  fileprivate mutating func tell(of tables: [RecognisedTable]) {
    lines = tables.flatMap { TableSummary($0).understood }
    proofs = tables.map { TableSummary($0).proof(isOneOfSeveral: tables.count > 1) }
  }
}
