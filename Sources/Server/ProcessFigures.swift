import Glibc

/// What the process has used of the machine.
enum ProcessFigures {
  /// The figures as Prometheus reads them.
  static var lines: [String] {
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return [] }
    let used = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    let fraction = Int(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    let milliseconds = Int(used) * 1_000 + fraction / 1_000
    var lines = [
      "# HELP process_cpu_seconds_total Processor time used.", "# TYPE process_cpu_seconds_total counter",
      "process_cpu_seconds_total \(milliseconds / 1_000).\(String(1_000 + milliseconds % 1_000).dropFirst())",
    ]
    if let resident {
      lines += [
        "# HELP process_resident_memory_bytes Memory in use.", "# TYPE process_resident_memory_bytes gauge",
        "process_resident_memory_bytes \(resident)",
      ]
    }
    return lines
  }

  /// The memory that is in use now, as Linux tells it.
  ///
  /// **Unit** bytes
  static var resident: Int? {
    guard let file = fopen("/proc/self/statm", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, Int32(line.count), file) != nil else { return nil }
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return pages.map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) }
  }
}
