import Ledger

/// The imports that one page shows of all there are, the latest first.
struct BatchPart {
  /// How many imports a page shows.
  static let size = 25

  /// Where the imports after the page's begin: before the event of this number, or with the latest.
  struct Later: Hashable {
    /// The event's number; nil for the latest.
    let before: Int?
  }

  /// The imports of the page.
  let rows: [ListBatches.Row]
  /// How many imports there are.
  let count: Int
  /// Which they are, the latest being the first.
  let range: ClosedRange<Int>
  /// The event before which earlier imports came; nil where there are none.
  let earlier: Int?
  /// Where later imports are; nil where there are none.
  let later: Later?

  /// The latest imports before the event of that number, of all imports, oldest first.
  init(_ batches: [ListBatches.Row], before event: Int?) {
    let all = Array(batches.reversed())
    let start = event.flatMap { event in all.firstIndex { $0.event < event } } ?? 0
    let end = min(start + BatchPart.size, all.count)
    rows = Array(all[start..<end])
    count = all.count
    range = (start + 1)...max(end, start + 1)
    earlier = end < all.count ? rows.last?.event : nil
    let first = start - BatchPart.size
    later = start == 0 ? nil : Later(before: first <= 0 ? nil : all[first - 1].event)
  }

  /// Whether there are more imports than the page shows.
  var isPart: Bool { rows.count < count }
}
