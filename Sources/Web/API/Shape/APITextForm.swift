import Formats

/// A form of text that the API reads and writes.
enum APITextForm: Hashable, Sendable {
  /// A day, `2019-05-14`.
  case day
  /// A month, `2019-04`.
  case month
  /// A moment in UTC, `2019-05-14T08:30:00Z`.
  case moment
  /// One that is not empty.
  case something

  /// Writes what JSON Schema says of it.
  func write(to output: inout JSONOutput) {
    switch self {
    case .day: output.member("format", "date")
    case .month: output.member("pattern", "^[0-9]{4}-(0[1-9]|1[0-2])$")
    case .moment: output.member("format", "date-time")
    case .something: output.member("minLength", 1)
    }
  }
}
