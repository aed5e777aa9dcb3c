import Documents
package import Figures
package import Kernel
package import Storage

extension LockDesk {
  /// What has changed of each report since it was locked, latest versions alone, of the months that `isAsked`.
  ///
  /// - Parameters:
  ///   - event: where it is given, only reports that the events from it on have changed anything of.
  ///   - known: the whole board's figures as they are now of months that have been put together already.
  package func changes(
    where isAsked: (LockedReport) -> Bool = { _ in true }, since event: Int? = nil, kinds: KindCatalogue,
    known: [Month: Catalogue] = [:]
  ) async throws -> [LockChanges] {
    let all = try await desk.ask(ListLocked.self, nil)
    let latest = all.filter { report in
      isAsked(report.value)
        && !all.contains { $0.value.isVersion(of: report.value) && $0.value.number > report.value.number }
    }
    var catalogues: [Scene: Catalogue?] = [:]
    for (month, catalogue) in known { catalogues[Scene(month: month, unit: nil)] = catalogue }
    var found: [LockChanges] = []
    for report in latest {
      let read = try await desk.ask(ReadLocked.self, .init(report.id))
      let scene = Scene(month: report.value.month, unit: report.value.unit)
      if catalogues[scene] == nil { catalogues[scene] = .some(try await catalogueIfAny(scene, .now)) }
      let now = figures(read.figures, in: catalogues[scene].flatMap { $0 })
      let changes = try await desk.ask(ChangesSinceLock.self, .init(report.id, now: now, kinds: kinds))
      guard !changes.figures.isEmpty else { continue }
      if let event, event > report.value.event + 1 {
        let before = figures(read.figures, in: try await catalogueIfAny(scene, .event(event - 1)))
        let isNew = zip(now.entries, before.entries).contains { $0.cell.value != $1.cell.value }
        guard isNew else { continue }
      }
      found.append(changes)
    }
    return found
  }

  /// What reports are about: a month of the whole board or of a unit.
  private struct Scene: Hashable {
    let month: Month
    let unit: String?
  }

  /// The figures of the month at the moment; nil where it cannot be put together.
  private func catalogueIfAny(_ scene: Scene, _ asOf: AsOf) async throws -> Catalogue? {
    do {
      return try await reports(of: scene.unit).catalogue(scene.month, asOf: asOf)
    } catch is any Problem {
      return nil
    }
  }

  /// The figures of those keys, each shown as it was; those of other moments, as a remark's, as they are.
  private func figures(_ locked: LockedFigures, in catalogue: Catalogue?) -> LockedFigures {
    // Where the month cannot be put together nothing can be said of its figures.
    guard let catalogue else { return locked }
    return LockedFigures(
      locked.entries.map { entry in
        guard entry.provenance != nil else { return entry }
        // A figure that is gone has no value now.
        let figure = try? catalogue.figure(entry.cell.key)
        return LockedFigures.Entry(
          cell: entry.cell.with(value: figure?.value ?? .missing, status: figure?.status),
          provenance: figure?.provenance)
      })
  }
}
