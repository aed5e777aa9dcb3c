import Foundation

/// How a server's memory is given back to the system.
enum HeapSettings {
  /// Has what a large answer took given back as soon as it is done. Left alone, GNU's C library keeps a heap for each
  /// of many threads and takes ever larger pieces from it: twice the memory for the same work. With few heaps, threads
  /// that answer wait for each other. Other libraries have no such settings, and so the call is looked up by name.
  static func beFrugal() {
    typealias Setter = @convention(c) (_ setting: Int32, _ value: Int32) -> Int32
    guard let found = dlsym(dlopen(nil, RTLD_NOW), "mallopt") else { return }
    let set = unsafeBitCast(found, to: Setter.self)
    // **Source** malloc.h: M_ARENA_MAX, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD.
    let heaps = Int32(2 * ProcessInfo.processInfo.activeProcessorCount)
    for (setting, value) in [(-8, heaps), (-3, 128 << 10), (-1, 128 << 10)] as [(Int32, Int32)] {
      _ = set(setting, value)
    }
  }
}
