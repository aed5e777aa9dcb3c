/// Whether a posting belongs to a month or to an opening or closing period of the year.
package enum LedgerPhase: String, Sendable, CaseIterable {
  /// An ordinary month.
  case month = ""
  /// The opening period, 00.
  case opening
  /// A closing period, 13–15.
  case closing

  /// The phase's place in `allCases`.
  var number: Int {
    switch self {
    case .month: 0
    case .opening: 1
    case .closing: 2
    }
  }
}
