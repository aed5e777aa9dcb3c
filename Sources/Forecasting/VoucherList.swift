import Accounts
import Figures
import Importing
import Kernel
import Ledger
import Storage

/// The greatest postings beneath a figure, gathered segment by segment so that a year's ledger is never held at once.
struct VoucherList {
  /// A posting and where its text is found.
  private struct Found {
    let row: Explanation.Row
    let text: VoucherTexts.Reference
  }

  private let view: View
  private let accountNames: [String: String]
  /// What is protected at the moment that is asked about, and what is protected today.
  private let protected: [ProtectedCodes]
  private var texts: VoucherTexts
  private var rows: [Found] = []
  // The months whose postings a disposal took, by its event, and what is said of files that one took.
  private var disposed: [Int: Set<Month>] = [:]
  private var fileWords: [Digest: String] = [:]
  private var count = 0

  /// No postings yet; the texts of protected ones, then or by `current`, are shown only where `showsProtected`.
  init(_ view: View, names: CodeList?, current: ProtectedCodes, showsProtected: Bool) throws {
    self.view = view
    protected = [try view.state.protectedCodes(), current]
    texts = VoucherTexts(view, showsProtected: showsProtected)
    accountNames = Dictionary(
      (names?.entries ?? []).map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// Adds the postings of a slice, which has a leaf for its line.
  mutating func add(beneath slice: FollowUp.Slice, of followUp: FollowUp, over period: Period) throws {
    let structure = followUp.structure
    let isUnit = slice.unit.map(structure.unitsHeld)
    try add(of: followUp, over: period) { columns in
      structure.cells(columns).map { cell in
        cell.map { cell in
          cell.line == slice.line && (slice.area.map { $0 == cell.area } ?? true)
            && (isUnit?[cell.unit] ?? true)
        } ?? false
      }
    }
  }

  /// Adds the postings of an account beneath a slice.
  mutating func add(
    beneath slice: FollowUp.Slice, account: String, of followUp: FollowUp, over period: Period
  ) throws {
    let isIn = followUp.contains(slice)
    try add(of: followUp, over: period) { columns in
      let accounts = columns.code(CodingPart.account.column)
      let isMeant = accounts.dictionary.map { $0 == account }
      return zip(followUp.structure.cells(columns), accounts.codes).map { cell, code in
        isMeant[Int(code)] && (cell.map(isIn) ?? false)
      }
    }
  }

  /// Adds the postings of a selection.
  mutating func add(of selection: NamedSelection, in followUp: FollowUp, over period: Period) throws {
    try add(of: followUp, over: period) { columns in
      var isIn = [Bool](repeating: false, count: columns.count)
      for row in PlacementRules.rows(columns, in: [selection])[0] { isIn[row] = true }
      return isIn
    }
  }

  /// The explanation with the postings, greatest amount first.
  mutating func complete(_ explanation: Explanation) throws -> Explanation {
    var shown: [Explanation.Row] = []
    for found in VoucherList.greatest(rows) {
      let (text, supplier) = try texts.words(found.text)
      shown.append(found.row.with(text: text, supplier: supplier, isProtected: found.text.isProtected))
    }
    return Explanation(
      figure: explanation.figure, title: explanation.title, parts: explanation.parts, rows: shown, rowCount: count,
      notes: explanation.notes
        + disposed.sorted { $0.key < $1.key }.map { event, months in
          "Verifikationerna för \(SwedishText.text(months)) är gallrade genom händelse \(event). Beloppen står kvar."
        })
  }

  /// What is said of a source file that a disposal took; empty for others.
  private mutating func fileWord(_ digest: Digest) throws -> String {
    if let known = fileWords[digest] { return known }
    let word = try view.disposal(ofFile: digest).map { ", gallrad genom händelse \($0)" } ?? ""
    fileWords[digest] = word
    return word
  }

  /// Adds the postings for which `isIn` answers yes, given codes a row each.
  mutating func add(
    of followUp: FollowUp, over period: Period, where isIn: (FactColumns) -> [Bool]
  ) throws {
    for segment in followUp.ledger.facts.segments(in: period) {
      guard let digest = segment.part.segment else { continue }
      let sums = try view.facts.sums(of: digest, in: LedgerTable.table)
      let accounts = sums.code(CodingPart.account.column)
      let wanted = Set(zip(isIn(sums), accounts.codes).filter(\.0).map { accounts.dictionary[Int($0.1)] })
      if wanted.isEmpty { continue }
      let codes = [CodingPart.account.column: wanted.sorted()]
      let columns: FactColumns
      do {
        columns = try view.facts.rows(of: digest, in: LedgerTable.table, where: codes, limit: nil)
      } catch StorageProblem.disposed(let event) {
        disposed[event, default: []].insert(segment.part.month)
        continue
      }
      let numbers = try view.facts.rowNumbers(of: digest, in: LedgerTable.table, where: codes)
      let isProtected = protected.map { $0.rows(columns) }
      let matches = isIn(columns)
      let visible = columns.visibleRows(of: segment)
      let phases = LedgerSums.phases(columns)
      let units = followUp.structure.unitIndices(columns)
      let file = followUp.files[segment.batch]
      let source = try file.map { try $0.name + " (" + $0.digest.short + fileWord($0.digest) + ")" } ?? segment.batch
      let texts = RowTexts(columns, accountNames)
      for row in matches.indices
      where matches[row] && visible[row] && phases[row] != .opening && followUp.isUnitVisible[units[row]] {
        count += 1
        let text = VoucherTexts.Reference(
          open: texts.text(row), sealed: segment.part.texts, row: numbers[row],
          isProtected: isProtected.contains { $0[row] })
        let id = PostingID(batch: segment.batch, month: segment.part.month, row: numbers[row] + 1)
        rows.append(Found(row: texts.row(row, of: id, source: source), text: text))
      }
      rows = VoucherList.greatest(rows)
    }
  }

  private static func greatest(_ rows: [Found]) -> [Found] {
    let sorted = rows.sorted { first, second in
      let (first, second) = (first.row, second.row)
      return (second.amount.ore.magnitude, first.month, first.voucher, first.coding)
        < (first.amount.ore.magnitude, second.month, second.voucher, second.coding)
    }
    return Array(sorted.prefix(Explanation.rowLimit))
  }
}

/// The columns of postings that an explanation shows.
private struct RowTexts {
  private let columns: FactColumns
  private let accountNames: [String: String]
  private let account: CodeColumn
  private let series: CodeColumn
  private let numbers: TextColumn
  private let texts: TextColumn
  private let days: [Int64]
  private let amounts: [Int64]

  init(_ columns: FactColumns, _ accountNames: [String: String]) {
    self.columns = columns
    self.accountNames = accountNames
    account = columns.code(CodingPart.account.column)
    series = columns.code("voucher_series")
    numbers = columns.text("voucher_number")
    texts = columns.text(LedgerTable.openText)
    days = columns.integer("voucher_date")
    amounts = columns.integer(LedgerTable.amount)
  }

  /// The text in segments from before texts were sealed.
  func text(_ row: Int) -> String { texts[row] }

  func row(_ row: Int, of id: PostingID, source: String) -> Explanation.Row {
    let coding = columns.codingText(row)
    let name = accountNames[account.dictionary[Int(account.codes[row])]]
    return Explanation.Row(
      month: id.month, voucher: series.dictionary[Int(series.codes[row])] + numbers[row],
      day: Day(yyyymmdd: Int(days[row])), coding: name.map { coding + " (" + $0 + ")" } ?? coding, text: "",
      amount: Money(ore: amounts[row]), source: source, posting: id.description)
  }
}
