import Czlib
import Kernel

/// Unpacks files of an archive and keeps count of how much that has become.
///
/// Sizes that the archive claims are no more than a hint: output is taken in pieces, and whoever packed a mountain into
/// a molehill is stopped at the limit.
struct ZipUnpacker {
  /// How much one archive may unpack to in all.
  static let totalLimit = 1 << 30
  /// From this size on, an archive's file may not be more than `ratioLimit` times its packed size.
  private static let ratioFloor = 64 << 20
  private static let ratioLimit = 1_000
  private static let pieceLength = 1 << 18

  private let archive: ZipArchive
  private let totalLimit: Int
  private var total = 0

  init(_ archive: ZipArchive, totalLimit: Int = ZipUnpacker.totalLimit) {
    self.archive = archive
    self.totalLimit = totalLimit
  }

  /// The file's content; **throws** `Problems` with a `WorkbookProblem` where it is damaged, encrypted or a bomb.
  mutating func content(of entry: ZipEntry) throws(Problems) -> [UInt8] {
    let place = Place(file: archive.file)
    if entry.isEncrypted { throw Problems([WorkbookProblem.encryptedPart(place, part: entry.name)]) }
    do throws(ZipFault) {
      let content = try unpacked(entry)
      guard content.count == entry.size, ZipUnpacker.checksum(content) == entry.crc else {
        throw ZipFault("kontrollsumman för ”\(entry.name)” stämmer inte")
      }
      total += content.count
      return content
    } catch {
      throw Problems([
        error.isTooTight
          ? WorkbookProblem.packedTooTightly(place, part: entry.name)
          : WorkbookProblem.damagedArchive(place, detail: error.detail)
      ])
    }
  }

  private func unpacked(_ entry: ZipEntry) throws(ZipFault) -> [UInt8] {
    let span = try archive.span(of: entry)
    switch entry.method {
    case .stored:
      guard span.count <= totalLimit - total else { throw ZipFault(entry.name, isTooTight: true) }
      return Array(archive.bytes[span])
    case .deflated: return try inflated(span, entry)
    case .other(let method): throw ZipFault("filen ”\(entry.name)” är packad på ett okänt sätt (\(method))")
    }
  }

  private func inflated(_ span: Range<Int>, _ entry: ZipEntry) throws(ZipFault) -> [UInt8] {
    var content: [UInt8] = []
    // The claimed size is believed as far as ordinary sheets are packed, so that most are unpacked without a copy.
    content.reserveCapacity(max(0, min(entry.size, span.count * 20, totalLimit)))
    var stream = z_stream()
    guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw ZipFault("zlib kunde inte starta")
    }
    defer { inflateEnd(&stream) }
    var piece = [UInt8](repeating: 0, count: ZipUnpacker.pieceLength)
    var taken = 0
    var status = Z_OK
    while status == Z_OK {
      let inputCount = min(span.count - taken, 1 << 24)
      var outputCount = 0
      status = archive.bytes.withUnsafeBufferPointer { input in
        piece.withUnsafeMutableBufferPointer { output in
          // zlib reads the input and never writes it, although its type says otherwise.
          stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + span.lowerBound + taken })
          stream.avail_in = UInt32(inputCount)
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          outputCount = output.count - Int(stream.avail_out)
          return status
        }
      }
      taken += inputCount - Int(stream.avail_in)
      content.append(contentsOf: piece[..<outputCount])
      let isMountain =
        content.count > ZipUnpacker.ratioFloor && content.count / ZipUnpacker.ratioLimit > span.count
      if isMountain || content.count > totalLimit - total { throw ZipFault(entry.name, isTooTight: true) }
    }
    // Where the end is missing, zlib can go no further and says so.
    guard status == Z_STREAM_END else { throw ZipFault("innehållet i ”\(entry.name)” går inte att packa upp") }
    return content
  }

  /// The CRC-32 of the bytes.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { buffer in UInt32(truncatingIfNeeded: crc32_z(0, buffer.baseAddress, buffer.count)) }
  }
}
