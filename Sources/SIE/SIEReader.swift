/// Reads SIE files of every type — 1, 2, 3, 4E, 4I and the XML formats of SIE 5 — into a `SIEFile`.
public enum SIEReader {
  /// Positions are kept in 32 bits.
  static let largestFile = Int(UInt32.max)

  /// The content of a file and everything that is wrong with it; reading never fails.
  ///
  /// The bytes need only live during the call.
  /// **Complexity** linear in the number of bytes, with one pass for the encoding and one for the records.
  public static func read(_ bytes: UnsafeRawBufferPointer, profile: SIECheckProfile = SIECheckProfile()) -> SIEFile {
    guard let view = ByteView(bytes) else { return refused(.notSIE(.empty), byteCount: 0) }
    guard bytes.count < largestFile else { return refused(.tooLarge, byteCount: bytes.count) }
    let opening = FileOpening(view)
    if opening.kind == .sie5 {
      var file = SIE5Reader.read(bytes)
      if !file.isRefused { SIEChecks.run(on: &file, profile: profile) }
      return file
    }
    let encoding = EncodingDetector(view, from: opening.start)
    var reader = RecordReader(view, from: opening.start, encoding: encoding)
    reader.readAll()
    var file = reader.file
    if let reason = opening.reason ?? whyNotSIE(file) {
      file.problems = SIEProblemList()
      file.problems.add(.notSIE(reason), line: 1)
      return file
    }
    noteLetters(encoding, view, from: opening.start, in: &file)
    SIEChecks.run(on: &file, profile: profile)
    return file
  }

  /// The content of a file that lies in an array.
  public static func read(_ bytes: [UInt8], profile: SIECheckProfile = SIECheckProfile()) -> SIEFile {
    bytes.withUnsafeBytes { read($0, profile: profile) }
  }

  private static func refused(_ finding: Finding, byteCount: Int) -> SIEFile {
    var file = SIEFile()
    file.byteCount = byteCount
    file.problems.add(finding, line: byteCount == 0 ? 0 : 1)
    return file
  }

  /// A text with hardly any known label is another kind of text, and one sentence says so better than a thousand.
  private static func whyNotSIE(_ file: SIEFile) -> Finding.NotSIE? {
    let known = file.labelCounts.countOfKnown
    let foreign = file.problems.count(of: .notARecord)
    if known == 0 { return file.problems.isEmpty ? .empty : .text }
    return foreign > 10 * known ? .text : nil
  }

  private static func noteLetters(
    _ encoding: EncodingDetector, _ view: ByteView, from start: Int, in file: inout SIEFile
  ) {
    if encoding.isMixed, let first = encoding.firstMinority {
      let place = view.place(of: first, from: start)
      file.problems.add(.mixedEncoding, line: place.line, column: place.column)
    }
    if let first = encoding.firstLostLetter {
      let place = view.place(of: first, from: start)
      file.problems.add(.lostLetters(encoding.lostLetters), line: place.line, column: place.column)
    }
  }
}
