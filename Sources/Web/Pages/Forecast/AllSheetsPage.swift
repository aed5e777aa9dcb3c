import Forecasting
import Formats
import HTML
import Kernel

/// The page with the sheets of several units in one form.
struct AllSheetsPage {
  /// One unit's sheet.
  struct Part {
    /// Where it is.
    private(set) var place: SheetPlace
    /// What stands in its fields.
    let typed: TypedSheet
    /// What is wrong in them.
    var faults: [FieldFault] = []
    /// What others have written since the form was made, where both have written.
    var changes: [TypedSheet.Change]?
    /// When the draft was written that stands in the fields; nil where none does.
    var draftTime: Instant?
    /// Whether what was sent of the sheet is shown again.
    var isSent = true

    /// The same at the place as it stands now.
    func at(_ place: SheetPlace) -> Part {
      var part = self
      part.place = place
      return part
    }
  }

  /// All units that may be written, by id and name.
  let units: [(id: String, name: String)]
  /// The sheets.
  var parts: [Part] = []
  /// The units whose sheets were saved although others were not.
  var saved: [String] = []

  private let visit: Visit
  private let month: Month

  /// The page about the month, for whoever may write the sheets of the units.
  init(_ visit: Visit, _ month: Month, _ units: [(id: String, name: String)]) {
    self.visit = visit
    self.month = month
    self.units = units
  }

  private var pages: Int { max((units.count + AllSheetsPages.most - 1) / AllSheetsPages.most, 1) }

  /// Which page of the units is asked for, from 1.
  private var number: Int { min(max(Digits.value((visit.query["sida"] ?? "").utf8) ?? 1, 1), pages) }

  /// The ids of the units on the page that is asked for.
  var shown: [String] {
    units.dropFirst((number - 1) * AllSheetsPages.most).prefix(AllSheetsPages.most).map(\.id)
  }

  /// The page as an answer.
  var answer: WebAnswer {
    let faults = parts.flatMap { part in part.faults.map { FieldFault(part.place.titled($0.text), at: $0.field) } }
    return visit.page(
      "Prognos för alla dina enheter", in: .forecast, beneath: [.init("Prognos", visit.link("prognos"))],
      faults: faults, status: parts.contains { $0.changes != nil } ? 409 : faults.isEmpty ? 200 : 422,
      [first, news, drafts]
        + parts.compactMap { part in
          part.changes.map { SheetConflict(place: part.place, changes: $0).node }
        } + [others, SheetFields.hint(month), form])
  }

  /// What the units come to together.
  private var first: Node {
    parts.first.map { ForecastPages.answer($0.place.sections, month, visit) } ?? .nothing
  }

  private var news: Node {
    guard saved.isEmpty else {
      return Look.notice(
        .warning, [.text("Sparat: \(SwedishText.list(saved)). Resten är inte sparat än: se vad som står nedan.")],
        isNews: true)
    }
    switch visit.query["klart"] {
    case "sparat":
      let count = visit.query["antal"].flatMap(Int.init) ?? 1
      let masked = visit.query["dolda"].flatMap(Int.init) ?? 0
      return Look.notice(
        .good,
        [
          .text(
            (count == 1 ? "Prognosen är sparad för en enhet." : "Prognosen är sparad för \(count) enheter.")
              + (masked == 0 ? "" : visit.terms(" \(masked) personnummer doldes i kommentarerna.")))
        ], isNews: true)
    case "oforandrat": return Look.notice(.information, [.text("Inget var ändrat.")], isNews: true)
    case "kastat": return Look.notice(.good, [.text("Utkasten är kastade.")], isNews: true)
    default: return .nothing
    }
  }

  /// That what stands in some fields is a draft, and the way to throw it away.
  private var drafts: Node {
    let names = parts.filter { $0.draftTime != nil }.map(\.place.sheet.unitName)
    guard !names.isEmpty else { return .nothing }
    return .fragment([
      Look.notice(
        .information,
        [
          .text(
            "Utkast för \(SwedishText.list(names)). Det du skrev står i tabellen men är inte sparat, och räknas inte "
              + "med någonstans.")
        ]),
      Look.form(
        to: address(["utkast"]), token: visit.token, id: "utkast",
        [Look.hidden("kasta", "ja"), Look.actions([Look.button("Kasta utkasten", .quiet)])]),
    ])
  }

  /// The ways to the units on other pages.
  private var others: Node {
    guard pages > 1 else { return .nothing }
    func way(_ number: Int) -> (name: String, address: String)? {
      guard (1...pages).contains(number) else { return nil }
      let first = (number - 1) * AllSheetsPages.most
      let last = min(first + AllSheetsPages.most, units.count)
      return ("enhet \(first + 1)–\(last)", address(page: number))
    }
    let first = (number - 1) * AllSheetsPages.most
    return Look.neighbours(
      "Enheter", showing: "Enhet \(first + 1)–\(first + shown.count) av \(units.count)", before: way(number - 1),
      after: way(number + 1))
  }

  private var form: Node {
    Look.form(
      to: address(), token: visit.token, id: "blad", behaviour: .guarded(draft: address(["utkast"])),
      parts.flatMap { part -> [Node] in
        [
          .element(.h2, [.id(part.place.form.id("enhet"))], part.place.sheet.unitName),
          .element(.p, [], [Look.link("Enhetens egen sida, med text och klarmarkering", part.place.address())]),
        ] + SheetFields(place: part.place, typed: part.typed, faults: part.faults, isSent: part.isSent).nodes
      } + [Look.actions([Look.button("Spara alla")])])
  }

  private func address(_ steps: [String] = [], page: Int? = nil) -> String {
    var fields = visit.fields(of: month)
    let page = page ?? number
    if page > 1 { fields.add("sida", "\(page)") }
    return visit.link(["prognos", "blad"] + steps, fields: fields)
  }
}
