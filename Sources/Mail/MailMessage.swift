package import Kernel

/// A plain message to one person.
package struct MailMessage: Hashable, Sendable {
  /// The sender's address; empty for whatever the mail system sets.
  package let from: String
  /// The receiver's address.
  package let to: String
  /// What it is about.
  package let subject: String
  /// What it says.
  package let text: String
  /// When it is sent.
  package let sentAt: Instant

  /// A message.
  package init(from: String, to: String, subject: String, text: String, sentAt: Instant) {
    self.from = from
    self.to = to
    self.subject = subject
    self.text = text
    self.sentAt = sentAt
  }

  /// The message as it is handed over, lines ended with LF.
  ///
  /// **Source** RFC 5322, RFC 2045, RFC 2047, RFC 3834.
  package var bytes: [UInt8] {
    var headers = [
      "To: " + MailMessage.plain(to), "Subject: " + MailMessage.encodedWords(subject), "Date: " + date,
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable",
      "Auto-Submitted: auto-generated",
    ]
    if !from.isEmpty { headers.insert("From: " + MailMessage.plain(from), at: 0) }
    return Array((headers.joined(separator: "\n") + "\n\n" + MailMessage.quotedPrintable(text)).utf8)
  }

  /// An address without what could end its line.
  private static func plain(_ text: String) -> String {
    String(text.unicodeScalars.filter { $0.isASCII && $0.value > 0x20 && $0.value != 0x7F }.map(Character.init))
  }

  private var date: String {
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let seconds = sentAt.seconds
    let day = Day(daysSince1970: Int((seconds - ((seconds % 86_400) + 86_400) % 86_400) / 86_400))
    let clock = Int(((seconds % 86_400) + 86_400) % 86_400)
    let time = [clock / 3_600, clock / 60 % 60, clock % 60].map { Digits.padded($0, 2) }.joined(separator: ":")
    return "\(days[day.weekday - 1]), \(day.day) \(months[day.month - 1]) \(day.year) \(time) +0000"
  }

  /// The text in encoded words of at most 75 characters, each a line of the header.
  static func encodedWords(_ text: String) -> String {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      let encoded = String(scalar).utf8.map { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(byte))
        default: "=" + hex(byte)
        }
      }.joined()
      if word.utf8.count + encoded.utf8.count > 60 {
        words.append(word)
        word = ""
      }
      word += encoded
    }
    if !word.isEmpty || words.isEmpty { words.append(word) }
    return words.map { "=?utf-8?Q?" + $0 + "?=" }.joined(separator: "\n ")
  }

  /// The text in lines of at most 76 characters of ASCII.
  static func quotedPrintable(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      var result = ""
      var length = 0
      let bytes = Array(line.utf8)
      for (index, byte) in bytes.enumerated() {
        let isLastSpace = index == bytes.count - 1 && (byte == 0x20 || byte == 0x09)
        let isPlain = (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "=") && !isLastSpace
        let piece = isPlain ? String(UnicodeScalar(byte)) : "=" + hex(byte)
        if length + piece.utf8.count > 75 {
          result += "=\n"
          length = 0
        }
        result += piece
        length += piece.utf8.count
      }
      return result
    }.joined(separator: "\n")
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = Array("0123456789ABCDEF")
    return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
  }
}
