/// One file in a zip archive, as its central directory lists it.
struct ZipEntry {
  /// How the content is packed.
  enum Method {
    /// As it is.
    case stored
    /// Deflated.
    case deflated
    /// In a way that is not read.
    case other(Int)
  }

  /// The name with forward slashes, without a slash in front.
  let name: String
  let method: Method
  let isEncrypted: Bool
  let packedSize: Int
  /// The size that the directory claims; nothing is allocated by it.
  let size: Int
  let crc: UInt32
  /// Where its header lies in the file.
  let headerOffset: Int
}
