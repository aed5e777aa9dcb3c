package import Figures
package import Kernel
package import Storage

/// Writes and reads remarks on whatever figures the installed capabilities have.
package struct RemarkDesk: Sendable {
  private let desk: Desk
  private let sections: [ReportDesk.Sections]

  /// Somebody working with remarks at that desk, on the figures of these capabilities.
  package init(_ desk: Desk, sections: [ReportDesk.Sections]) {
    self.desk = desk
    self.sections = sections
  }

  /// Writes a remark on the figure at the month, which must be there; an empty text takes it back.
  ///
  /// **Throws** `FigureProblem` where no capability knows the figure, `StorageProblem.changedMeanwhile`
  /// where it was made from an old version.
  package func write(
    _ text: String, on key: FigureKey, month: Month, basedOn: Int? = nil
  ) async throws -> WriteRemark.Output {
    // What has gone since can still be taken back.
    if text.contains(where: { !$0.isWhitespace }) { _ = try await sections.catalogue(month, .now).figure(key) }
    return try await desk.run(WriteRemark.self, .init(month: month, key: key, text: text, basedOn: basedOn)).output
  }

  /// The remarks that stand at the month, each with how far its figure has moved.
  package func rows(month: Month, asOf: AsOf = .now) async throws -> [RemarkRow] {
    let pinned = try await desk.pinned(asOf)
    let read = try await desk.ask(ReadRemarks.self, month, asOf: pinned)
    guard !read.remarks.isEmpty else { return [] }
    return try await rows(read, month: month, now: sections.catalogue(month, pinned))
  }

  /// The same, where the figures of the month are at hand.
  func rows(_ read: ReadRemarks.Output, month: Month, now: Catalogue) async throws -> [RemarkRow] {
    var before: [Moment: Catalogue?] = [:]
    var rows: [RemarkRow] = []
    for remark in read.remarks {
      guard let key = FigureKey(remark.value.key) else { continue }
      let figure = RemarkDesk.figure(key, in: now)
      var then = figure?.value
      // Nothing that a figure is made of has changed since: the value then is the value now.
      if remark.event < read.lastChange || remark.value.month != month {
        let moment = try await moment(of: remark)
        if before[moment] == nil { before[moment] = .some(try await catalogueIfAny(moment)) }
        then = before[moment].flatMap { $0 }.flatMap { RemarkDesk.figure(key, in: $0)?.value }
      }
      let title = RemarkDesk.title(key, in: now) ?? remark.value.key
      rows.append(RemarkRow(remark: remark, title: title, now: figure, then: then))
    }
    return rows
  }

  /// An event and an occasion that figures are read at.
  private struct Moment: Hashable {
    let event: Int
    let month: Month
  }

  /// The event at which all that the remark's figure was made of had been written: one for all remarks between two
  /// changes, so that a month is put together once for them all.
  private func moment(of remark: Versioned<Remark>) async throws -> Moment {
    let then = try await desk.ask(ReadRemarks.self, remark.value.month, asOf: .event(remark.event))
    return Moment(event: then.lastChange == 0 ? remark.event : then.lastChange, month: remark.value.month)
  }

  /// The figures at the moment; nil where there were none then, as before the month was posted.
  private func catalogueIfAny(_ moment: Moment) async throws -> Catalogue? {
    do {
      return try await sections.catalogue(moment.month, .event(moment.event))
    } catch is any Problem {
      return nil
    }
  }

  /// The figure; nil where it is gone.
  private static func figure(_ key: FigureKey, in catalogue: Catalogue) -> Figure? {
    // A figure that is gone is what is asked about here, not a mistake.
    try? catalogue.figure(key)
  }

  private static func title(_ key: FigureKey, in catalogue: Catalogue) -> String? {
    // As above.
    try? catalogue.explanation(of: key).title
  }
}
