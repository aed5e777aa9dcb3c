import Forecasting
import Formats
import HTML
import Kernel

/// The investments project by project; each leads to its postings.
struct ProjectTable {
  /// The visit.
  let visit: Visit
  /// The projects.
  let projects: InvestmentProjects

  /// The table; nothing where no project has a budget or postings.
  var node: Node {
    guard !projects.projects.isEmpty else { return .nothing }
    return .fragment([
      .element(.h2, [.id("projekten")], "Projekt för projekt"),
      Look.table(
        PageTable(
          id: "projekt", caption: "Investeringsprojekt, \(SwedishText.text(projects.toDate)), kronor utan minustecken",
          isSortable: true,
          columns: [
            .init("Projekt", .label), .init("Budget helår", .number), .init("Använt", .number),
            .init("Återstår av budget", .number),
          ],
          rows: projects.projects.map { row($0) } + [
            .init([.words("Summa")] + amounts(projects.total), id: "projekt-summa", kind: .total)
          ])),
    ])
  }

  private func row(_ project: InvestmentProjects.Project) -> PageTable.Row {
    let name = [project.code, project.name].filter { !$0.isEmpty }.joined(separator: " ")
    guard !project.code.isEmpty else { return .init([.words("Utan projekt")] + amounts(project)) }
    let way = visit.link(
      ["ekonomi", "sok"], fields: ["projekt": project.code, "manader": projects.toDate.description])
    return .init([.way(name, to: way, sortedBy: name)] + amounts(project))
  }

  private func amounts(_ project: InvestmentProjects.Project) -> [PageTable.Cell] {
    [project.budget, project.actual, project.remaining].map { amount in
      .number(SwedishText.number(Rounding.halfAway(Int128(amount.ore), by: 100)), exact: amount.ore)
    }
  }
}
