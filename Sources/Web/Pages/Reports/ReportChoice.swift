import Forecasting
import Formats
import HTML
import Kernel
import Organisation
import Reporting
import Storage

/// Which report is meant: by which template, of the whole board or of a unit.
struct ReportChoice {
  /// What is asked for.
  let input: ReadReport.Input
  /// The same as fields of an address.
  let fields: FormFields

  /// What the fields of the address say, or those of a form that was sent.
  ///
  /// **Throws** `WebProblem.oddField`.
  init(_ visit: Visit) throws {
    func field(_ name: String) -> String? {
      (visit.form[name] ?? visit.query[name]).flatMap { $0.isEmpty ? nil : $0 }
    }
    input = ReadReport.Input(month: try ReportPages.month(visit), template: field("mall"), unit: field("enhet"))
    var fields = FormFields()
    if let template = input.template { fields.add("mall", template) }
    if let unit = input.unit { fields.add("enhet", unit) }
    self.fields = fields
  }

  /// The fields unseen in a form, so that what is sent is about the same report.
  var hidden: [Node] { fields.fields.map { Look.hidden($0.name, $0.value) } }

  /// The form that asks for another template or unit at the address; nothing where there is nothing to choose.
  func question(to address: String, _ visit: Visit) async throws -> Node {
    let templates = try await visit.ask(ListTemplates.self, ())
    let units = try await units(visit)
    guard templates.count > 1 || !units.isEmpty else { return .nothing }
    let choices = [Field.Choice("", visit.terms("Tillfällets egen"))] + templates.map { Field.Choice($0.id, $0.title) }
    let nodes: [Node] = [
      Look.columns([
        [
          Look.field(
            Field("mall", "Rapport", .list(choices, chosen: input.template ?? ""), isRequired: false))
        ],
        [
          Look.field(
            Field(
              "enhet", "För",
              .list(
                [Field.Choice("", "Hela nämnden")] + units.map { Field.Choice($0.id, $0.name) },
                chosen: input.unit ?? ""),
              isRequired: false))
        ],
      ]), Look.actions([Look.button("Visa", .second)]),
    ]
    return Look.question(to: address, nodes)
  }

  /// The units that whoever visits may read of, as they are in the month.
  private func units(_ visit: Visit) async throws -> [(id: String, name: String)] {
    let scope = visit.desk.context.actor.grants.scope(of: ReadReport.permission) ?? .nothing
    let sections = try await FollowUpDesk(visit.desk).sections(month: input.month, asOf: visit.asOf)
    return sections.driftFollowUp.structure.units.filter { scope.contains(unit: $0.id) }.map { ($0.id, $0.value.name) }
  }
}
