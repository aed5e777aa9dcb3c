import DocumentWriters
import Documents
import Forecasting
import Formats
import HTML
import Kernel
import Organisation
import Storage

/// The page of a unit's sheet.
struct SheetPage {
  /// Where it is.
  let place: SheetPlace
  /// What stands in its fields.
  var typed: TypedSheet
  /// What is wrong in them.
  var faults: [FieldFault] = []
  /// What others have written since the form was made; nil where they have written nothing.
  var changes: [TypedSheet.Change]?
  /// The unit's part of the report; nil where none is planned.
  var work: SheetWork?
  /// What was typed of a part of the report and was not saved, by the part's id.
  var part: (id: String, typed: SectionWriting.Typed)?
  /// When the draft was written that stands in the fields; nil where none does.
  var draftTime: Instant?
  /// The answer's status; what follows from the rest where nothing is said.
  var status: Int?
  /// The choice among the months that are posted.
  var months = Node.nothing

  /// The page of the place, with what stands in its fields and the unit's part of the report.
  static func make(_ place: SheetPlace, typed: TypedSheet? = nil) async throws -> SheetPage {
    SheetPage(
      place: place, typed: typed ?? TypedSheet(place.sheet),
      work: try await SheetWork.find(place.visit, place.month, unit: place.sheet.unit),
      months: try await place.visit.monthChoice(place.month, to: place.addressOfAnyMonth))
  }

  private var sheet: UnitSheet { place.sheet }
  private var visit: Visit { place.visit }

  /// The page as an answer.
  var answer: WebAnswer {
    visit.page(
      "Prognos för " + sheet.unitName, in: .forecast, beneath: [.init("Prognos", visit.link("prognos"))],
      faults: faults, status: status ?? (changes != nil ? 409 : faults.isEmpty ? 200 : 422),
      [first, news, workPart.state, draft, conflict, units, layers, marked, table, workPart.node, moved] + methods
        + [months])
  }

  private var workPart: SheetWorkPart { SheetWorkPart(place: place, work: work, typed: part, faults: faults) }

  /// The unit's forecast in one sentence.
  private var first: Node {
    var writer = visit.writer(place.month)
    guard let headline = ForecastHeadline(place.sections, unit: sheet.keyID) else { return .nothing }
    let month = SwedishText.text(place.month).capitalisedFirst
    return Look.answer([.text(month + ": ")] + writer.nodes(of: headline.sentence) + [.text(".")])
  }

  /// The ways to the units beside it, for whoever sees several.
  private var units: Node {
    let all = UnitList.names(place.sections)
    guard all.count > 1, let index = all.firstIndex(where: { $0.id == sheet.unit }) else { return .nothing }
    func way(_ index: Int) -> (name: String, address: String)? {
      all.indices.contains(index) ? (all[index].name, place.address(of: all[index].id)) : nil
    }
    return Look.neighbours(
      "Enheter", showing: "Enhet \(index + 1) av \(all.count)", before: way(index - 1), after: way(index + 1))
  }

  private var news: Node {
    switch visit.query["klart"] {
    case "sparat":
      let masked = visit.query["dolda"].flatMap(Int.init) ?? 0
      let words = masked == 0 ? "" : visit.terms(" \(masked) personnummer doldes i kommentarerna.")
      return Look.notice(.good, [.text("Prognosen är sparad." + words)], isNews: true)
    case "text": return Look.notice(.good, [.text("Texten är sparad.")], isNews: true)
    case "klarmarkerad":
      return Look.notice(.good, [.text("Klarmarkerad. Nu granskas den.")], isNews: true)
    case "ater": return Look.notice(.good, [.text("Skickad tillbaka för komplettering.")], isNews: true)
    case "godkand": return Look.notice(.good, [.text("Godkänd.")], isNews: true)
    case "kastat": return Look.notice(.good, [.text("Utkastet är kastat.")], isNews: true)
    case "oforandrat": return Look.notice(.information, [.text("Inget var ändrat.")], isNews: true)
    default: return .nothing
    }
  }

  /// That what stands in the fields is a draft, and the way to throw it away.
  private var draft: Node {
    guard let draftTime else { return .nothing }
    return .fragment([
      Look.notice(
        .information,
        [
          .text(
            "Utkast från \(time(draftTime)). Det du skrev står i tabellen men är inte sparat, och räknas "
              + "inte med någonstans.")
        ]),
      Look.form(
        to: place.address(nil, ["utkast"]), token: visit.token, id: "utkast",
        [Look.hidden("kasta", "ja"), Look.actions([Look.button("Kasta utkastet", .quiet)])]),
    ])
  }

  /// The hour of today, or the day and the hour: `kl. 12.05`.
  private func time(_ moment: Instant) -> String {
    let hour = "kl. " + moment.textInStockholm.suffix(5)
    let day = moment.dayInStockholm
    return day == visit.today ? hour : "den \(SwedishText.text(day)) " + hour
  }

  /// What others have written since, beside what was typed.
  private var conflict: Node { changes.map { SheetConflict(place: place, changes: $0).node } ?? .nothing }

  /// The layers that may be seen, each a view of its own.
  private var layers: Node {
    guard place.layers.count > 1 else { return .nothing }
    return Look.tabs(
      "Prognoslager",
      place.layers.map { layer, _ in
        (SheetPage.title(of: layer), place.address(layer), layer == sheet.layer)
      })
  }

  private static func title(of layer: ForecastLayer) -> String {
    switch layer {
    case .unit: "Enhetens prognos"
    case .controller: "Controllerns justering"
    case .administration: "Förvaltningens förslag"
    case .board: "Nämndens beslut"
    }
  }

  /// What has moved since the forecast before.
  private var moved: Node {
    let movements = ForecastHeadline(place.sections, unit: sheet.keyID)?.movements(3) ?? []
    guard let before = sheet.previousMonth, !movements.isEmpty else { return .nothing }
    var writer = visit.writer(place.month)
    return .fragment([
      .element(.h2, [.id("andrat")], "Ändrat sedan prognosen efter \(SwedishText.monthNames[before.month - 1])"),
      Look.list(
        movements.map { movement in
          [.text(movement.name + ": ")] + writer.nodes(of: [movement.change])
            + [.text(movement.reason.isEmpty ? "." : ". " + movement.reason)]
        }),
    ])
  }

  /// What of the postings somebody says is coded wrongly: beside the forecast, which it does not change.
  private var marked: Node {
    let marked = sheet.marked
    guard marked.count > 0 else { return .nothing }
    let address = visit.link(["ekonomi", "markta"], fields: ["enhet": sheet.unit])
    return Look.notice(
      .information,
      [
        .text(
          (marked.count == 1
            ? "En bokföringsrad är markerad som felkonterad, "
            : "\(marked.count) bokföringsrader är markerade som felkonterade, tillsammans ")
            + SheetTable.text(of: marked, in: sheet)
            + visit.terms("\u{A0}tkr. Utfall och prognos är inte ändrade för det. ")),
        Look.link("Visa markerade rader", address), .text("."),
      ])
  }

  private var table: Node {
    let heading = Node.element(.h2, [.id("bladet")], SheetPage.title(of: sheet.layer))
    let fields = SheetFields(place: place, typed: typed, faults: faults)
    let volumes = VolumeTable(place: place, typed: typed, faults: faults)
    guard place.isOpen else { return .fragment([heading, fields.table, volumes.node, volumes.months]) }
    return .fragment([
      heading, SheetFields.hint(place.month),
      Look.form(
        to: place.address(), token: visit.token, id: "blad",
        behaviour: .guarded(draft: place.address(nil, ["utkast"])),
        fields.nodes + [Look.actions([Look.button("Spara")])]), volumes.months,
    ])
  }

  /// How proposals are reckoned.
  private var methods: [Node] {
    let used = ForecastMethod.allCases.filter { method in sheet.cells.contains { $0.method == method && !$0.isLost } }
    guard !used.isEmpty else { return [] }
    return [
      .element(.h2, [.id("forslag")], "Så räknas förslagen"),
      Look.facts(used.map { ($0.term.capitalisedFirst, [.text(visit.terms.own($0.explanation))]) }),
    ]
  }
}
