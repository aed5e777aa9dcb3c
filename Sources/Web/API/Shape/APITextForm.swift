import Formats
import Kernel

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

  /// Whether a text is of the form.
  func allows(_ text: String) -> Bool {
    switch self {
    case .day: Day(text) != nil
    case .month: Month(text) != nil
    case .moment: Instant(text) != nil
    case .something: !text.isEmpty
    }
  }

  /// Writes what JSON Schema says of it.
  func write(to output: inout JSONOutput) {
    switch self {
    case .day: output.member("format", "date")
    case .month: output.member("pattern", "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$")
    case .moment: output.member("format", "date-time")
    case .something: output.member("minLength", 1)
    }
  }
}
