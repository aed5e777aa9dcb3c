import Accounts
import Kernel
import Organisation
package import Storage

/// Brings in numbers of bought care: for each month and unit that the file names they take the place of all that stood.
package enum ImportVolumes: Command {
  package static let name = "care.import-volumes"
  package static let permission = Permission.importFacts
  package typealias Output = Int

  /// The numbers and where they came from.
  package struct Input: Sendable {
    /// The numbers.
    package let drafts: [VolumeDraft]
    /// The file's name.
    package let file: String

    /// The numbers of a file.
    package init(_ drafts: [VolumeDraft], file: String) {
      self.drafts = drafts
      self.file = file
    }
  }

  /// How many units' months were changed.
  ///
  /// **Throws** `CareProblem`s with everything that is wrong with the rows, `StorageProblem.outsideScope`.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    _ = try transaction.state.board()
    var problems: [CareProblem] = []
    var seen: Set<[String]> = []
    for (month, drafts) in Dictionary(grouping: input.drafts, by: \.month).sorted(by: { $0.key < $1.key }) {
      let names = try VolumeNames(transaction.state, month: month)
      for draft in drafts {
        problems += names.problems(draft)
        let place = [month.description, draft.unit, draft.row.line, draft.row.area ?? ""]
        if !seen.insert(place).inserted { problems.append(.repeatedNumber(draft.place)) }
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    let groups = Dictionary(grouping: input.drafts) { $0.month.description + "/" + $0.unit }
    for (id, drafts) in groups.sorted(by: { $0.key < $1.key }) {
      guard let first = drafts.first else { continue }
      try transaction.requireScope(unit: first.unit, on: first.month.lastDay)
      let rows = drafts.map(\.row).sorted { ($0.area ?? "", $0.line) < ($1.area ?? "", $1.line) }
      // The same numbers from another file are the same numbers.
      if try transaction.state.record(CareVolumes.self, id: id)?.value.rows == rows { continue }
      try transaction.put(CareVolumes(month: first.month, unit: first.unit, rows: rows, origin: input.file), id: id)
    }
    return transaction.writes.count
  }
}

/// The lines, areas and units that a month's numbers may be of.
private struct VolumeNames {
  let lines: Set<String>
  let areas: Set<String>
  let hasAreas: Bool
  let units: Set<String>

  init(_ state: BoardState, month: Month) throws {
    guard let drift = try state.record(Statement.self, id: Statement.drift, in: month.year) else {
      throw AccountsProblem.noStatement(Statement.drift)
    }
    lines = Set(drift.value.lines.filter { $0.kind == .leaf }.map(\.id))
    let areas = try state.record(FollowUpAreas.self, id: FollowUpAreas.id, in: month.year)?.value.areas ?? []
    hasAreas = !areas.isEmpty
    self.areas = Set(areas.map(\.id) + [FollowUpAreas.remainder])
    units = Set(try state.units(on: month.lastDay).filter { !$0.value.responsibilities.isEmpty }.map(\.id))
  }

  func problems(_ draft: VolumeDraft) -> [CareProblem] {
    var problems: [CareProblem] = []
    if !units.contains(draft.unit) { problems.append(.unknownUnit(draft.unit, draft.place)) }
    if !lines.contains(draft.row.line) { problems.append(.unknownLine(draft.row.line, draft.place)) }
    if let area = draft.row.area {
      if !areas.contains(area) { problems.append(.unknownArea(area, draft.place)) }
    } else if hasAreas {
      problems.append(.noArea(draft.place))
    }
    return problems
  }
}
