import Kernel
import Storage

extension WorkDesk {
  /// How the figures that the part's text refers to have moved since somebody last stood behind it, in words: *siffran
  /// … var … då och är … nu*. None where the text refers to none, and where nothing that figures are made of has
  /// changed.
  package func movements(_ row: ReadWork.Row) async throws -> [String] {
    guard let written = row.work, ProseRules.mayRefer(written.value.text) else { return [] }
    let month = row.id.month
    guard written.event < (try await desk.ask(ReadRemarks.self, month).lastChange) else { return [] }
    let before = try await desk.ask(ReadRemarks.self, month, asOf: .event(written.event)).lastChange
    let prose = ProseParser.stored(written.value.text).prose
    let unit = row.id.isOfBoard ? nil : row.id.unit
    let now = try await ProseDesk(desk, sections: sections).resolver(for: [prose], month: month)
    do {
      let catalogue = try await sections.catalogue(month, .event(before == 0 ? written.event : before))
      let then = ProseResolver(month: month, catalogue: catalogue, moments: now.moments)
      return AgedRules.movements(prose, from: then.repeated(for: unit), to: now.repeated(for: unit))
    } catch is any Problem {
      // There were no figures then, or they are disposed of: the check of the report says so.
      return []
    }
  }
}
