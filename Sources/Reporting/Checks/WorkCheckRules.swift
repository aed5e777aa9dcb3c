import Figures
import Kernel
import Organisation
import Storage

/// Whether those who are to write have written, and somebody has reviewed it.
enum WorkCheckRules {
  /// The parts that are not handed over and approved.
  static func findings(_ work: ReadWork.Output, _ placed: PlacedDocument) -> [ReportFinding] {
    work.rows.compactMap { row in
      let title = title(of: row)
      let spot = placed.spot(ofFirst: WorkSections.anchors(of: row.id), else: title)
      let id = Remedy(
        command: " \(row.demand.id)\(row.id.isOfBoard ? "" : " --unit \(row.id.unit)") --period \(row.id.month)",
        page: "")
      switch row.state {
      case .approved: return nil
      case .notStarted, .started:
        return ReportFinding(
          .sectionNotReported, spot, "\(title) är inte klarmarkerat (\(row.state.title.lowercased())).",
          remedy:
            "Påminn\(command: " med roder remind", page: ""), eller skriv det"
            + "\(command: " med roder section write", page: "")\(id).")
      case .returned:
        let reason = row.work?.value.reason ?? ""
        return ReportFinding(
          .sectionReturned, spot,
          "\(title) är skickat tillbaka för komplettering" + (reason.isEmpty ? "." : ": \(reason)"),
          remedy: "Vänta in kompletteringen, eller påminn\(command: " med roder remind", page: "").")
      case .ready:
        return ReportFinding(
          .sectionNotApproved, spot, "\(title) är klarmarkerat men inte godkänt.",
          remedy: "Granska det och godkänn det\(command: " med roder section approve", page: "")\(id).")
      }
    }
  }

  /// What the part is called, with whose it is.
  static func title(of row: ReadWork.Row) -> String {
    "”\(row.demand.title)”" + (row.unitName.map { " för \($0)" } ?? "")
  }

  /// The variances that must be explained and are not.
  static func findings(_ missing: [MissingRemark], _ month: Month, _ placed: PlacedDocument) -> [ReportFinding] {
    missing.map { missing in
      let remark = missing.remark
      let variance = RemarkRules.text(.money(remark.variance), of: remark.key)
      return ReportFinding(
        .remarkMissing, placed.spot(ofFirst: missing.anchors, else: missing.unitName),
        "\(missing.unitName): avvikelsen för \(remark.line) är \(variance) och når \(remark.threshold), men ingen har "
          + "förklarat den.",
        remedy:
          "Skriv varför i enhetens prognos, eller "
          + "\(command: "med roder remark \(remark.key) … --period \(month)", page: "som kommentar till siffran").")
    }
  }
}
