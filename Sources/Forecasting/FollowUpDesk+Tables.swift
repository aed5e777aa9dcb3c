package import Documents
package import Kernel
package import Storage

extension FollowUpDesk {
  /// An income statement with the sentence that stands over it.
  package struct StatementAnswer: Hashable, Sendable {
    /// The forecast in one sentence.
    package let sentence: [Inline]
    /// The unit's name; nil for the whole board.
    package let unitName: String?
    /// The table; nil where there is nothing to show in it.
    package let table: Table?
  }

  /// The income statement of the board, of a department or of a unit; nil where there is no such unit or it may not be
  /// seen.
  package func statement(_ month: Month, unit: String? = nil, asOf: AsOf = .now) async throws -> StatementAnswer? {
    let name = "forecast.statement \(month) \(unit ?? "")"
    return try await desk.remembered(name, asOf: asOf, bytes: { $0?.byteCount ?? 16 }) { pinned in
      let sections = try await self.month(month, asOf: pinned, isForFigures: true).followUp
      let scope = desk.context.actor.grants.scope(of: .read)
      let headline =
        unit == nil ? ForecastHeadline.ofAll(sections, seenIn: scope) : ForecastHeadline(sections, unit: unit)
      guard let headline else { return nil }
      let place = unit.flatMap { sections.driftFollowUp.unit(withID: $0) }
      return StatementAnswer(
        sentence: headline.asSentence, unitName: headline.unitName, table: sections.table(.drift, unit: place))
    }
  }

  /// The result by unit.
  package struct UnitsAnswer: Hashable, Sendable {
    /// The table; nil where there is nothing to show in it.
    package let table: Table?
    /// Those of its rows that are units or departments: among them stand lines that no unit answers for.
    package let units: Set<String>
  }

  /// The result by unit.
  package func units(_ month: Month, asOf: AsOf = .now) async throws -> UnitsAnswer {
    let name = "forecast.units \(month)"
    return try await desk.remembered(name, asOf: asOf, bytes: { 1_024 + ($0.table?.byteCount ?? 0) }) { pinned in
      let sections = try await self.month(month, asOf: pinned, isForFigures: true).followUp
      let table = sections.table(.units, unit: nil)
      let units = (table?.rows ?? []).map(\.id).filter { sections.driftFollowUp.unit(withID: $0) != nil }
      return UnitsAnswer(table: table, units: Set(units))
    }
  }

  /// The table of the section, of the whole board or of one unit; nil where there is none, or no such unit.
  package func table(
    _ section: FollowUpSections.Name, _ month: Month, unit: String? = nil, asOf: AsOf = .now
  ) async throws -> Table? {
    let name = "forecast.table \(section.rawValue) \(month) \(unit ?? "")"
    return try await desk.remembered(name, asOf: asOf, bytes: { $0?.byteCount ?? 16 }) { pinned in
      let sections = try await self.month(month, asOf: pinned, isForFigures: true).followUp
      let place = unit.flatMap { sections.driftFollowUp.unit(withID: $0) }
      return unit != nil && place == nil ? nil : sections.table(section, unit: place)
    }
  }

  /// The blocks of the section, of one unit or of all; none where no source has it.
  package func blocks(
    ofSection section: String, _ month: Month, unit: String? = nil, asOf: AsOf = .now
  ) async throws -> [Block] {
    let name = "forecast.blocks \(section) \(month) \(unit ?? "")"
    // A chart has a table of its own beside it.
    return try await desk.remembered(name, asOf: asOf, bytes: { 16_384 * (1 + $0.count) }) { pinned in
      let sections = try await self.month(month, asOf: pinned, isForFigures: true)
      let source = sections.sources.first { $0.sections.contains(section) }
      if let unit { return try source?.blocks(of: section, unit: unit) ?? [] }
      return try source?.blocks(of: section) ?? []
    }
  }
}

extension FollowUpDesk.StatementAnswer {
  /// About how many bytes of memory it takes.
  fileprivate var byteCount: Int { 2_048 + (table?.byteCount ?? 0) }
}

extension Table {
  /// About how many bytes of memory it takes.
  fileprivate var byteCount: Int { 1_024 + rows.count * (256 + columns.count * 512) }
}
