import Accounts
import ArgumentParser
import Kernel
import Storage

/// Reads the texts of options; what is wrong is wrong usage.
enum Parse {
  static func month(_ text: String) throws -> Month {
    guard let month = Month(text) else { throw ValidationError("'\(text)' is no month; write 2019-04.") }
    return month
  }

  static func period(_ text: String) throws -> Period {
    guard let period = Period(text) else {
      throw ValidationError("'\(text)' is no period; write 2019-01..2019-04, 2019-04 or 2019.")
    }
    return period
  }

  static func day(_ text: String) throws -> Day {
    guard let day = Day(text) else { throw ValidationError("'\(text)' is no day; write 2019-05-06.") }
    return day
  }

  static func year(_ text: String) throws -> Int {
    guard let year = Digits.value(text.utf8), Month(year: year, month: 1) != nil else {
      throw ValidationError("'\(text)' is no year; write 2019.")
    }
    return year
  }

  static func status(_ text: String) throws -> PeriodStatus {
    guard let status = PeriodStatus(rawValue: text) else {
      throw ValidationError("'\(text)' is no period status; write open, preliminary or closed.")
    }
    return status
  }

  /// The selection that texts such as `ansvar=302,310-319` spell together.
  static func selection(_ texts: [String]) throws -> FactSelection {
    var parts: [String: [CodeRange]] = [:]
    for text in texts {
      let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard sides.count == 2, let part = CodingPart(term: sides[0]) else {
        throw ValidationError("'\(text)' is no selection; write for example ansvar=302,310-319.")
      }
      for range in sides[1].split(separator: ",", omittingEmptySubsequences: false) {
        guard let range = CodeRange(text: String(range)) else {
          throw ValidationError("'\(range)' is no code range; write 302, 310-319 or *.")
        }
        parts[part.column, default: []].append(range)
      }
    }
    return FactSelection(parts)
  }
}
