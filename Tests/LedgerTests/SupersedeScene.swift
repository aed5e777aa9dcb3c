import Accounts
import Importing
import Kernel
import Ledger
import Storage
import Testing

/// Batches of a source one after the other, and what the next would do to what can be seen.
struct SupersedeScene {
  /// One posting: account, responsibility, service area and kronor.
  typealias Posting = (account: String, responsibility: String, serviceArea: String, kronor: Int64)

  private(set) var batches: [Versioned<Batch>] = []
  private var segments: [Digest: FactColumns] = [:]
  /// The day on which everything happens.
  var today = "2019-06-15"

  /// A month of these postings, in the order given.
  static func segment(_ postings: [Posting], _ month: Month) -> Segment {
    func column(_ words: [String]) -> FactColumn {
      let distinct = Array(Set(words)).sorted()
      return .code(
        CodeColumn(dictionary: distinct, codes: words.map { UInt32(distinct.firstIndex(of: $0) ?? 0) }))
    }
    let codes = CodingPart.allCases.map { part -> (String, FactColumn) in
      switch part {
      case .account: (part.column, column(postings.map(\.account)))
      case .responsibility: (part.column, column(postings.map(\.responsibility)))
      case .serviceArea: (part.column, column(postings.map(\.serviceArea)))
      default: (part.column, column(postings.map { _ in "" }))
      }
    }
    let texts = LedgerTable.table.columns.filter { $0.kind == .text }.map {
      ($0.name, FactColumn.text(TextColumn(bytes: [], ends: [UInt32](repeating: 0, count: postings.count))))
    }
    return Segment(
      table: LedgerTable.table, month: month,
      rows: FactColumns(
        codes + texts + [
          ("voucher_series", column(postings.map { _ in "A" })),
          ("voucher_date", .integer(postings.map { _ in Int64(month.yyyymm * 100 + 1) })),
          (LedgerTable.phase, column(postings.map { _ in "" })),
          (LedgerTable.amount, .integer(postings.map { $0.kronor * 100 })),
        ]))
  }

  /// A batch of these months; a month without postings is spoken for all the same.
  mutating func incoming(
    _ months: [(String, [Posting])], status: PeriodStatus = .preliminary, extracted: String = "2019-06-10",
    source: String = "huvudbok", selection: FactSelection = .everything, origin: Batch.Origin? = nil,
    rereadOf: String? = nil
  ) throws -> IncomingBatch {
    var parts: [Batch.Part] = []
    var sums: [Month: FactColumns] = [:]
    for (text, postings) in months {
      let month = try #require(Month(text))
      let segment = postings.isEmpty ? nil : SupersedeScene.segment(postings, month)
      if let segment {
        segments[segment.digest] = segment.sums
        sums[month] = segment.sums
      }
      parts.append(
        .init(
          month: month, segment: segment?.digest, rows: postings.count,
          sum: Money(ore: postings.reduce(0) { $0 + $1.kronor * 100 }), status: status))
    }
    let batch = Batch(
      table: LedgerTable.table.name, source: source, selection: selection, parts: parts, fileName: "fil.se",
      file: Digest.of([1]), extracted: try #require(Day(extracted)), warnings: 0, origin: origin,
      rereadOf: rereadOf)
    return IncomingBatch(batch: batch, sums: sums, today: try #require(Day(today)))
  }

  /// Lets the batch in.
  mutating func add(_ incoming: IncomingBatch) {
    let number = batches.count + 1
    batches.append(
      Versioned(id: "ledger-\(number)", version: 1, event: number, value: incoming.batch))
  }

  /// What the batch would do.
  func findings(_ incoming: IncomingBatch) throws -> SupersedeFindings {
    let segments = segments
    return try SupersedeRules.compare(
      incoming, with: batches, table: LedgerTable.table, watched: CodingPart.allCases.map(\.column)
    ) { try #require(segments[$0]) }
  }

  /// The names of what was found, in order.
  func names(_ incoming: IncomingBatch) throws -> [String] { try findings(incoming).problems.map(\.consent) }

  /// Ordinary postings of a month: costs and some revenue, other amounts in every month.
  static func ordinary(_ month: Int, year: Int = 2019) -> [Posting] {
    let accounts = ["3121", "4641", "4642", "5010", "5110", "5511", "6111", "7400"]
    return ["302", "303"].flatMap { responsibility in
      accounts.enumerated().map { index, account in
        let size = Int64(1_000 * (index + 2) + 37 * month * (index + 1) + (year - 2_000) * 11)
        let sign: Int64 = account.hasPrefix("3") ? -3 : 1
        return (
          account, responsibility, index % 2 == 0 ? "531" : "532", sign * size * (responsibility == "302" ? 1 : 2)
        )
      }
    }
  }
}
