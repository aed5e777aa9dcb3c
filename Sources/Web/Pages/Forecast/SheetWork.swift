import Documents
import Forecasting
import Installed
import Kernel
import Organisation
import Reporting
import Storage

/// How far a unit's part of the month's report has come, and what is missing before it can be handed over.
struct SheetWork {
  /// A part of the report that the unit writes.
  struct Part {
    /// The part, and what is written of it.
    let row: ReadWork.Row
    /// The variances that nobody has explained yet.
    let missing: [DemandedRemark]
    /// The text as whoever writes sees it.
    let text: String
    /// What the reader has begun to write of it and has not saved; nil where nothing is.
    let draft: SectionDraft?

    /// Whether nothing is written.
    var isEmpty: Bool { text.allSatisfy(\.isWhitespace) }
    /// Whether it can still be handed over.
    var isOpen: Bool { !row.state.isReported }
  }

  /// The occasion.
  let occasion: Occasion
  /// The unit's parts.
  let parts: [Part]

  /// The work of the unit; nil where none is planned for the month.
  static func find(_ visit: Visit, _ month: Month, unit: String) async throws -> SheetWork? {
    let work: ReadWork.Output
    do {
      work = try await visit.ask(ReadWork.self, month)
    } catch WorkProblem.notPlanned {
      return nil
    }
    let desk = desk(visit)
    var parts: [Part] = []
    for row in work.rows where row.id.unit == unit {
      // What has been handed over was complete then; of an earlier moment nothing is asked for.
      let demanded = row.state.isReported || visit.moment != nil ? [] : try await desk.demanded(row.id)
      let missing = try await visit.ask(ListDemandedRemarks.self, .init(id: row.id, demanded: demanded)).missing
      let text = row.work?.value.text ?? ""
      let draft = visit.moment == nil ? try await SectionDraftDesk(visit.desk).find(row.id) : nil
      parts.append(
        Part(row: row, missing: missing, text: try await desk.shown(text, at: month), draft: draft))
    }
    return SheetWork(occasion: work.occasion, parts: parts)
  }

  /// Where the month's work is done.
  static func desk(_ visit: Visit) -> WorkDesk { WorkDesk(visit.desk, sections: Capabilities.all(visit.desk)) }

  /// The part that the address names.
  static func part(_ visit: Visit, _ place: SheetPlace) -> SectionID {
    SectionID(place.month, visit.parameter("avsnitt"), place.sheet.unit)
  }
}
