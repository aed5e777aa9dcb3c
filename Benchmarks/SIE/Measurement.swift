import Glibc
import SIE

/// What the benchmark prints: enough to see that the work was done, and what it cost.
enum Measurement {
  /// Counts and a checksum over every column, so that nothing can be left out unseen.
  static func summary(of file: SIEFile) -> String {
    var checksum: UInt64 = 14_695_981_039_346_656_037
    let rows = file.transactions
    for row in 0..<rows.count {
      let mixed = UInt64(bitPattern: rows.amountOre[row]) ^ UInt64(rows.coding[row]) << 32
      checksum = (checksum ^ mixed ^ UInt64(bitPattern: Int64(rows.date[row].yyyymmdd))) &* 1_099_511_628_211
    }
    let counts = file.problems.counts.map { "\($0.code.rawValue)=\($0.count)" }.joined(separator: " ")
    let check = file.checksum.map { " ksumma=\($0.isRight)" } ?? ""
    return "rows=\(rows.count) vouchers=\(file.voucherTable.count) codings=\(file.codings.count) "
      + "refused=\(file.isRefused)\(check) problems=[\(counts)] checksum=\(String(checksum, radix: 16))"
  }

  static func countLineFeeds(_ bytes: UnsafeRawBufferPointer) -> Int {
    var count = 0
    var position = 0
    while let base = bytes.baseAddress, position < bytes.count,
      let found = memchr(base + position, 0x0A, bytes.count - position)
    {
      count += 1
      position = UnsafeRawPointer(found) - base + 1
    }
    return count
  }

  /// User and system time of the whole process so far in milliseconds, and its peak memory in MB.
  static func resources() -> String {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let milliseconds =
      (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 + Int(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
      / 1000
    return "cpu_ms=\(milliseconds) peak_mb=\(usage.ru_maxrss / 1024)"
  }
}
