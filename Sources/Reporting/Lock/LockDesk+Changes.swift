import Documents
import Figures
import Kernel
package import Storage

extension LockDesk {
  /// What has changed of each report since it was locked, latest versions alone, of the months that `isAsked`.
  ///
  /// - Parameter event: where it is given, only reports that the events from it on have changed anything of.
  package func changes(
    where isAsked: (LockedReport) -> Bool = { _ in true }, since event: Int? = nil, kinds: KindCatalogue
  ) async throws -> [LockChanges] {
    let all = try await desk.ask(ListLocked.self, nil)
    let latest = all.filter { report in
      isAsked(report.value)
        && !all.contains { $0.value.isVersion(of: report.value) && $0.value.number > report.value.number }
    }
    var found: [LockChanges] = []
    for report in latest {
      let read = try await desk.ask(ReadLocked.self, .init(report.id))
      let now = try await figures(read.figures, month: report.value.month, asOf: .now)
      let changes = try await desk.ask(ChangesSinceLock.self, .init(report.id, now: now, kinds: kinds))
      guard !changes.figures.isEmpty else { continue }
      if let event, event > report.value.event + 1 {
        let before = try await figures(read.figures, month: report.value.month, asOf: .event(event - 1))
        let isNew = zip(now.entries, before.entries).contains { $0.cell.value != $1.cell.value }
        guard isNew else { continue }
      }
      found.append(changes)
    }
    return found
  }

  /// The figures of those keys at the moment, each shown as it was; those of other moments, as a remark's, as they are.
  private func figures(_ locked: LockedFigures, month: Month, asOf: AsOf) async throws -> LockedFigures {
    let catalogue: Catalogue
    do {
      catalogue = try await reports.catalogue(month, asOf: asOf)
    } catch is any Problem {
      // The month cannot be put together: nothing can be said of its figures.
      return locked
    }
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
