/// The rows of the benchmark: the same as the rival's, number for number, from the same seed.
struct PostingChance {
  private var state: UInt64 = 20_190_430

  // SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number below the bound.
  mutating func below(_ bound: UInt64) -> UInt64 { next() % bound }
}
