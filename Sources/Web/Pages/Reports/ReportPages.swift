import Formats
import Kernel
import Reporting
import Storage

/// *Rapporter*: the occasions, who has what left, what is written, and what is locked.
enum ReportPages {
  static let routes: [Route] =
    [
      .get("/rapporter", .permission(ListOccasions.permission), answer: OccasionListPage.list),
      .get("/rapporter/{manad}", .permission(ListOccasions.permission), .never, answer: OccasionPage.occasion),
    ] + SectionPages.routes + ReportFilePages.routes + LockPages.routes + EstablishPages.routes
    + RemindPages.routes

  /// The month that the address names.
  ///
  /// **Throws** `WebProblem.oddField`.
  static func month(_ visit: Visit) throws -> Month {
    let text = visit.parameter("manad")
    guard let month = Month(text) else { throw WebProblem.oddField(name: "månad", text: text) }
    return month
  }

  /// The address of the month's locked report with the id.
  static func version(_ id: String, of month: Month, _ visit: Visit) -> String {
    visit.link(["rapporter", month.description, "version"], fields: .init([.init("rapport", id)]))
  }

  /// The page above those of an occasion.
  static func top(_ visit: Visit) -> PageContent.Crumb {
    PageContent.Crumb(MainPage.reports.title, visit.link("rapporter"))
  }

  /// The pages above those within an occasion.
  static func crumbs(_ visit: Visit, _ month: Month) -> [PageContent.Crumb] {
    [top(visit), PageContent.Crumb(SwedishText.text(month), visit.link("rapporter", month.description))]
  }
}
