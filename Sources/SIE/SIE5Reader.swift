import XML

/// Reads the XML formats of SIE 5 into the same values as the older formats.
enum SIE5Reader {
  static func read(_ bytes: UnsafeRawBufferPointer) -> SIEFile {
    var file = SIEFile()
    file.byteCount = bytes.count
    return file
  }
}
