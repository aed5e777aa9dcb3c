import Importing
import Kernel
import Ledger
import Storage

/// What a preview tells: the tables, what the batch would hold, and what stands in the way.
struct PreviewOutput: Encodable {
  struct Part: Encodable {
    let month: String
    let status: String
    let rows: Int
    let sumOre: Int64
  }

  let file: String
  let tables: [TableSummaryOutput]
  let months: [Part]
  let nothingNew: Bool
  let refused: Bool
  let problems: [ProblemOutput]
  /// What was found, for people.
  let found: [any Problem]
  private let summaries: [TableSummary]
  private let sums: [Batch.Part]

  /// Whether the import would be refused.
  var isRefused: Bool { refused }

  /// Looks at the file; with an importer also at what it would replace.
  init(_ file: SourceFile, _ options: LedgerImporter.Options, _ importer: LedgerImporter?) async throws {
    var tables: [RecognisedTable] = []
    var found: [any Problem] = []
    var sums: [Batch.Part] = []
    var isNothingNew = false
    do {
      if let importer {
        let preview = try await importer.preview(file, options)
        found = preview.remarks.filter { $0.severity == .warning } + preview.findings.problems
        (sums, isNothingNew) = (preview.batch.parts, preview.findings.isNothingNew)
        tables = preview.tables
      } else {
        let reading = try LedgerImporter.reading(file, options)
        found = reading.remarks.filter { $0.severity == .warning }
        tables = reading.tables
      }
    } catch {
      found = try PreviewOutput.problems(error)
      // Its tables are shown as far as they are understood.
      do {
        tables =
          if let importer {
            try await importer.tables(file, options)
          } else {
            try LedgerImporter.tables(file, mapping: .standard, options)
          }
      } catch {
        found = try PreviewOutput.problems(error)
      }
    }
    self.file = file.name
    self.found = found
    self.tables = tables.map(TableSummaryOutput.init)
    summaries = tables.map(TableSummary.init)
    self.sums = sums
    months = sums.map {
      Part(month: $0.month.description, status: $0.status.rawValue, rows: $0.rows, sumOre: $0.sum.ore)
    }
    nothingNew = isNothingNew
    refused = found.contains { problem in
      problem.severity == .error && !((problem as? SupersedeProblem).map(options.consent.covers) ?? false)
    }
    problems = found.map(ProblemOutput.init)
  }

  /// The problems that were thrown; any other error is thrown on.
  private static func problems(_ error: any Error) throws -> [any Problem] {
    if let problems = error as? Problems { return problems.all }
    guard let problem = error as? any Problem else { throw error }
    return [problem]
  }

  /// What is told, as lines of text.
  var lines: [String] {
    var lines = summaries.flatMap(\.full)
    if nothingNew {
      lines.append("\(file): inget nytt; samma bokföring är redan inläst.")
    } else if !sums.isEmpty {
      lines.append(refused ? "\(file) skulle inte läsas in:" : "\(file) skulle läsas in så här:")
      for part in sums {
        lines.append(
          "  \(part.month)  \(part.status.text), \(Words.count(part.rows, "rad", "rader")), \(Words.kronor(part.sum))")
      }
    }
    return lines
  }

  private enum CodingKeys: String, CodingKey {
    case file
    case tables
    case months
    case nothingNew
    case refused
    case problems
  }
}
