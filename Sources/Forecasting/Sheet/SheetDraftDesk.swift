import FoundationEssentials
package import Kernel
package import Storage

/// Where somebody's drafts of forecast sheets are kept until they are saved or thrown away.
package struct SheetDraftDesk: Sendable {
  /// A draft as it lies in the store.
  private struct Kept: Codable {
    static let tag = "forecast-draft/1"
    let tag: String
    let at: Instant
    let version: Int
    let cells: [TypedSheet.Cell]
  }

  private let desk: Desk

  /// Somebody writing at that desk.
  package init(_ desk: Desk) { self.desk = desk }

  /// The draft of the person's own for the unit's sheet in the layer; nil where there is none.
  package func find(_ month: Month, unit: String, layer: ForecastLayer) async throws -> SheetDraft? {
    let now = desk.context.now
    let id = id(month, unit, layer)
    guard let bytes = try await desk.store.working(SheetDraft.workingKind, id, at: now) else { return nil }
    do {
      let kept = try JSONDecoder().decode(Kept.self, from: Data(bytes))
      guard kept.tag == Kept.tag else { throw StorageProblem.newerThanProgram(tag: kept.tag) }
      return SheetDraft(
        at: kept.at,
        sheet: TypedSheet(month: month, unit: unit, layer: layer, version: kept.version, cells: kept.cells))
    } catch let error as DecodingError {
      throw Fault(doing: "reading a draft of a forecast", underlying: "\(error)")
    }
  }

  /// Keeps what was typed in the place of what was kept before, with personal identity numbers masked; answers whether
  /// it is kept, which it is not where the sheet has been saved since it was made.
  ///
  /// **Throws** `StorageProblem.notPermitted`, `.outsideScope` where whoever types may not write the sheet.
  package func keep(_ sheet: TypedSheet) async throws -> Bool {
    try require(sheet.unit, sheet.layer)
    guard try await isCurrent(sheet) else { return false }
    let now = desk.context.now
    let cells = sheet.cells.map { cell in
      TypedSheet.Cell(
        line: cell.line, area: cell.area, basis: cell.basis, amount: PersonalNumbers.masked(cell.amount).text,
        number: PersonalNumbers.masked(cell.number).text,
        remark: PersonalNumbers.masked(cell.remark).text)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let kept = Kept(tag: Kept.tag, at: now, version: sheet.version, cells: cells)
    try await desk.store.setWorking(
      SheetDraft.workingKind, id(sheet.month, sheet.unit, sheet.layer), Array(try encoder.encode(kept)),
      expires: Instant(seconds: now.seconds + Int64(SheetDraft.life) * 86_400))
    // A save that came between has thrown away the draft before this one.
    guard try await isCurrent(sheet) else {
      try await drop(sheet.month, unit: sheet.unit, layer: sheet.layer)
      return false
    }
    return true
  }

  /// Whether nobody has saved the sheet since it was made.
  private func isCurrent(_ sheet: TypedSheet) async throws -> Bool {
    let key = RecordKey(
      kind: ForecastSheet.kind, id: ForecastSheet.id(sheet.month, sheet.unit, sheet.layer))
    let latest = try await desk.store.read(asOf: .now, scope: .everything) { $0.state.version(of: key) }
    return sheet.version >= latest
  }

  /// Throws the draft away, where there is one.
  package func drop(_ month: Month, unit: String, layer: ForecastLayer) async throws {
    try await desk.store.removeWorking(SheetDraft.workingKind, id(month, unit, layer))
  }

  private func id(_ month: Month, _ unit: String, _ layer: ForecastLayer) -> String {
    desk.context.actor.id + "/" + ForecastSheet.id(month, unit, layer)
  }

  private func require(_ unit: String, _ layer: ForecastLayer) throws {
    guard let scope = desk.context.actor.grants.scope(of: layer.permission) else {
      throw StorageProblem.notPermitted(useCase: ImportForecast.name, permission: layer.permission)
    }
    guard scope.contains(unit: unit) else { throw StorageProblem.outsideScope(unit: unit) }
  }
}
