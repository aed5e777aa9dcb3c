import Accounts
import Forecasting
import Formats
import HTML
import Installed
import Kernel
import Ledger
import Organisation
import Storage

/// What a search finds in the month's work and in what has happened.
extension SearchFinds {
  /// Codes by name and number, each with the way to the postings of the year that have it.
  func codes() async throws -> [[Node]] {
    guard visit.may(ListCodes.permission), let month = try await visit.month() else { return [] }
    return try await visit.ask(ListCodes.self, month).flatMap { list -> [[Node]] in
      guard let field = PostingPages.fields.first(where: { $0.part == list.part })?.name else { return [] }
      return list.entries.filter { match(list.part.term, $0.code, $0.name) }.map { entry in
        let fields = FormFields([.init("manader", String(month.year)), .init(field, entry.code)])
        let title = "\(list.part.term.capitalisedFirst) \(entry.code) \(entry.name)"
        return [Look.link(title, visit.link(["ekonomi", "sok"], fields: fields))]
      }
    }
  }

  /// What units say of their forecasts, each with the way to its sheet.
  func remarks() async throws -> [[Node]] {
    guard visit.may(.read), let month = try await visit.month() else { return [] }
    let sections = try await FollowUpDesk(visit.desk).month(month, asOf: visit.asOf, isForFigures: true).followUp
    return UnitList.names(sections).flatMap { unit -> [[Node]] in
      let address = visit.link(["prognos", unit.id], fields: visit.fields(of: month))
      return UnitList.remarks(of: unit.id, sections).filter { match($0, unit.name) }.map { remark in
        [Look.link("Prognos för \(unit.name)", address + "#prognos"), .text(": " + remark)]
      }
    }
  }

  /// Postings that somebody says are coded wrongly, by what is said of them, each with the way to its row.
  func marked() async throws -> [[Node]] {
    guard visit.may(.read), try await visit.month() != nil else { return [] }
    return try await MarkingDesk(visit.desk).list(isAll: true, asOf: visit.asOf).rows.filter { row in
      match(row.mark.value.fault, row.mark.value.proposal.words, row.mark.value.posting.voucher, row.unitName)
    }.map { row in
      let address = visit.link(["ekonomi", "markta"], fields: ["visa": "alla"])
      let voucher = row.mark.value.posting.voucher
      return [
        Look.link(
          "Markerad rad, verifikation " + (voucher.isEmpty ? "utan nummer" : voucher),
          address + "#" + MarkingTable.rowID(row.mark.id)), .text(": " + row.mark.value.fault),
      ]
    }
  }

  /// An event by its number, and a day's events where a day was typed.
  func events() async throws -> [[Node]] {
    guard visit.menu.contains(.history) else { return [] }
    if let day = Day(typed) {
      let address = visit.link(["historik"], fields: ["dag": day.description])
      return [[Look.link("Vad som hände den \(SwedishText.text(day))", address)]]
    }
    guard let number = Int(typed), number > 0 else { return [] }
    let found = try await visit.ask(ListEvents.self, .init(numbers: [number], kinds: RecordKinds.all))
    return found.events.map { event in
      [
        Look.link("Händelse \(event.number)", visit.link("historik", "handelse", String(event.number))),
        .text(", " + event.recordedAt.textInStockholm),
      ]
    }
  }
}
