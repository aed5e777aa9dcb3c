/// The day that a workbook counts its days from.
package enum DateSystem: String, Hashable, Sendable, CaseIterable {
  /// Day 1 is 1 January 1900, and a 29 February 1900 is counted that never was.
  case from1900 = "1900"
  /// Day 0 is 1 January 1904.
  case from1904 = "1904"
}
