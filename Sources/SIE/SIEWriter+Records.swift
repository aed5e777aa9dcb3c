extension SIEWriter {
  /// One field as it is written.
  enum Field {
    /// A code, with quotes only where its letters need them.
    case code(String)
    /// A text between quotes; left out at the end of a record where it is empty.
    case text(String)
    /// A text between quotes, which stands even where it is empty.
    case kept(String)
    /// A date, or an empty text where none is given.
    case date(SIEDate)
    /// An amount with two decimals.
    case amount(Int64)
    /// An object list.
    case objects([SIECoding.Object])

    /// Whether the field may be left out at the end of a record.
    var isOmissible: Bool {
      switch self {
      case .text(let text): text.isEmpty
      case .date(let date): !date.isGiven
      case .code, .kept, .amount, .objects: false
      }
    }
  }

  /// Writes a record on a line of its own.
  mutating func record(_ label: Label, _ fields: [Field]) {
    bytes.append(contentsOf: label.text.utf8)
    var count = fields.count
    while count > 0, fields[count - 1].isOmissible { count -= 1 }
    for field in fields[..<count] {
      bytes.append(.space)
      append(field)
    }
    endLine()
  }

  mutating func rawLine(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    endLine()
  }

  mutating func endLine() {
    bytes.append(.carriageReturn)
    bytes.append(.lineFeed)
    line += 1
  }

  mutating func note(_ finding: Finding) { problems.add(finding, line: line) }

  private mutating func append(_ field: Field) {
    switch field {
    case .code(let code): appendCode(code)
    case .text(let text), .kept(let text): appendQuoted(text)
    case .date(let date):
      if date.isGiven { bytes.append(contentsOf: date.compact.utf8) } else { appendQuoted("") }
    case .amount(let ore): appendAmount(ore)
    case .objects(let objects):
      bytes.append(.openBrace)
      for (position, object) in objects.enumerated() {
        if position > 0 { bytes.append(.space) }
        bytes.append(contentsOf: String(object.dimension).utf8)
        bytes.append(.space)
        appendQuoted(object.code)
      }
      bytes.append(.closeBrace)
    }
  }

  private mutating func appendCode(_ code: String) {
    let isPlain =
      !code.isEmpty
      && code.utf8.allSatisfy {
        $0 > .space && $0 < 0x7F && $0 != .quote && $0 != .openBrace && $0 != .closeBrace && $0 != .backslash
      }
    if isPlain { bytes.append(contentsOf: code.utf8) } else { appendQuoted(code) }
  }

  private mutating func appendQuoted(_ text: String) {
    var text = text
    // Before the closing quote a backslash would make it part of the text, and the format has no other escape.
    while text.utf8.last == .backslash {
      note(.unwritable("omvänt snedstreck sist i en text"))
      text.unicodeScalars.removeLast()
    }
    bytes.append(.quote)
    append(text, escapesQuotes: true)
    bytes.append(.quote)
  }

  private mutating func appendAmount(_ ore: Int64) {
    if ore < 0 { bytes.append(.minus) }
    bytes.append(contentsOf: String(ore.magnitude / 100).utf8)
    bytes.append(.period)
    let cents = UInt8(truncatingIfNeeded: ore.magnitude % 100)
    bytes.append(.zero + cents / 10)
    bytes.append(.zero + cents % 10)
  }

  /// Appends letters in the encoding of the options; those that it lacks become question marks, with a problem noted.
  mutating func append(_ text: String, escapesQuotes: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22 where escapesQuotes:
        bytes.append(.backslash)
        bytes.append(.quote)
      case 0x09: bytes.append(.tab)
      case ..<0x20:
        note(.unwritable("radbrytning eller styrtecken i en text"))
        bytes.append(.space)
      case ..<0x80: bytes.append(UInt8(scalar.value))
      default: appendForeign(scalar)
      }
    }
  }

  private mutating func appendForeign(_ scalar: Unicode.Scalar) {
    switch options.encoding {
    case .utf8:
      bytes.append(contentsOf: String(scalar).utf8)
      return
    case .cp437:
      if let byte = UInt16(exactly: scalar.value).flatMap({ CodePage.bytesOf437[$0] }) {
        bytes.append(byte)
        return
      }
    case .windows1252:
      if scalar.value >= 0xA0, let byte = UInt8(exactly: scalar.value) {
        bytes.append(byte)
        return
      }
      if let index = CodePage.windows1252.firstIndex(where: { UInt32($0) == scalar.value }) {
        bytes.append(UInt8(0x80 + index))
        return
      }
    }
    note(.unwritable("tecknet \(scalar)"))
    bytes.append(0x3F)
  }
}
