/// A small generator of pseudo-random numbers that gives the same sequence for the same seed on every machine.
///
/// **Source** SplitMix64, in the public domain.
struct SeededGenerator {
  private var state: UInt64

  /// A generator that begins at the seed.
  init(seed: UInt64) { state = seed }

  /// A generator for one named purpose, so that a change in one place moves nothing in another.
  init(_ purpose: String) {
    // FNV-1a: String's own hash differs from run to run.
    state = purpose.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// The next number.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// The next number of the range. Its slight bias is of no matter here.
  mutating func next(in range: ClosedRange<Int64>) -> Int64 {
    range.lowerBound + Int64(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }
}
