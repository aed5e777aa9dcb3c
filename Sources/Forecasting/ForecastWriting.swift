import Accounts
import Kernel
import Organisation
import Storage

/// What the use cases that write forecasts have in common.
package enum ForecastWriting {
  /// What was written.
  package struct Written: Hashable, Sendable {
    /// How many sheets.
    package let sheets: Int
    /// How many personal identity numbers were masked in remarks.
    package let masked: Int
    /// The version that stands of each sheet that was written, by the sheet's id.
    package let versions: [String: Int]

    /// So many.
    package init(sheets: Int, masked: Int, versions: [String: Int] = [:]) {
      self.versions = versions
      self.sheets = sheets
      self.masked = masked
    }
  }

  /// Writes the sheets of the input, one for each unit that it names.
  ///
  /// **Throws** `StorageProblem.notPermitted` where the layer is not among `layers`, `StorageProblem.outsideScope`,
  /// and `ForecastingProblem`s with everything that is wrong with the rows.
  static func run(
    _ input: ForecastInput, layers: Set<ForecastLayer>, as useCase: String, in transaction: inout Transaction
  ) throws -> Written {
    guard layers.contains(input.layer) else {
      throw StorageProblem.notPermitted(useCase: useCase, permission: input.layer.permission)
    }
    let names = try ForecastNames(transaction.state, on: input.month.lastDay)
    var problems: [any Problem] = []
    var drafts: [String: [Draft]] = [:]
    var seen: Set<[String]> = []
    for row in input.rows {
      if let problem = names.problem(row, layer: input.layer, isClearing: input.manner == .clearing) {
        problems.append(problem)
        continue
      }
      let draft = Draft(row, names)
      let isAmount = row.entered != nil || row.volume != nil || input.manner == .clearing
      if isAmount, !seen.insert([draft.unit, draft.area ?? "", row.line]).inserted {
        problems.append(ForecastingProblem.repeatedCell(row.place))
        continue
      }
      drafts[draft.unit, default: []].append(draft)
    }
    guard problems.isEmpty else { throw Problems(problems) }
    let unlike = try ForecastLikeness.problems(input, in: transaction)
    guard unlike.isEmpty else { throw Problems(unlike) }
    let changed = try changedMeanwhile(input, drafts, in: transaction)
    guard changed.isEmpty else { throw Problems(changed) }
    var masked = 0
    var versions: [String: Int] = [:]
    let stamp = ForecastSheet.Stamp(
      author: transaction.context.actor.id, at: transaction.context.now, reason: transaction.context.reason,
      decision: input.decision, event: transaction.state.event + 1)
    for (unit, drafts) in drafts.sorted(by: { $0.key < $1.key }) {
      try transaction.requireScope(unit: unit, on: input.month.lastDay)
      let before = try rows(of: ForecastSheet.id(input.month, unit, input.layer), in: transaction.state)
      let sheet = ForecastSheet(
        month: input.month, unit: unit, layer: input.layer,
        rows: try rows(drafts, on: before, input.manner, stamp: stamp, masked: &masked))
      // A sheet that never was need not be written empty.
      if !sheet.rows.isEmpty || !before.isEmpty {
        versions[sheet.id] = try transaction.put(sheet, id: sheet.id, basedOn: input.version)
      }
    }
    return Written(sheets: transaction.writes.count, masked: masked, versions: versions)
  }

  /// The cells that somebody has written otherwise since the event that the rows were made from. Rows that say what
  /// stands now are no conflict; where the rows are whole sheets, neither may cells be lost that came since.
  private static func changedMeanwhile(
    _ input: ForecastInput, _ drafts: [String: [Draft]], in transaction: Transaction
  ) throws -> [ForecastingProblem] {
    guard case .event(let event)? = input.basedOn else { return [] }
    guard event <= transaction.state.event else { throw StorageProblem.nothingAsOf("händelse \(event)") }
    var problems: [ForecastingProblem] = []
    for (unit, drafts) in drafts.sorted(by: { $0.key < $1.key }) {
      let id = ForecastSheet.id(input.month, unit, input.layer)
      guard let head = try transaction.state.record(ForecastSheet.self, id: id), head.event > event else { continue }
      let version = try transaction.history.versions(of: RecordKey(kind: ForecastSheet.kind, id: id))
        .last { $0.event <= event }
      if let version, version.body == nil { throw StorageProblem.disposed(event: version.disposedBy ?? version.event) }
      let base =
        try version?.body.map { try ForecastSheet.decode($0, tag: version?.tag ?? ForecastSheet.tag).rows } ?? []
      problems += ForecastConflicts(base: base, current: head, since: event).problems(
        input.manner, drafts.map { ($0.row, $0.isOfCell) }, in: id)
    }
    return problems
  }

  /// The rows that stand, each with the event that wrote it.
  private static func rows(of sheet: String, in state: BoardState) throws -> [ForecastSheet.Row] {
    guard let head = try state.record(ForecastSheet.self, id: sheet) else { return [] }
    return head.value.rows.map { $0.stamped($0.stamp.at(head.event), remarkEvent: $0.remarkEvent ?? head.event) }
  }

  private static func rows(
    _ drafts: [Draft], on before: [ForecastSheet.Row], _ manner: ForecastInput.Manner, stamp: ForecastSheet.Stamp,
    masked: inout Int
  ) throws -> [ForecastSheet.Row] {
    if manner == .clearing { return try cleared(before, drafts) }
    var rows = manner == .sheets ? [] : before
    for draft in drafts {
      let standing = before.first { draft.isOfCell($0) }
      let remark = draft.row.remark.map { PersonalNumbers.masked($0) }
      masked += remark?.count ?? 0
      let text = remark?.text ?? standing?.remark ?? ""
      let isSameRemark = before.contains { draft.isOfCell($0) && $0.remark == text }
      let entered = draft.row.entered ?? (manner == .cells ? standing?.entered : nil)
      let volume = draft.row.volume ?? (manner == .cells ? standing?.volume : nil)
      let row = ForecastSheet.Row(
        statement: draft.statement, line: draft.line, area: draft.area, entered: entered, volume: volume,
        remark: text, stamp: stamp, remarkEvent: isSameRemark ? standing?.remarkEvent ?? stamp.event : stamp.event)
      // What is said again as it stands keeps who said it first, and when.
      let kept = before.first { $0.saysTheSame(as: row) } ?? row
      guard manner == .cells else {
        rows.append(kept)
        continue
      }
      let place = rows.firstIndex { draft.isOfCell($0) } ?? rows.count
      rows.removeAll { draft.isOfCell($0) }
      if kept.entered != nil || kept.volume != nil || !kept.remark.isEmpty {
        rows.insert(kept, at: min(place, rows.count))
      }
    }
    return rows
  }

  /// The rows without those that are taken back.
  private static func cleared(_ before: [ForecastSheet.Row], _ drafts: [Draft]) throws -> [ForecastSheet.Row] {
    var rows = before
    for draft in drafts {
      let count = rows.count
      rows.removeAll { draft.isWholeSheet || draft.isOfCell($0) }
      if rows.count == count { throw ForecastingProblem.nothingToClear(draft.row.place) }
    }
    return rows
  }

  /// A row with its statement found.
  private struct Draft {
    let row: ForecastInput.Row
    let unit: String
    let statement: String?
    let line: String?
    let area: String?

    init(_ row: ForecastInput.Row, _ names: ForecastNames) {
      self.row = row
      unit = row.unit.isEmpty ? ForecastSheet.wholeBoard : row.unit
      statement = names.statement(of: row.line)
      line = row.line.isEmpty ? nil : row.line
      area = statement == Statement.investments || row.area.isEmpty ? nil : row.area
    }

    var isWholeSheet: Bool { line == nil && area == nil }

    func isOfCell(_ other: ForecastSheet.Row) -> Bool {
      statement == other.statement && line == other.line && area == other.area
    }
  }
}
