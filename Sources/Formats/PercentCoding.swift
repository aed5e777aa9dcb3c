import Kernel

/// Percent encoding of addresses and forms.
///
/// **Source** RFC 3986, 2.1; URL Standard, application/x-www-form-urlencoded.
enum PercentCoding {
  /// The text that the bytes spell.
  ///
  /// **Throws** `oddEscape` and `oddLetters`, at `place`.
  static func text(
    _ bytes: ArraySlice<UInt8>, plusIsSpace: Bool, at place: @autoclosure () -> Place
  ) throws(FormProblem) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "+") where plusIsSpace: plain.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard index + 2 <= bytes.endIndex, let high = digit(bytes[index]), let low = digit(bytes[index + 1]) else {
          let shown = bytes[(index - 1)...].prefix(12)
          throw FormProblem.oddEscape(place(), text: String(decoding: shown, as: UTF8.self))
        }
        plain.append(high << 4 | low)
        index += 2
      default: plain.append(byte)
      }
    }
    return try checked(plain, at: place())
  }

  /// The text that the bytes are, each letter spelt in one way.
  ///
  /// **Throws** `oddLetters`, at `place`.
  static func checked(
    _ bytes: some Collection<UInt8>, at place: @autoclosure () -> Place
  ) throws(FormProblem) -> String {
    guard !bytes.contains(0), let text = String(validating: Composition.composed(Array(bytes)), as: UTF8.self) else {
      throw FormProblem.oddLetters(place())
    }
    return text
  }

  /// The text with every byte escaped that is neither unreserved nor among `kept`.
  static func escaped(_ text: String, keeping kept: StaticString) -> String {
    let isKept = kept.withUTF8Buffer { kept in
      text.utf8.allSatisfy { isUnreserved($0) || kept.contains($0) }
    }
    // Nearly every text: ids, months and keys.
    if isKept { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 32)
    kept.withUTF8Buffer { kept in
      for byte in text.utf8 {
        if isUnreserved(byte) || kept.contains(byte) {
          bytes.append(byte)
        } else {
          bytes.append(UInt8(ascii: "%"))
          bytes.append(hexadecimal(byte >> 4))
          bytes.append(hexadecimal(byte & 15))
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
