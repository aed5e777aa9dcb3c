import Documents
import DocumentWriters
import Forecasting
import Formats
import HTML
import Kernel
import Storage
import Ledger

/// A line taken apart: by unit, area, account and month, down to its postings.
enum DrillPages {
  static let routes: [Route] = [.get("/ekonomi/rad/{rad}", .permission(.read), answer: line)]

  /// The address of a line, within an area and a unit where they are given.
  static func address(
    _ visit: Visit, line: String, area: String? = nil, unit: String?, month: Month
  ) -> String {
    var fields = FormFields()
    fields.add("period", month.description)
    if let area { fields.add("omrade", area) }
    if let unit { fields.add("enhet", unit) }
    return visit.link(["ekonomi", "rad", line], fields: fields)
  }

  /// Where the page is: what each link keeps of it.
  private struct Place {
    let visit: Visit
    let line: String
    let month: Month

    /// The same page with another value for the field; nil takes it away.
    func with(_ name: String, _ value: String?) -> String { address(month, name, value) }

    /// The same page up to the month; of whichever month is asked for where there is none.
    func address(_ month: Month?, _ name: String = "", _ value: String? = nil) -> String {
      var fields = FormFields()
      if let month { fields.add("period", month.description) }
      for kept in ["omrade", "enhet", "konto", "manader"] {
        let now = kept == name ? value : given(kept)
        if let now { fields.add(kept, now) }
      }
      return visit.link(["ekonomi", "rad", line], fields: fields)
    }

    func given(_ name: String) -> String? {
      let value = visit.query[name] ?? ""
      return value.isEmpty ? nil : value
    }
  }

  private static func line(_ visit: Visit) async throws -> WebAnswer {
    guard let month = try await visit.month() else { return EconomyPages.empty("Rad", visit) }
    let place = Place(visit: visit, line: visit.parameter("rad"), month: month)
    let period = try place.given("manader").map { text in
      guard let period = Period(text) else { throw WebProblem.oddField(name: "manader", text: text) }
      return period
    }
    let page = PostingPages.number(visit)
    let query = PostingQuery(
      period, limit: PostingPages.pageSize, offset: (page - 1) * PostingPages.pageSize)
    let found = try await FollowUpDesk(visit.desk).drill(
      line: place.line, area: place.given("omrade"), unit: place.given("enhet"), account: place.given("konto"), query,
      month: month, asOf: visit.asOf)
    let drill = found.drill
    var writer = visit.writer(month)
    let toDate = SwedishText.text(drill.toDate)
    var content = [
      Look.answer(
        writer.nodes(of: [
          .text(visit.terms("Utfallet för \(toDate) är ")), .figure(drill.actual, .signed),
          .text(", prognosen för året "),
          .figure(drill.forecast, .signed), .text(" och avvikelsen mot budget "), .figure(drill.variance, .signed),
          .text("."),
        ])), ways(place, drill), try await visit.monthChoice(month, to: place.address(nil)),
    ]
    content += section("Rader", drill.lines, visit, month) {
      address(visit, line: $0.id, unit: place.given("enhet"), month: month)
    }
    content += section("Enheter", drill.units, visit, month) { place.with("enhet", $0.id) }
    content += section(visit.terms("Områden"), drill.areas, visit, month) { place.with("omrade", $0.id) }
    for block in drill.charts { content.append(writer.node(of: block)) }
    content += section("Månader", drill.months, visit, month) { place.with("manader", $0.id) + "#bokforing" }
    content += section("Konton", drill.accounts, visit, month) {
      $0.id == "utan-konto" || $0.id == "-" ? nil : place.with("konto", $0.id)
    }
    content.append(.element(.h2, [.id("bokforing")], "Bokföringsrader"))
    content += PostingPages.results(found.postings, visit, page: page) { number in
      place.with("", nil) + "&sida=\(number)#bokforing"
    }
    return visit.page(drill.title, in: .economy, beneath: [EconomyPages.crumb(visit)], content)
  }

  /// What narrows the page, each with the way to take it away.
  private static func ways(_ place: Place, _ drill: Drill) -> Node {
    let terms = place.visit.terms
    let names = [
      ("enhet", "enheten ", drill.unitName), ("omrade", terms("området "), drill.areaName), ("konto", "konto ", nil),
    ]
    var given = names.compactMap { name, word, title in
      place.given(name).map { value in
        [Node.text("Bara \(word)\(title ?? value). "), Look.link("Visa alla", place.with(name, nil))]
      }
    }
    if let months = place.given("manader").flatMap({ Period($0) }) {
      given.append([
        .text("Bokföringsraderna gäller bara \(SwedishText.text(months)). "),
        Look.link("Visa alla månader", place.with("manader", nil)),
      ])
    }
    return given.isEmpty ? .nothing : Look.list(given)
  }

  private static func section(
    _ title: String, _ table: Table?, _ visit: Visit, _ month: Month, leading address: (Table.Row) -> String?
  ) -> [Node] {
    guard let table, table.rows.count > 1 else { return [] }
    return [.element(.h2, [], title)]
      + visit.table(table, at: month) { $0.kind == .total ? nil : address($0) }
  }
}
