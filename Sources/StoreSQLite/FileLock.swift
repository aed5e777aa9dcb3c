import Foundation

/// A lock on bytes of a file, as a line of `/proc/locks` tells of it.
struct FileLock: Hashable {
  /// A file by its device and number.
  struct File: Hashable {
    let device: String
    let number: UInt64

    /// The file at the path; nil where there is none.
    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      self.init(device: FileLock.device(UInt64(status.st_dev)), number: UInt64(status.st_ino))
    }

    /// The file of that number on the device.
    init(device: String, number: UInt64) {
      self.device = device
      self.number = number
    }
  }

  /// Who holds it.
  let process: Int
  /// Whether others are kept out altogether.
  let isExclusive: Bool
  /// The file.
  let file: File
  /// The bytes; up to the largest number where the lock has no end.
  let bytes: ClosedRange<Int>

  /// The locks that are held, of those on byte ranges; lines that say something else are left out.
  static func all(from text: String) -> [FileLock] { text.split(separator: "\n").compactMap(FileLock.init) }

  /// The lock of a line such as `1: POSIX  ADVISORY  WRITE 1234 fe:00:5678 120 120`.
  private init?(_ line: Substring) {
    let words = line.split(separator: " ")
    // Whoever waits has an arrow before the kind.
    guard words.count == 8, words[1] == "POSIX", let process = Int(words[4]), process > 0,
      let first = Int(words[6]), first >= 0
    else { return nil }
    let last = words[7] == "EOF" ? Int.max : Int(words[7]) ?? -1
    let place = words[5].split(separator: ":")
    guard last >= first, place.count == 3, let number = UInt64(place[2]) else { return nil }
    self.process = process
    isExclusive = words[3] == "WRITE"
    file = File(device: "\(place[0]):\(place[1])", number: number)
    bytes = first...last
  }

  /// A device's number as `/proc/locks` writes it.
  private static func device(_ number: UInt64) -> String {
    let major = (number >> 8) & 0xFFF | (number >> 32) & ~0xFFF
    let minor = number & 0xFF | (number >> 12) & ~0xFF
    return [major, minor].map { part in
      let digits = String(part, radix: 16)
      return digits.count < 2 ? "0" + digits : digits
    }.joined(separator: ":")
  }
}
