import Accounts
import BenchmarkSupport
import Budgeting
import Forecasting
import Kernel
import Ledger
import Organisation
import Storage

/// A board's state in memory: records as stored bytes, the sums of each segment, the budget's blob.
struct LargeView: FactReader {
  private var sums: [Digest: PackedFacts] = [:]
  private var blobs: [Digest: [UInt8]] = [:]
  private var records: [StoredRecord] = []

  /// The months' rows as read, for building sums anew.
  private(set) var rows: [FactColumns] = []

  /// A view of months of postings, a budget, frames and forecast sheets for the last month.
  init(months: [Month], postingsPerMonth: Int) throws {
    var board = LargeBoard(seed: 20_190_430)
    guard let last = months.last else { preconditionFailure("A follow-up has a month") }
    var parts: [Batch.Part] = []
    for month in months {
      let segment = Segment(
        table: LedgerTable.table, month: month, rows: board.postings(postingsPerMonth, in: month))
      sums[segment.digest] = PackedFacts(segment.sums)
      rows.append(segment.rows)
      parts.append(
        Batch.Part(
          month: month, segment: segment.digest, rows: segment.rows.count,
          sum: Money(ore: segment.rows.integer(LedgerTable.amount).reduce(0, +)), status: .closed))
    }
    try add("board", Board(name: "Socialnämnden", municipality: "Storköping"))
    try add("drift", LargeStructure.drift)
    try add("investering", LargeStructure.investments)
    try add(FollowUpAreas.id, LargeStructure.areas)
    try add(WatchedLines.id, LargeStructure.watched)
    for unit in 0..<60 { try add("E\(300 + unit)", LargeView.unit(unit)) }
    try add(
      "huvudbok",
      Batch(
        table: LedgerTable.table.name, source: "ekonomi", selection: .everything, parts: parts, fileName: "huvudbok.se",
        file: Digest.of(Array("huvudbok".utf8)), extracted: last.lastDay, warnings: 0))
    try addBudget(year: last.year, &board)
    for sheet in LargeView.sheets(last) { try add(sheet.id, sheet) }
  }

  private static func unit(_ number: Int) -> OrgUnit {
    OrgUnit(
      name: "Enhet \(number + 1)", level: "enhet", parent: nil, responsibilities: [CodeRange(String(300 + number))],
      validFrom: nil, validTo: nil, order: number)
  }

  /// A sheet of three levels from every other unit, and its remark.
  private static func sheets(_ month: Month) -> [ForecastSheet] {
    stride(from: 0, to: 60, by: 2).map { unit in
      let levels = ["loner", "lokaler", "barn"].enumerated().map { place, line in
        ForecastSheet.Row(
          statement: "drift", line: line, area: "O\((unit + place) % 19)",
          entered: .init(.level, Money(ore: Int64(1_000_000_00 + unit * 777_77))), remark: "",
          stamp: .init(author: "Enhetschef \(unit)"))
      }
      let remark = ForecastSheet.Row(
        statement: nil, line: nil, area: "O\(unit % 19)", entered: nil, remark: "Fler placeringar än planerat.",
        stamp: .init(author: "Enhetschef \(unit)"))
      return ForecastSheet(
        month: month, unit: "E\(300 + unit)", layer: .unit, rows: levels + [remark])
    }
  }

  private mutating func addBudget(year: Int, _ board: inout LargeBoard) throws {
    var rows: [BudgetRow] = []
    for number in 0..<4_000 {
      let coding = board.coding()
      let codes: [CodingPart: String] = [.account: coding[0], .responsibility: coding[1], .serviceArea: coding[2]]
      let amount = Money(ore: Int64(1_000_000 + number * 7_919 % 40_000_000))
      let profile: BudgetProfile =
        switch number % 10 {
        case 0: .explicit((0..<12).map { Money(ore: $0 == 11 ? amount.ore - 11 * (amount.ore / 12) : amount.ore / 12) })
        case 1, 2, 3: .lastYear
        default: .even
        }
      rows.append(BudgetRow(codes: codes, amount: amount, profile: profile))
    }
    let bytes = BudgetRows(rows).encoded()
    let digest = Digest.of(bytes)
    blobs[digest] = bytes
    try add(
      Digits.padded(year, 4),
      BudgetVersion(
        year: year, name: "Budget \(year)", rows: digest, rowCount: rows.count, total: rows.map(\.amount).sum(),
        fileName: "budget.csv", file: digest))
    guard let january = Month(year: year, month: 1) else { preconditionFailure("A year has a January") }
    try add(
      "ram",
      BudgetFrame(
        name: "Ram", year: year, amount: Money(ore: -900_000_000_00), decision: "KF § 1", decidedOn: nil,
        validFrom: january))
  }

  private mutating func add(_ id: String, _ record: some RecordKind) throws {
    let kind = type(of: record)
    records.append(
      StoredRecord(
        key: RecordKey(kind: kind.kind, id: id), version: 1, tag: kind.tag, body: try record.encodedBody(),
        event: records.count + 1))
  }

  /// The board as everybody may see it.
  var view: View {
    View(
      state: BoardState(
        event: records.count, hash: Event.origin, recordedAt: Instant(seconds: 1_556_600_000), heads: records),
      facts: self, scope: .everything)
  }

  func packedSums(of segment: Digest, in table: FactTable) throws -> PackedFacts {
    guard let columns = sums[segment] else { preconditionFailure("The segment is in memory") }
    return columns
  }

  func rows(
    of segment: Digest, in table: FactTable, where codes: [String: [String]], limit: Int?
  ) throws -> FactColumns {
    preconditionFailure("A follow-up reads sums only")
  }

  func rowNumbers(of segment: Digest, in table: FactTable, where codes: [String: [String]]) throws -> [Int] {
    preconditionFailure("A follow-up reads sums only")
  }

  func blob(_ digest: Digest) throws -> [UInt8] { blobs[digest] ?? [] }
  func storedBlob(_ digest: Digest) throws -> [UInt8]? { blobs[digest] }
  func sealedKey(of digest: Digest) throws -> SealedKey? { nil }
  func sealedKey(mark: [UInt8]) throws -> SealedKey? { nil }
}
