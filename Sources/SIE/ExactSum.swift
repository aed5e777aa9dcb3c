/// A sum of amounts that says so when it is too large to be exact.
struct ExactSum: Sendable {
  private(set) var value: Int64 = 0
  private(set) var hasOverflowed = false

  @inline(__always)
  mutating func add(_ amount: Int64) {
    let (sum, overflow) = value.addingReportingOverflow(amount)
    value = sum
    if overflow { hasOverflowed = true }
  }

  mutating func add(_ other: ExactSum) {
    add(other.value)
    if other.hasOverflowed { hasOverflowed = true }
  }
}
