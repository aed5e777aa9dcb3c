import Formats
import Kernel
import TestSupport
import Testing

/// The properties of the file, unfolded, by a reader of our own: name with parameters, and value.
private func properties(_ bytes: [UInt8]) -> [(name: String, value: String)] {
  let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
  var lines: [String] = []
  var line = ""
  var scalars = text.makeIterator()
  var previous: Unicode.Scalar?
  while let scalar = scalars.next() {
    if previous == "\r", scalar == "\n" {
      lines.append(line)
      line = ""
    } else if scalar != "\r" {
      line.unicodeScalars.append(scalar)
    }
    previous = scalar
  }
  var unfolded: [String] = []
  for line in lines {
    if line.unicodeScalars.first == " ", !unfolded.isEmpty {
      unfolded[unfolded.count - 1] += line.dropFirst()
    } else {
      unfolded.append(line)
    }
  }
  return unfolded.map { line in
    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    return (parts[0], parts.count > 1 ? parts[1] : "")
  }
}

private func unescaped(_ text: String) -> String {
  var result = ""
  var isEscaped = false
  for scalar in text.unicodeScalars {
    if isEscaped {
      result += scalar == "n" ? "\n" : String(scalar)
      isEscaped = false
    } else if scalar == "\\" {
      isEscaped = true
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

@Test("A calendar is written as the standard has it")
func calendar() throws {
  let day = try #require(Day("2019-12-31"))
  let bytes = ICalendar(
    name: "Uppföljning, Socialnämnden",
    entries: [.init(uid: "a@roder", stamp: Instant(seconds: 1_557_000_000), day: day, summary: "Bokslut; klart")]
  ).bytes
  #expect(
    String(decoding: bytes, as: UTF8.self)
      == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Roder//Roder//SV", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        "NAME:Uppföljning\\, Socialnämnden", "X-WR-CALNAME:Uppföljning\\, Socialnämnden", "BEGIN:VEVENT",
        "UID:a@roder", "DTSTAMP:20190504T200000Z", "DTSTART;VALUE=DATE:20191231", "DTEND;VALUE=DATE:20200101",
        "SUMMARY:Bokslut\\; klart", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", "",
      ].joined(separator: "\r\n"))
}

@Test("No line is longer than 75 bytes, none is cut within a character, and every text is read back")
func folding() throws {
  var chance = SeededChance(seed: 5_545)
  let alphabet = Array("aåäö,;\\ \n\"é€𝄞x".unicodeScalars)
  for _ in 0..<300 {
    var text = ""
    for _ in 0..<Int.random(in: 0...200, using: &chance) {
      text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &chance)])
    }
    let day = Day(daysSince1970: 18_000)
    let bytes = ICalendar(
      name: "", entries: [.init(uid: "u", stamp: Instant(seconds: 0), day: day, summary: text)]
    ).bytes
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 76 && String(validating: $0, as: UTF8.self) != nil })
    let summary = properties(bytes).first { $0.name == "SUMMARY" }?.value
    #expect(summary.map(unescaped) == text)
  }
}
