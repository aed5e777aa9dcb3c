import DocumentWriters
import Forecasting
import HTML
import Kernel

/// *Läget*: what is expected of me, and where the year is heading.
enum OverviewPages {
  static let routes: [Route] = [
    .get("/", .login) { visit in .seeOther(visit.link("laget")) },
    .get("/laget", .login, answer: overview),
  ]

  private static func overview(_ visit: Visit) async throws -> WebAnswer {
    guard let month = try await visit.month() else {
      return visit.page("Läget", in: .situation, [Look.answer([.text("Ingen bokföring är inläst ännu.")])])
    }
    let sections = try await FollowUpDesk(visit.desk).month(month, asOf: visit.asOf)
    var writer = visit.writer(month)
    let table = sections.followUp.table(.drift, unit: nil)
    return visit.page(
      "Läget", in: .situation,
      [Look.answer([.text("Uppföljning till och med \(SwedishText.text(month)).")])]
        + (table.map { [writer.node(of: $0)] } ?? []))
  }
}
