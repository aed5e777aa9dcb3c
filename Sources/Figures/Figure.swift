package import Kernel

/// The value of a figure.
package enum FigureValue: Hashable, Sendable {
  /// An amount; debit-positive.
  case money(Money)
  /// A ratio.
  case share(Share)
  /// A number of things.
  case count(Int64)
  /// There is nothing to measure; printed as an empty cell or a dash, never as zero.
  case missing
  /// Known, but not shown, because it or another number that it would reveal tells of too few people; printed as `··`.
  case suppressed

  /// The amount, where it is one.
  package var money: Money? {
    if case .money(let money) = self { money } else { nil }
  }
}

/// What a figure was made of: enough to compute it again, never a list of postings.
package struct Provenance: Hashable, Sendable {
  /// The segments of facts, by the first characters of their digests.
  package var segments: [String]
  /// The record versions, as `budget-version/2019@3`.
  package var records: [String]
  /// The number of the last event that was known.
  package var event: Int

  /// Provenance of these segments and records, seen at `event`.
  package init(segments: [String] = [], records: [String] = [], event: Int) {
    self.segments = segments
    self.records = records
    self.event = event
  }
}

/// One computed number and what it says about itself.
package struct Figure: Hashable, Sendable {
  /// Its stable name.
  package let key: FigureKey
  /// Its value.
  package let value: FigureValue
  /// The least finished status among the months it covers; nil where it rests on records alone.
  package let status: PeriodStatus?
  /// What it was made of.
  package let provenance: Provenance

  /// A computed figure.
  package init(key: FigureKey, value: FigureValue, status: PeriodStatus?, provenance: Provenance) {
    self.key = key
    self.value = value
    self.status = status
    self.provenance = provenance
  }
}
