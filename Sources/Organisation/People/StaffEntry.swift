package import Kernel
package import Storage

/// A record about a person that a file brings: it has an id, concerns units and holds for some time.
package protocol StaffEntry: RecordKind, Hashable {
  /// The record's id.
  var id: String { get }
  /// The units that it names.
  var namedUnits: [String] { get }
  /// The first day; nil for always.
  var firstDay: Day? { get }
  /// The last day; nil while it lasts.
  var lastDay: Day? { get }
  /// The day that it was taken back, before it began; nil where it was not.
  var withdrawn: Day? { get }

  /// The same with that last day.
  func ending(_ day: Day) -> Self
  /// The same, taken back on the day.
  func withdrawn(on day: Day) -> Self
}

extension StaffEntry {
  /// Whether its last day comes before its first.
  package var endsBeforeItBegins: Bool {
    guard let firstDay, let lastDay else { return false }
    return lastDay < firstDay
  }

  /// Where it is in its time on the day. Records from before roles could be taken back may end before they begin: those
  /// never held either.
  package func standing(on day: Day) -> StaffStanding {
    if withdrawn != nil || endsBeforeItBegins { return .withdrawn }
    if let firstDay, day < firstDay { return .coming }
    if let lastDay, lastDay < day { return .over }
    return .valid
  }

  /// Whether it holds on the day.
  package func isValid(on day: Day) -> Bool { standing(on: day) == .valid }

  /// As it stands when it ends on the day: what has begun holds for the last time then, what has not is taken back.
  /// Nil where it is over by then in any case.
  package func ended(on day: Day) -> Self? {
    switch standing(on: day) {
    case .coming: withdrawn(on: day)
    case .valid where lastDay != day: ending(day)
    case .valid, .over, .withdrawn: nil
    }
  }
}
