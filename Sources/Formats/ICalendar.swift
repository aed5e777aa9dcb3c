package import Kernel

/// A calendar of whole days as an iCalendar file.
///
/// **Source** RFC 5545; RFC 7986 for the calendar's name.
package struct ICalendar: Hashable, Sendable {
  /// One day with what happens.
  package struct Entry: Hashable, Sendable {
    /// The same for the same thing in every edition, whatever day it is moved to.
    package let uid: String
    /// When it was last written.
    package let stamp: Instant
    /// The day.
    package let day: Day
    /// What happens.
    package let summary: String

    /// Something that happens on the day.
    package init(uid: String, stamp: Instant, day: Day, summary: String) {
      self.uid = uid
      self.stamp = stamp
      self.day = day
      self.summary = summary
    }
  }

  /// What the calendar is called.
  package let name: String
  /// The entries, in order.
  package let entries: [Entry]

  /// A calendar with these entries.
  package init(name: String, entries: [Entry]) {
    self.name = name
    self.entries = entries
  }

  /// The file: lines of at most 75 bytes that end with CRLF.
  package var bytes: [UInt8] {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Roder//Roder//SV", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
      "NAME:" + ICalendar.escaped(name), "X-WR-CALNAME:" + ICalendar.escaped(name),
    ]
    for entry in entries {
      let next = Day(daysSince1970: entry.day.daysSince1970 + 1)
      lines += [
        "BEGIN:VEVENT", "UID:" + ICalendar.escaped(entry.uid), "DTSTAMP:" + ICalendar.text(entry.stamp),
        "DTSTART;VALUE=DATE:" + ICalendar.text(entry.day), "DTEND;VALUE=DATE:" + ICalendar.text(next),
        "SUMMARY:" + ICalendar.escaped(entry.summary), "TRANSP:TRANSPARENT", "END:VEVENT",
      ]
    }
    return (lines + ["END:VCALENDAR"]).flatMap(ICalendar.folded)
  }

  /// The text as a value: marks that mean something escaped, control characters left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\" + String(scalar)
      case "\n", "\u{85}", "\u{2028}", "\u{2029}": result += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The line in pieces of at most 75 bytes, never parted within a character; each but the first begins with a space.
  static func folded(_ line: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var length = 0
    for scalar in line.unicodeScalars {
      let encoded = Array(String(scalar).utf8)
      if length + encoded.count > 75 {
        bytes += [0x0D, 0x0A, 0x20]
        length = 1
      }
      bytes += encoded
      length += encoded.count
    }
    return bytes + [0x0D, 0x0A]
  }

  private static func text(_ day: Day) -> String { Digits.padded(day.yyyymmdd, 8) }

  /// `20190514T083000Z`.
  private static func text(_ instant: Instant) -> String {
    String(instant.description.filter { $0 != "-" && $0 != ":" })
  }
}
