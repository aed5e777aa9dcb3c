import Formats
import HTML
import Kernel
import Ledger
import Organisation
import Storage

/// The table of marked postings, with what whoever visits may do with each.
struct MarkingTable {
  /// The visit.
  let visit: Visit
  /// What is wrong in a form that was sent.
  let faults: [FieldFault]
  /// The mark whose form it was; nil for none.
  let wrong: String?

  /// The id of the field in which a mark's settlement is written.
  static func field(of mark: String) -> String { "besked-" + mark.replacing("/", with: "-") }

  /// The id of a mark's row.
  static func rowID(_ mark: String) -> String { "markering-" + mark.replacing("/", with: "-") }

  /// The rows as a table.
  func node(_ rows: [ListMarkedPostings.Row]) -> Node {
    Look.table(
      PageTable(
        id: "markta", caption: "Markerade bokföringsrader, kronor (debet är plus)", isSortable: true,
        columns: [
          .init("Verifikation", .label), .init("Enhet"), .init("Belopp", .number), .init("Kontering"),
          .init("Vad är fel"), .init("Läge"), .init("Gör", .actions),
        ], rows: rows.map(row)))
  }

  private func row(_ row: ListMarkedPostings.Row) -> PageTable.Row {
    let mark = row.mark.value
    let posting = mark.posting
    let account = row.accountName.isEmpty ? "" : " (\(row.accountName))"
    let name = posting.voucher.isEmpty ? "utan nummer" : posting.voucher
    return .init(
      [
        .content(
          [
            voucher(name, row.posting),
            .element(.div, [.class("small")], mark.day?.description ?? SwedishText.text(posting.month)),
          ], sortedBy: name), .words(row.unitName.isEmpty ? "Ingen" : row.unitName),
        .number(SwedishText.number(posting.amount.ore, decimals: 2), exact: posting.amount.ore),
        .words(posting.coding + account), .content(said(mark)), .content(state(row)),
        .content(actions(row)),
      ], id: MarkingTable.rowID(row.mark.id))
  }

  private func voucher(_ name: String, _ id: PostingID?) -> Node {
    id.map { Look.link(name, visit.link(["ekonomi", "verifikation"] + MarkingPages.steps(of: $0))) } ?? .text(name)
  }

  /// What whoever marked it says.
  private func said(_ mark: MarkedPosting) -> [Node] {
    let proposal = mark.proposal
    let right = [
      proposal.unit.map { "enhet \($0)" }, proposal.account.map { "konto \($0)" },
      proposal.words.isEmpty ? nil : proposal.words,
    ].compactMap(\.self)
    return [.text(mark.fault)]
      + (right.isEmpty ? [] : [small("Rätt: " + right.joined(separator: ", "))])
      + (mark.reason.isEmpty ? [] : [small(mark.reason)])
      + [small("\(visit.names.name(of: mark.author)), \(mark.at.textInStockholm)")]
  }

  private func state(_ row: ListMarkedPostings.Row) -> [Node] {
    var nodes = [Look.state(MarkingPages.mark(of: row.state), row.state.title)]
    if case .perhapsCorrected(let evidence) = row.state {
      nodes.append(small(evidence.text))
      nodes += row.mirrors.map { mirror in
        .element(
          .p, [.class("small")],
          [
            Look.link(
              mirror.voucher.isEmpty ? "utan nummer" : mirror.voucher,
              visit.link(["ekonomi", "verifikation"] + MarkingPages.steps(of: mirror.id))),
            .text(" " + (mirror.day?.description ?? SwedishText.text(mirror.id.month))),
          ])
      }
    }
    if let settlement = row.mark.value.settlement {
      if !settlement.words.isEmpty { nodes.append(small("”\(settlement.words)”")) }
      nodes.append(small("\(visit.names.name(of: settlement.author)), \(settlement.at.textInStockholm)"))
    }
    return nodes
  }

  private func small(_ text: String) -> Node { .element(.div, [.class("small")], text) }

  private func may(_ permission: Permission, _ mark: MarkedPosting) -> Bool {
    visit.moment == nil
      && visit.desk.context.actor.grants.scope(of: permission)?.contains(unit: mark.unit) ?? false
  }

  private func actions(_ row: ListMarkedPostings.Row) -> [Node] {
    let mark = row.mark.value
    guard mark.isOpen else { return [] }
    let steps = ["ekonomi", "markta"] + row.mark.id.split(separator: "/").map(String.init)
    var fields = FormFields()
    if let unit = visit.query["enhet"], !unit.isEmpty { fields.add("enhet", unit) }
    let name = " verifikation " + mark.posting.voucher
    var nodes: [Node] = []
    if may(.importFacts, mark) {
      let field = MarkingTable.field(of: row.mark.id)
      var words = ""
      if case .perhapsCorrected(let evidence) = row.state { words = evidence.text }
      if wrong == row.mark.id { words = visit.form["besked"] ?? "" }
      nodes.append(
        .element(
          .details, wrong == row.mark.id ? [.flag(.open)] : [],
          [
            .element(.summary, [], [.text("Ge besked"), Look.spoken(" om" + name)]),
            Look.form(
              to: visit.link(steps, fields: fields), token: visit.token, id: "form-" + field, behaviour: .inPlace,
              [
                Look.field(
                  Field(
                    "besked", "Besked", .line(words), hint: "På vilken verifikation den är rättad, eller varför inte",
                    id: field), faults: faults),
                Look.actions([
                  Look.button("Rättad", .second, name: "beslut", value: "ja"),
                  Look.button("Rättas inte", .quiet, name: "beslut", value: "nej"),
                ]),
              ]),
          ]))
    }
    if may(.forecast, mark), visit.person == mark.author || !may(.importFacts, mark) {
      nodes.append(
        Look.form(
          to: visit.link(steps + ["ater"], fields: fields), token: visit.token,
          id: "ater-" + row.mark.id.replacing("/", with: "-"),
          behaviour: .inPlace, [Look.actions([Look.button("Ta tillbaka", .quiet)])]))
    }
    return nodes
  }
}
