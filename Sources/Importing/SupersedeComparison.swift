import Kernel
import Storage

/// A batch in the making beside what it would replace.
struct SupersedeComparison {
  let batch: Batch
  let sums: [Month: FactColumns]
  let today: Day
  /// The batches of the same table, oldest first.
  let earlier: [Versioned<Batch>]
  let visible: VisibleFacts
  let watched: [String]
  var numbers: CodeNumbers
  private let amount: String
  private let read: (Digest) throws -> FactColumns
  private var known: [Digest: FactColumns] = [:]

  init(
    _ incoming: IncomingBatch, _ earlier: [Versioned<Batch>], table: FactTable, watched: [String],
    sums: @escaping (Digest) throws -> FactColumns
  ) {
    batch = incoming.batch
    self.sums = incoming.sums
    today = incoming.today
    self.earlier = earlier.filter { $0.value.table == table.name }
    visible = VisibleFacts(self.earlier)
    self.watched = watched
    numbers = CodeNumbers(columns: table.groupedBy)
    amount = table.summed.first ?? ""
    read = sums
  }

  /// Whether every month holds just what can be seen already, with the same status.
  var isNothingNew: Bool {
    !batch.parts.isEmpty
      && batch.parts.allSatisfy { isUnchanged($0) && shown($0.month).first?.part.status == $0.status }
  }

  /// The segments of the month that the batch would replace, whole or in part.
  func seen(_ month: Month) -> [VisibleSegment] {
    visible.segments.filter {
      $0.source == batch.source && $0.part.month == month && $0.selection.overlaps(batch.selection)
    }
  }

  /// Those of them that show something within the batch's selection.
  func shown(_ month: Month) -> [VisibleSegment] {
    seen(month).filter { segment in !segment.hidden.contains { $0.covers(batch.selection) } }
  }

  /// Whether the month holds just what can be seen already, whatever its status.
  func isUnchanged(_ part: Batch.Part) -> Bool {
    let shown = shown(part.month)
    guard shown.count == 1, let segment = shown.first else { return false }
    return segment.selection == batch.selection && segment.hidden.isEmpty && segment.part.segment == part.segment
      && segment.part.texts == part.texts
  }

  /// What the batch says of the month.
  mutating func now(_ month: Month) -> CodedAmounts {
    var amounts = CodedAmounts()
    if let sums = sums[month] { amounts.add(sums, amount: amount, numbers: &numbers) }
    return amounts
  }

  /// What the batch says of the month within a selection.
  mutating func now(_ month: Month, within selection: FactSelection) -> CodedAmounts {
    var amounts = CodedAmounts()
    if let sums = sums[month] {
      amounts.add(sums, amount: amount, where: sums.rows(within: selection), numbers: &numbers)
    }
    return amounts
  }

  /// What can be seen of the segments within a selection, the batch's own where none is given.
  mutating func before(
    _ segments: [VisibleSegment], within selection: FactSelection? = nil
  ) throws -> CodedAmounts {
    var amounts = CodedAmounts()
    for segment in segments {
      guard let digest = segment.part.segment else { continue }
      let columns = try columns(digest)
      let rows = zip(columns.visibleRows(of: segment), columns.rows(within: selection ?? batch.selection)).map {
        $0 && $1
      }
      amounts.add(columns, amount: amount, where: rows, numbers: &numbers)
    }
    return amounts
  }

  /// What can be seen of the source in the month within the batch's selection.
  mutating func before(_ month: Month) throws -> CodedAmounts { try before(seen(month)) }

  /// The sums of the segment, read once.
  private mutating func columns(_ digest: Digest) throws -> FactColumns {
    if let columns = known[digest] { return columns }
    let columns = try read(digest)
    known[digest] = columns
    return columns
  }
}
