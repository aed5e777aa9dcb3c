/// Finds out how a file's letters are written, from the letters themselves.
///
/// `#FORMAT PC8` is written by programs that export UTF-8 or Latin-1 as well, so it is not asked.
struct EncodingDetector {
  /// UTF-8 sequences of two bytes and more.
  private(set) var utf8 = 0
  /// Bytes that are å ä ö é ü in code page 437.
  private(set) var cp437 = 0
  /// Bytes that are å ä ö é ü in Latin-1.
  private(set) var latin1 = 0
  /// The number of U+FFFD, the mark of a letter that another program lost.
  private(set) var lostLetters = 0
  private(set) var firstLostLetter: Int?
  /// The first letters written in each way, for the message about a mixed file.
  private(set) var firstUTF8: Int?
  private(set) var firstCP437: Int?
  private(set) var firstLatin1: Int?

  init(_ view: ByteView, from start: Int) {
    let high: UInt64 = 0x8080_8080_8080_8080
    var position = start
    while position < view.count {
      // Most stretches have no such letter, so four words are looked at together.
      if view.hasNoHighBits(at: position) {
        position += 32
        continue
      }
      let marks = view.word(at: position) & high
      if marks == 0 {
        position += 8
        continue
      }
      position += marks.trailingZeroBitCount >> 3
      position += count(view, at: position)
    }
  }

  var encoding: SIEEncoding {
    if utf8 > 0 && utf8 >= cp437 + latin1 { return .utf8 }
    return legacy
  }

  var decoder: TextDecoder {
    TextDecoder(legacy: legacy, mayBeUTF8: utf8 > 0, hasBothPages: cp437 > 0 && latin1 > 0)
  }

  /// Whether letters are written in more than one way.
  var isMixed: Bool {
    (utf8 > 0 && cp437 + latin1 > 0) || (cp437 > 0 && latin1 > 0)
  }

  /// Where the way of writing that fewer letters have begins.
  var firstMinority: Int? {
    switch encoding {
    case .utf8: return [firstCP437, firstLatin1].compactMap { $0 }.min()
    case .cp437: return [firstUTF8, firstLatin1].compactMap { $0 }.min()
    case .windows1252: return [firstUTF8, firstCP437].compactMap { $0 }.min()
    }
  }

  private var legacy: SIEEncoding { latin1 > cp437 ? .windows1252 : .cp437 }

  /// Counts the letter at a position and answers its length in bytes.
  private mutating func count(_ view: ByteView, at position: Int) -> Int {
    let length = EncodingDetector.lengthOfUTF8(view, at: position)
    if length > 0 {
      utf8 += 1
      if firstUTF8 == nil { firstUTF8 = position }
      if length == 3, view[position] == 0xEF, view[position + 1] == 0xBF, view[position + 2] == 0xBD {
        lostLetters += 1
        if firstLostLetter == nil { firstLostLetter = position }
      }
      return length
    }
    if EncodingDetector.isLetterOf437(view[position]) {
      cp437 += 1
      if firstCP437 == nil { firstCP437 = position }
    } else if EncodingDetector.isLetterOfLatin1(view[position]) {
      latin1 += 1
      if firstLatin1 == nil { firstLatin1 = position }
    }
    return 1
  }

  /// Whether a byte is one of å ä ö é ü in code page 437, where Latin-1 has only control characters.
  @inline(__always)
  static func isLetterOf437(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x81, 0x82, 0x84, 0x86, 0x8E, 0x8F, 0x90, 0x94, 0x99, 0x9A: true
    default: false
    }
  }

  /// Whether a byte is one of å ä ö é ü in Latin-1, where code page 437 has box drawing and Greek.
  @inline(__always)
  static func isLetterOfLatin1(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC4, 0xC5, 0xC9, 0xD6, 0xDC, 0xE4, 0xE5, 0xE9, 0xF6, 0xFC: true
    default: false
    }
  }

  /// The length of the well-formed UTF-8 sequence of several bytes at a position, or 0.
  private static func lengthOfUTF8(_ view: ByteView, at position: Int) -> Int {
    let first = view[position]
    let second = view[position + 1]
    guard second & 0xC0 == 0x80 else { return 0 }
    switch first {
    case 0xC2...0xDF: return 2
    case 0xE0...0xEF:
      if first == 0xE0 && second < 0xA0 || first == 0xED && second >= 0xA0 { return 0 }
      return view[position + 2] & 0xC0 == 0x80 ? 3 : 0
    case 0xF0...0xF4:
      if first == 0xF0 && second < 0x90 || first == 0xF4 && second >= 0x90 { return 0 }
      return view[position + 2] & 0xC0 == 0x80 && view[position + 3] & 0xC0 == 0x80 ? 4 : 0
    default: return 0
    }
  }
}
