import Documents
import Figures
import Forecasting
import HTML
import Kernel
import Organisation
import Reporting
import Storage

/// What the page of a sheet says of the unit's part of the report: how far it has come, what is missing, and the ways
/// on.
struct SheetWorkPart {
  /// Where it is.
  let place: SheetPlace
  /// The work; nil where none is planned.
  let work: SheetWork?
  /// What was typed of a part and was not saved, by the part's id.
  var typed: (id: String, typed: SectionWriting.Typed)?
  /// What is wrong.
  var faults: [FieldFault] = []

  private var visit: Visit { place.visit }
  private func may(_ permission: Permission) -> Bool {
    visit.moment == nil
      && visit.desk.context.actor.grants.scope(of: permission)?.contains(unit: place.sheet.unit) ?? false
  }

  /// The state of each part, above all else on the page.
  var state: Node {
    guard let work, !work.parts.isEmpty else { return .nothing }
    var facts: [(name: String, value: [Node])] = work.parts.map { part in
      (part.row.demand.title, [part.row.state.node, .text(since(part.row))])
    }
    if let due = work.occasion.due(.report), work.parts.contains(where: \.isOpen) {
      let isLate = due < visit.day
      facts.append(
        (
          "Sista dag",
          isLate
            ? [.text(SwedishText.text(due) + " "), Look.state(.late, "Försenad")] : [.text(SwedishText.text(due))]
        ))
    }
    return .fragment([Look.facts(facts)] + work.parts.compactMap(returned) + [late(work)])
  }

  /// That whoever reviews is not told of what is changed after the unit handed over.
  private func late(_ work: SheetWork) -> Node {
    guard place.isOpen, place.sheet.layer == .unit, !work.parts.contains(where: \.isOpen) else { return .nothing }
    return Look.notice(
      .information,
      [
        .text(
          "Enhetens del är lämnad. En prognos som sparas nu gäller direkt, men den som granskar får inget besked om "
            + "den.")
      ])
  }

  private func since(_ row: ReadWork.Row) -> String {
    guard let changed = row.work?.value.changed else { return "" }
    return " av \(WorkSections.who(changed, visit.names)) \(changed.at.textInStockholm)"
  }

  /// Why the part was sent back.
  private func returned(_ part: SheetWork.Part) -> Node? {
    guard part.row.state == .returned, let reason = part.row.work?.value.reason else { return nil }
    return Look.notice(.warning, [.text("”\(part.row.demand.title)” är åter för komplettering: \(reason)")])
  }

  /// What is to be done, beneath the sheet.
  var node: Node {
    guard let work, !work.parts.isEmpty else { return .nothing }
    return .fragment(work.parts.map(node))
  }

  private func node(_ part: SheetWork.Part) -> Node {
    let id = part.row.demand.id
    var content: [Node] = [.element(.h2, [.id("avsnitt-" + id)], part.row.demand.title)]
    let canWrite = may(WriteSection.permission)
    if canWrite, part.row.state != .approved {
      content.append(text(part))
    } else if !part.isEmpty {
      content += part.text.split(separator: "\n").map { .element(.p, [], String($0)) }
    }
    if may(MarkSectionReady.permission), part.isOpen { content += handover(part) }
    if may(ReturnSection.permission), part.row.state.isReported { content.append(review(part)) }
    return .fragment(content)
  }

  private func text(_ part: SheetWork.Part) -> Node {
    let id = part.row.demand.id
    let sent = self.typed.flatMap { $0.id == id ? $0.typed : nil }
    let kept = sent == nil ? SectionWriting.typed(part.draft, over: part.row, shown: part.text) : nil
    let typed = sent ?? kept
    let draftAddress = place.address(nil, ["text", id, "utkast"])
    let notice =
      kept == nil
      ? nil : part.draft.map { SectionWriting.notice($0, to: draftAddress, id: "utkast-" + id, visit) }
    let form = Look.form(
      to: place.address(nil, ["text", id]), token: visit.token, id: "form-" + id,
      behaviour: .guarded(draft: draftAddress),
      [
        Look.hidden(SectionWriting.version, "\(typed?.version ?? part.row.work?.version ?? 0)"),
        Look.field(
          Field(
            "text", part.row.demand.title, .text(typed?.text ?? part.text, rows: 6), hint: part.row.demand.instruction,
            id: "text-" + id),
          faults: faults), SectionWriting.standing(part.row, shown: part.text, typed, visit),
        Look.actions([Look.button("Spara texten", .second)]),
      ])
    return .fragment([notice ?? .nothing, form])
  }

  /// What is missing before the part can be handed over, each with the way there; else the way to hand it over.
  private func handover(_ part: SheetWork.Part) -> [Node] {
    let id = part.row.demand.id
    var missing: [[Node]] = []
    if part.isEmpty {
      missing.append([Look.link("”\(part.row.demand.title)” är inte skriven", "#text-" + id), .text(".")])
    }
    missing += part.missing.map { remark in
      let variance = FigureCell(key: remark.key, value: .money(remark.variance), presentation: .tkr).text
      return [
        Look.link(remark.line, "#" + anchor(remark)),
        .text(visit.terms(": avvikelsen \(variance)\u{A0}tkr når \(remark.threshold) och har ingen kommentar.")),
      ]
    }
    guard missing.isEmpty else {
      return [.element(.p, [.id("saknas-" + id)], "Innan du kan klarmarkera:"), Look.list(missing)]
    }
    return [
      Look.form(
        to: place.address(nil, ["klar", id]), token: visit.token, id: "klar-" + id, behaviour: .inPlace,
        [
          .element(.p, [], "Allt som behövs finns. När du klarmarkerar går delen till den som granskar."),
          Look.actions([Look.button("Klarmarkera")]),
        ])
    ]
  }

  /// The row of the sheet where the variance is explained: of the line's rows the one that varies most.
  private func anchor(_ remark: DemandedRemark) -> String {
    let line = remark.key.id(on: "line")?.split(separator: ".").last.map(String.init) ?? ""
    let cells = place.sheet.cells.filter { $0.line == line && $0.isOpen }
    let greatest = cells.max {
      ($0.amounts.variance.printed ?? 0).magnitude < ($1.amounts.variance.printed ?? 0).magnitude
    }
    guard let greatest, place.isOpen else { return "bladet" }
    return place.form.remarkField(.init(line: greatest.line, area: greatest.area))
  }

  private func review(_ part: SheetWork.Part) -> Node {
    let id = part.row.demand.id
    return Look.form(
      to: place.address(nil, ["ater", id]), token: visit.token, id: "granska-" + id, behaviour: .inPlace,
      [
        Look.field(
          Field(
            "besked", "Vad saknas", .text("", rows: 2), hint: "Behövs när du skickar tillbaka.",
            isRequired: part.row.state != .ready, tellsIfOptional: false, id: "besked-" + id), faults: faults),
        Look.actions([
          Look.button("Skicka tillbaka för komplettering", .second),
          part.row.state == .ready
            ? Look.button("Godkänn", .first, to: place.address(nil, ["godkann", id])) : .nothing,
        ]),
      ])
  }
}
