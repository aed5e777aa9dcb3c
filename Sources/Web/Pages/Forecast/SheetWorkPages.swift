import Forecasting
import Formats
import Kernel
import Reporting
import Storage

/// What is done with a unit's part of the report from the page of its sheet.
enum SheetWorkPages {
  static let routes: [Route] = [
    .post("/prognos/{enhet}/text/{avsnitt}", .permission(WriteSection.permission), answer: write),
    .post("/prognos/{enhet}/text/{avsnitt}/utkast", .permission(WriteSection.permission), answer: draft),
    .post("/prognos/{enhet}/klar/{avsnitt}", .permission(MarkSectionReady.permission), answer: markReady),
    .post("/prognos/{enhet}/ater/{avsnitt}", .permission(ReturnSection.permission), answer: sendBack),
    .post("/prognos/{enhet}/godkann/{avsnitt}", .permission(ApproveSection.permission), answer: approve),
  ]

  private static func write(_ visit: Visit) async throws -> WebAnswer {
    let (place, part) = try await found(visit)
    let basis = try SectionWriting.basis(visit)
    let field = "text-" + part.section
    func typed(_ version: Int?) -> SectionWriting.Typed {
      SectionWriting.Typed(text: SectionWriting.text(visit), version: version)
    }
    switch try await SectionWriting.write(part, basedOn: basis, visit, field: field) {
    case .saved: return .seeOther(place.address(nil, [], ["klart": "text"]) + "#avsnitt-" + part.section)
    case .overtaken(let fault): return try await again(visit, part, typed(nil), [fault], status: 409)
    case .refused(let faults): return try await again(visit, part, typed(basis), faults)
    case .held(let problem):
      return try await again(visit, part, typed(basis), [FieldFault(problem, at: field, in: visit.terms)])
    }
  }

  private static func draft(_ visit: Visit) async throws -> WebAnswer {
    let (place, part) = try await found(visit)
    return try await SectionWriting.draft(
      part, visit, then: place.address(nil, [], ["klart": "kastat"]) + "#avsnitt-" + part.section)
  }

  private static func markReady(_ visit: Visit) async throws -> WebAnswer {
    let (place, part) = try await found(visit)
    do {
      _ = try await SheetWork.desk(visit).markReady(part)
      return .seeOther(place.address(nil, [], ["klart": "klarmarkerad"]))
    } catch {
      guard let faults = faults(error, at: "avsnitt-" + part.section, in: visit.terms) else { throw error }
      return try await again(visit, part, nil, faults)
    }
  }

  private static func sendBack(_ visit: Visit) async throws -> WebAnswer {
    let (place, part) = try await found(visit)
    do {
      try await visit.run(ReturnSection.self, .init(id: part, reason: visit.form["besked"] ?? ""))
      return .seeOther(onwards(visit, place, "ater"))
    } catch {
      guard let faults = faults(error, at: "besked-" + part.section, in: visit.terms) else { throw error }
      return try await again(visit, part, nil, faults)
    }
  }

  private static func approve(_ visit: Visit) async throws -> WebAnswer {
    let (place, part) = try await found(visit)
    do {
      try await visit.run(ApproveSection.self, part)
      return .seeOther(onwards(visit, place, "godkand"))
    } catch {
      guard let faults = faults(error, at: "avsnitt-" + part.section, in: visit.terms) else { throw error }
      return try await again(visit, part, nil, faults)
    }
  }

  /// Where a review leads: back to the overview where it was made there.
  private static func onwards(_ visit: Visit, _ place: SheetPlace, _ done: String) -> String {
    guard visit.query["fran"] == "oversikt" else { return place.address(nil, [], ["klart": done]) }
    var fields = visit.fields(of: place.month)
    fields.add("klart", done)
    fields.add("enhet", place.sheet.unit)
    return visit.link(["prognos", "oversikt"], fields: fields)
  }

  /// The sheet and the part that the address names.
  private static func found(_ visit: Visit) async throws -> (place: SheetPlace, part: SectionID) {
    guard let place = try await SheetPlace.find(visit) else { throw WebProblem.noPage }
    return (place, SheetWork.part(visit, place))
  }

  private static func again(
    _ visit: Visit, _ part: SectionID, _ typed: SectionWriting.Typed?, _ faults: [FieldFault], status: Int = 422
  ) async throws -> WebAnswer {
    guard let place = try await SheetPlace.find(visit) else { throw WebProblem.noPage }
    var page = try await SheetPage.make(place)
    page.part = typed.map { (part.section, $0) }
    page.faults = faults
    page.status = status
    return page.answer
  }

  /// What is wrong with the part, as faults of the page; nil where somebody else must act.
  private static func faults(_ error: any Error, at field: String, in terms: Terms) -> [FieldFault]? {
    switch error {
    case WorkProblem.unknownSection, WorkProblem.wrongUnit, WorkProblem.notPlanned: nil
    case let problem as WorkProblem: [FieldFault(terms.own(problem.message), at: field)]
    case let several as Problems: several.all.map { FieldFault($0, at: field, in: terms) }
    default: nil
    }
  }
}
