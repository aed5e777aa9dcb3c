import Documents
import DocumentWriters
import Formats
import HTML
import Installed
import Kernel
import Organisation
import Reporting
import Storage

extension SectionPages {
  /// Where the part is written, and what can be done with it.
  static func editor(
    _ row: ReadWork.Row, _ visit: Visit, typed sent: SectionWriting.Typed?, draft: SectionDraft?, shown: String,
    isPosted: Bool, faults: [FieldFault]
  ) -> [Node] {
    guard visit.moment == nil else { return [] }
    let kept = SectionWriting.typed(draft, over: row, shown: shown)
    let typed = sent ?? kept
    let id = row.id
    let now = visit.desk.context.now
    let other = row.lock.flatMap { $0.keepsOut(visit.person, at: now) ? $0 : nil }
    var content: [Node] = []
    if let other {
      let name = visit.names.name(of: other.holder)
      content.append(Look.notice(.information, [.text("\(name) skriver, till \(other.until.textInStockholm).")]))
    } else if row.state == .approved, visit.may(WriteSection.permission), !visit.may(ReturnSection.permission) {
      content.append(.element(.p, [.class("hint")], "Ska något ändras skickar den som granskar tillbaka avsnittet."))
    }
    let isOpen = other == nil && row.state != .approved
    // Whoever has written in vain still has her words to copy.
    if !isOpen, let typed {
      content += [.element(.h2, [.id("osparat")], "Det du skrev"), paragraphs(typed.text)]
    }
    if visit.may(WriteSection.permission), isOpen {
      if let draft, kept != nil {
        content.append(SectionWriting.notice(draft, to: address(id, visit, "utkast"), id: "utkast", visit))
      }
      content.append(
        Look.form(
          to: address(id, visit, "spara"), token: visit.token, behaviour: .guarded(draft: address(id, visit, "utkast")),
          [
            Look.hidden(SectionWriting.version, "\(typed?.version ?? row.work?.version ?? 0)"),
            Look.field(
              Field(
                "text", "Text", .text(typed?.text ?? shown, rows: 14),
                hint: "En tom rad skiljer stycken. "
                  + (isPosted
                    ? "Siffror infogas med sökningen nedan, så att text och tabell alltid säger samma sak."
                    : "Siffror kan infogas när bokföringen för \(SwedishText.text(row.id.month)) är inläst.")),
              faults: faults), SectionWriting.standing(row, shown: shown, typed, visit),
            isPosted
              ? Look.picker(
                "siffra", label: "Infoga siffra", hint: "Skriv början av orden: personal prognos avvikelse",
                searchAt: visit.link("rapporter", id.month.description, "siffror"), into: "text") : .nothing,
            Look.actions([Look.button("Spara")]),
          ]))
    }
    return content + steps(row, visit, isHeld: other != nil)
  }

  /// The buttons that move the part on: only those that lead somewhere from where it stands.
  private static func steps(_ row: ReadWork.Row, _ visit: Visit, isHeld: Bool) -> [Node] {
    var buttons: [Node] = []
    let id = row.id
    func button(_ title: String, _ step: String, _ weight: ButtonWeight = .second) -> Node {
      Look.form(to: address(id, visit, step), token: visit.token, [Look.button(title, weight)])
    }
    if visit.may(MarkSectionReady.permission), [.started, .returned].contains(row.state), !isHeld {
      buttons.append(button("Klarmarkera", "klar"))
    }
    if visit.may(CopySection.permission), row.work == nil, row.last != nil, !isHeld {
      buttons.append(button(visit.terms("Börja med förra tillfällets text"), "kopiera"))
    }
    if visit.may(TakeSection.permission), !isHeld, row.state != .approved {
      // A lock whose time is out keeps nobody out, and is taken anew.
      let isOwn = row.lock?.isHeld(at: visit.desk.context.now) ?? false
      buttons.append(isOwn ? button("Släpp avsnittet", "slapp", .quiet) : button("Ta avsnittet", "ta", .quiet))
    }
    if visit.may(ApproveSection.permission), row.state == .ready { buttons.append(button("Godkänn", "godkann")) }
    var content: [Node] = buttons.isEmpty ? [] : [Look.actions(buttons)]
    if visit.may(ReturnSection.permission), row.state.isReported {
      content.append(reasoned("Åter för komplettering", "ater", "Vad ska kompletteras?", id, visit))
    }
    if visit.may(LiftSectionLock.permission), isHeld {
      content.append(reasoned("Bryt låset", "bryt", "Varför?", id, visit))
    }
    return content
  }

  private static func reasoned(
    _ title: String, _ step: String, _ question: String, _ id: SectionID, _ visit: Visit
  ) -> Node {
    .element(
      .details, [],
      [
        .element(.summary, [], title),
        Look.form(
          to: address(id, visit, step), token: visit.token,
          [
            Look.field(Field("skal", question, .line(""), id: "skal-" + step)),
            Look.actions([Look.button(title, .second)]),
          ]),
      ])
  }

  /// The text as it will be printed, with its figures as they are now, and what is doubtful in it.
  static func printed(_ text: String, _ row: ReadWork.Row, _ visit: Visit) async throws -> [Node] {
    guard !text.isEmpty else { return [] }
    let read = try await ProseDesk(visit.desk, sections: Capabilities.all(visit.desk)).read(
      text, month: row.id.month, asOf: visit.asOf)
    var writer = visit.writer(row.id.month)
    var content: [Node] = [
      .element(.h2, [.id("tryckt")], "Så här står det i rapporten"),
      .element(.p, [], writer.nodes(of: read.inlines)),
    ]
    for finding in read.typed {
      if let problem = finding.contradiction {
        content.append(Look.notice(.warning, [.text(Look.text(of: problem, in: visit.terms))]))
      } else if let offer = finding.offers.first {
        content.append(
          Look.notice(
            .information, [.text("”\(finding.number.text)” kan vara "), .element(.code, [], offer.shown), .text(".")]))
      }
    }
    return content
  }

  /// Figures that may be meant by a few words, each with what is written to refer to it.
  static func figures(_ visit: Visit) async throws -> WebAnswer {
    let month = try ReportPages.month(visit)
    let words = visit.query["q"] ?? visit.query["siffra"] ?? ""
    let rows =
      words.isEmpty
      ? []
      : try await ProseDesk(visit.desk, sections: Capabilities.all(visit.desk)).pick(
        words, month: month, asOf: visit.asOf)
    let found: Node =
      rows.isEmpty
      ? Look.empty("Ingen siffra har alla orden i sitt namn.", [.text("Skriv början av orden: personal prognos.")])
      : Look.list(
        rows.map { row in
          [Look.answerToSearch(row.shown, [.element(.code, [], row.shown), .text(" " + row.text)])]
        })
    return visit.page(
      "Infoga siffra", in: .reports, beneath: ReportPages.crumbs(visit, month),
      [
        Look.question(
          to: visit.link("rapporter", month.description, "siffror"),
          [Look.field(Field("q", "Ord", .line(words))), Look.actions([Look.button("Sök", .second)])]),
        found,
      ])
  }
}
