import Figures
import Kernel
import Organisation
package import Storage

/// Checks reports of whatever capabilities are installed, before they leave.
package struct CheckDesk: Sendable {
  private let desk: Desk
  private let capabilities: LockDesk.Capabilities

  /// Somebody checking reports at that desk, made of these capabilities.
  package init(_ desk: Desk, capabilities: @escaping LockDesk.Capabilities) {
    self.desk = desk
    self.capabilities = capabilities
  }

  /// What is wrong, missing or aged in the report of the month as it is now, of the whole board or of a unit alone.
  ///
  /// **Throws** `OrganisationProblem.unknownUnit`.
  package func check(
    _ input: ReadReport.Input, kinds: KindCatalogue
  ) async throws -> CheckedReport {
    let found = try await LockDesk(desk, capabilities: capabilities).variants(input)
    return try await check(found, input, kinds: kinds)
  }

  /// The same of a report that is made, in the variant that is to be sent.
  package func check(
    _ found: VariantDesk.Made, _ input: ReadReport.Input, kinds: KindCatalogue
  ) async throws -> CheckedReport {
    let locks = LockDesk(desk, capabilities: capabilities)
    let reports = locks.reports(of: input.unit)
    let made = found.whole
    let material = made.material
    var evidence = ReportEvidence(found.document, month: input.month, event: made.event)
    evidence.hidden = found.confidential == nil ? found.hidden : []
    evidence.variantProblems = found.problems.compactMap { $0 as? VariantProblem }
    evidence.unknownSections = made.gaps.compactMap { gap in
      if case .unknownSection(let name, _)? = gap as? ReportingProblem { name } else { nil }
    }
    evidence.occasion = material.report.occasion
    evidence.status = material.status
    evidence.work = material.work
    evidence.resolver = material.resolver
    evidence.remarks = material.remarks
    if let work = material.work {
      evidence.texts = try await texts(work, material.resolver, lastChange: material.lastChange, reports)
      evidence.demanded = CheckDesk.demanded(work, in: made.catalogue, month: input.month)
    }
    evidence.changes = try await locks.changes(
      where: { $0.month == input.month && $0.template == made.template && $0.unit == input.unit }, kinds: kinds,
      known: input.unit == nil ? [input.month: made.catalogue] : [:])
    return try await desk.ask(CheckReport.self, evidence)
  }

  /// The variances of every unit that must be explained.
  private static func demanded(_ work: ReadWork.Output, in catalogue: Catalogue, month: Month) -> [MissingRemark] {
    guard let plan = work.occasion.plan, !plan.thresholds.isEmpty else { return [] }
    // Every unit that answers for money is asked, whether the template has a part for it to write or not.
    return work.tree.units.filter { !$0.value.responsibilities.isEmpty }.flatMap { unit -> [MissingRemark] in
      let anchors = work.rows.map(\.id).filter { $0.unit == unit.id }.flatMap(WorkSections.anchors) + ["avvikelser"]
      return DemandRules.demanded(plan, unit: unit.id, month: month, in: catalogue).map {
        MissingRemark($0, unitName: "\(unit.value.name) (\(unit.id))", anchors: anchors)
      }
    }
  }

  /// What is handed over, each with the figures as they were when it got its state: one catalogue for all texts between
  /// two changes.
  private func texts(
    _ work: ReadWork.Output, _ resolver: ProseResolver, lastChange: Int, _ reports: ReportDesk
  ) async throws -> [WrittenText] {
    var before: [Int: WrittenText.Then] = [:]
    var texts: [WrittenText] = []
    for row in work.rows where row.state.isReported {
      guard let written = row.work else { continue }
      var then = WrittenText.Then.asNow
      if written.event < lastChange {
        let moment = try await moment(of: written.event, row.id.month)
        if let known = before[moment] {
          then = known
        } else {
          then = try await figures(row.id.month, at: moment, resolver, reports)
          before[moment] = then
        }
      }
      texts.append(
        WrittenText(
          title: WorkCheckRules.title(of: row), anchors: WorkSections.anchors(of: row.id),
          unit: row.id.isOfBoard ? nil : row.id.unit, text: written.value.text,
          stamp: "\(row.state.title.lowercased()) \(written.value.changed.at.dayInStockholm)", then: then))
    }
    return texts
  }

  /// The last event before that one, or that one, at which figures may have changed.
  private func moment(of event: Int, _ month: Month) async throws -> Int {
    let then = try await desk.ask(ReadRemarks.self, month, asOf: .event(event)).lastChange
    return then == 0 ? event : then
  }

  private func figures(
    _ month: Month, at event: Int, _ now: ProseResolver, _ reports: ReportDesk
  ) async throws -> WrittenText.Then {
    do {
      let catalogue = try await reports.catalogue(month, asOf: .event(event))
      return .read(ProseResolver(month: month, catalogue: catalogue, moments: now.moments))
    } catch is any Problem {
      // There were no figures then, or they are disposed of.
      return .unreadable
    }
  }
}
