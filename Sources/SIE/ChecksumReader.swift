/// Computes the checksum of a file: a CRC-32 over the bytes of its labels and fields.
///
/// Separators, line ends, the quotes around fields and the braces around lists are left out; `\"` counts as a quote.
/// **Source** SIE file format 4B, section 10.
struct ChecksumReader {
  private let view: ByteView
  /// Content bytes are gathered here, so that the check runs over long stretches.
  private var gathered: [UInt8]

  private static let chunk = 16 * 1024

  init(_ view: ByteView) {
    self.view = view
    gathered = [UInt8](repeating: 0, count: ChecksumReader.chunk + 8)
  }

  mutating func checksum(of range: Range<Int>) -> UInt32 {
    var crc = CRC32()
    var position = range.lowerBound
    var isQuoted = false
    let view = self.view
    let end = min(range.upperBound, view.count)
    gathered.withUnsafeMutableBytes { gathered in
      while position < end {
        var count = 0
        // A step reads one byte and writes at most one, so a chunk's worth of steps cannot overrun the chunk.
        let stop = min(end, position + ChecksumReader.chunk)
        while position < stop {
          let byte = view[position]
          position += 1
          gathered[count] = byte
          if byte > .quote, byte < .backslash {
            count += 1
          } else if isQuoted {
            switch byte {
            case .quote: isQuoted = false
            case .backslash where view[position] == .quote:
              gathered[count] = .quote
              position += 1
              count += 1
            case .lineFeed, .carriageReturn: isQuoted = false
            default: count += 1
            }
          } else {
            switch byte {
            case .quote: isQuoted = true
            case .backslash where view[position] == .quote:
              gathered[count] = .quote
              position += 1
              count += 1
            case .space, .tab, .lineFeed, .carriageReturn, .openBrace, .closeBrace: break
            default: count += 1
            }
          }
        }
        crc.update(UnsafeRawBufferPointer(rebasing: gathered[..<count]))
      }
    }
    return crc.value
  }
}
