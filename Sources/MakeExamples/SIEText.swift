/// Records of a SIE file in code page 437 with CRLF.
struct SIEText {
  /// The file so far.
  private(set) var bytes: [UInt8] = []

  /// Adds a record: its label and fields as they shall stand.
  mutating func record(_ fields: String...) { add(fields.joined(separator: " ")) }

  /// Adds a line as it stands.
  mutating func add(_ line: String) { bytes += SIEText.cp437(line) + [0x0D, 0x0A] }

  /// The text in quotation marks.
  static func quoted(_ text: String) -> String { "\"" + text + "\"" }

  /// The text in code page 437; the example uses no other letters than these.
  private static func cp437(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "å": 0x86
      case "ä": 0x84
      case "ö": 0x94
      case "Å": 0x8F
      case "Ä": 0x8E
      case "Ö": 0x99
      case "é": 0x82
      default:
        ascii(scalar)
      }
    }
  }

  private static func ascii(_ scalar: Unicode.Scalar) -> UInt8 {
    precondition(scalar.isASCII, "The example has a letter that the file cannot hold: \(scalar)")
    return UInt8(scalar.value)
  }
}
