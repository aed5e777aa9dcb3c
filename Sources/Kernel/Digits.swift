/// Digits read from and written to ASCII, without Foundation.
package enum Digits {
  /// The number that the bytes spell in ASCII digits, or nil where a byte is no digit or there are over 18.
  package static func value(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var value = 0
    for byte in bytes {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }

  /// The number in at least `width` digits with leading zeros.
  package static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    let missing = width - digits.utf8.count
    if missing <= 0 { return digits }
    // Days and months below ten.
    return (missing == 1 ? "0" : String(repeating: "0", count: missing)) + digits
  }
}
