import Czlib

/// Packing of bytes with zlib: the same bytes at the same level give the same packed bytes.
enum Deflation {
  /// What stands around the packed bytes.
  enum Wrapping: Hashable {
    /// Nothing.
    case bare
    /// The head and foot of a gzip file, without name or time.
    case gzip
  }

  /// The bytes packed, at a level from 1, quick, to 9, small.
  static func packed(_ content: [UInt8], level: Int32, _ wrapping: Wrapping) -> [UInt8] {
    var stream = z_stream()
    let windowBits: Int32 =
      switch wrapping {
      case .bare: -MAX_WBITS
      case .gzip: MAX_WBITS + 16
      }
    let started = deflateInit2_(
      &stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(started == Z_OK && content.count < Int(UInt32.max), "zlib starts, and files stay within 32 bits")
    defer { deflateEnd(&stream) }
    var packed = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(content.count))))
    let status = content.withUnsafeBufferPointer { input in
      packed.withUnsafeMutableBufferPointer { output in
        // zlib reads the input and never writes it, although its type says otherwise.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return deflate(&stream, Z_FINISH)
      }
    }
    precondition(status == Z_STREAM_END, "The bound that zlib gives is enough")
    packed.removeLast(Int(stream.avail_out))
    return packed
  }
}
