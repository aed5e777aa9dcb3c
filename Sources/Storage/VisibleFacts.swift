package import Kernel

/// A segment that can be seen, and what of it later batches hide.
package struct VisibleSegment: Hashable, Sendable {
  /// The batch that brought it, by record id.
  package let batch: String
  /// The source.
  package let source: String
  /// What the batch speaks for.
  package let selection: FactSelection
  /// When the source system made the file.
  package let extracted: Day
  /// The month, segment, row count, sum and status.
  package let part: Batch.Part
  /// Selections of later batches: rows that lie in one of them are replaced and no longer count.
  package var hidden: [FactSelection]

  /// A visible segment.
  package init(
    batch: String, source: String, selection: FactSelection, extracted: Day, part: Batch.Part,
    hidden: [FactSelection]
  ) {
    self.batch = batch
    self.source = source
    self.selection = selection
    self.extracted = extracted
    self.part = part
    self.hidden = hidden
  }
}

/// The facts that can be seen in one table: a pure function of the batches in order.
package struct VisibleFacts: Hashable, Sendable {
  /// The segments, by month and then in the order that they arrived.
  package private(set) var segments: [VisibleSegment] = []

  /// What the batches, oldest first, leave to be seen.
  package init(_ batches: [Versioned<Batch>]) {
    for batch in batches { add(batch.value, id: batch.id) }
    func place(_ segment: VisibleSegment) -> (Month, Int) { (segment.part.month, order[ExactText(segment.batch)] ?? 0) }
    segments.sort { place($0) < place($1) }
  }

  /// The segments of the months in the period.
  package func segments(in period: Period) -> [VisibleSegment] {
    segments.filter { period.contains($0.part.month) }
  }

  /// The least finished status of the months in the period; a month without facts is open; nil where no month of the
  /// period has facts.
  package func status(of period: Period) -> PeriodStatus? {
    let seen = segments(in: period)
    guard !seen.isEmpty else { return nil }
    return period.months.map { month in
      seen.filter { $0.part.month == month }.map(\.part.status).min() ?? .open
    }.min()
  }

  private var order: [ExactText: Int] = [:]

  private mutating func add(_ batch: Batch, id: String) {
    order[ExactText(id)] = order.count
    for part in batch.parts {
      segments = segments.compactMap { segment in
        guard segment.source == batch.source, segment.part.month == part.month,
          segment.selection.overlaps(batch.selection)
        else { return segment }
        if batch.selection.covers(segment.selection) { return nil }
        var masked = segment
        masked.hidden.append(batch.selection)
        return masked
      }
      segments.append(
        VisibleSegment(
          batch: id, source: batch.source, selection: batch.selection, extracted: batch.extracted, part: part,
          hidden: []))
    }
  }
}
