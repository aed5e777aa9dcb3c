/// Packs files into a zip archive; the same files give the same bytes, whenever and wherever they are packed.
package struct ZipWriter {
  /// How much time packing may take.
  package enum Effort: Int32, Hashable, Sendable {
    /// Half the time, for files a third larger.
    case quick = 2
    /// What archives usually take.
    case usual = 6
  }

  /// One file as the directory lists it.
  private struct Listed {
    let name: [UInt8]
    let method: Int
    let crc: UInt32
    let packedSize: Int
    let size: Int
    let offset: Int
  }

  private var bytes: [UInt8] = []
  private var listed: [Listed] = []

  private let effort: Effort

  /// An archive without files.
  package init(effort: Effort = .usual) { self.effort = effort }

  /// Adds a file, deflated where that makes it smaller.
  ///
  /// **Range** an archive stays below 4 GB and 65 535 files.
  package mutating func add(_ name: String, _ content: [UInt8]) {
    let packed = Deflation.packed(content, level: effort.rawValue, .bare)
    let isSmaller = packed.count < content.count
    add(
      name, packed: isSmaller ? packed[...] : content[...], method: isSmaller ? 8 : 0, size: content.count,
      crc: ZipUnpacker.checksum(content))
  }

  /// Adds a file of another archive as it is packed there.
  mutating func copy(_ entry: ZipEntry, from archive: ZipArchive) throws(ZipFault) {
    let method: Int
    switch entry.method {
    case .stored: method = 0
    case .deflated: method = 8
    case .other(let number): method = number
    }
    add(
      entry.name, packed: archive.bytes[try archive.span(of: entry)], method: method, size: entry.size, crc: entry.crc)
  }

  private mutating func add(_ name: String, packed: ArraySlice<UInt8>, method: Int, size: Int, crc: UInt32) {
    let entry = Listed(
      name: Array(name.utf8), method: method, crc: crc, packedSize: packed.count, size: size, offset: bytes.count)
    append(0x0403_4B50, 4)
    appendCommon(entry)
    bytes.append(contentsOf: entry.name)
    bytes.append(contentsOf: packed)
    listed.append(entry)
    precondition(bytes.count < 0xFFFF_0000 && listed.count < 0xFFFF, "An archive stays within 32 bits")
  }

  /// The whole archive.
  package consuming func finish() -> [UInt8] {
    let start = bytes.count
    for entry in listed {
      append(0x0201_4B50, 4)
      append(20, 2)
      appendCommon(entry)
      // Comment, disk, attributes inside and outside.
      append(0, 2)
      append(0, 2)
      append(0, 2)
      append(0, 4)
      append(entry.offset, 4)
      bytes.append(contentsOf: entry.name)
    }
    let size = bytes.count - start
    append(0x0605_4B50, 4)
    append(0, 4)
    append(listed.count, 2)
    append(listed.count, 2)
    append(size, 4)
    append(start, 4)
    append(0, 2)
    return bytes
  }

  /// What the header of a file and its line in the directory have in common.
  private mutating func appendCommon(_ entry: Listed) {
    append(20, 2)
    // The name is UTF-8 where it is more than ASCII.
    append(entry.name.allSatisfy { $0 < 0x80 } ? 0 : 0x800, 2)
    append(entry.method, 2)
    // Midnight on 1 January 1980, the first moment that the format can tell.
    append(0, 2)
    append(0x21, 2)
    append(Int(entry.crc), 4)
    append(entry.packedSize, 4)
    append(entry.size, 4)
    append(entry.name.count, 2)
    append(0, 2)
  }

  private mutating func append(_ number: Int, _ count: Int) {
    for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }
}
