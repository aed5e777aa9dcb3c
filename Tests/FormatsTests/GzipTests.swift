import Czlib
import Formats
import TestSupport
import Testing

/// The content of a gzip file, by zlib alone; nil where it is none or something follows it.
private func unpacked(_ bytes: [UInt8], room: Int) -> [UInt8]? {
  var stream = z_stream()
  guard inflateInit2_(&stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
    return nil
  }
  defer { inflateEnd(&stream) }
  var input = bytes
  var content = [UInt8](repeating: 0, count: room + 1)
  let status = input.withUnsafeMutableBufferPointer { input in
    content.withUnsafeMutableBufferPointer { output in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      return inflate(&stream, Z_FINISH)
    }
  }
  guard status == Z_STREAM_END, stream.avail_in == 0 else { return nil }
  content.removeLast(Int(stream.avail_out))
  return content
}

@Test("What is packed as gzip is unpacked again, at every effort", arguments: Gzip.Effort.allCases)
func gzip(effort: Gzip.Effort) {
  var chance = SeededChance(seed: 1_952)
  for length in [0, 1, 2, 100, 70_000, 300_000] {
    for isNoise in [false, true] {
      let bytes = (0..<length).map { isNoise ? UInt8.random(in: 0...255, using: &chance) : UInt8($0 / 7 % 50) }
      let packed = Gzip.packed(bytes, effort)
      #expect(unpacked(packed, room: length) == bytes)
      #expect(isNoise || length < 1_000 || packed.count < length / 2)
    }
  }
}

@Test("A gzip file has neither name nor time, so the same bytes give the same file")
func gzipHead() {
  let bytes = Array("Socialnämnden".utf8)
  let packed = Gzip.packed(bytes)
  // Mark, deflate, no flags, no time.
  #expect(packed.prefix(8) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
  #expect(Gzip.packed(bytes) == packed)
}
