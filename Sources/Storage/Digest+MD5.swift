import Crypto

extension Digest {
  /// The MD5 checksum of the bytes in hexadecimal digits: for comparing files with lists that others have made, never
  /// for trust.
  ///
  /// **Source** RFC 1321.
  package static func md5(of bytes: UnsafeRawBufferPointer) -> String {
    var hash = Insecure.MD5()
    hash.update(bufferPointer: bytes)
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
