extension ByteView {
  /// The first position from a start whose byte is a quote, a backslash or a control character.
  @inline(__always)
  func endOfQuoted(from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    var position = start
    while true {
      let word = word(at: position)
      let quotes = word ^ (ones &* UInt64(UInt8.quote))
      let backslashes = word ^ (ones &* UInt64(UInt8.backslash))
      // In each of the three the lowest marked byte is a true hit; marks above it may be borrows and do not matter.
      let hits =
        ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
        | ((word &- ones &* UInt64(UInt8.space)) & ~word)
      if hits & high != 0 { return position + ((hits & high).trailingZeroBitCount >> 3) }
      position += 8
    }
  }

  /// The line and the column, both from 1, of a position.
  func place(of target: Int, from start: Int) -> (line: Int, column: Int) {
    var line = 1
    var lineStart = start
    var position = start
    while position < target {
      if self[position] == .lineFeed || (self[position] == .carriageReturn && self[position + 1] != .lineFeed) {
        line += 1
        lineStart = position + 1
      }
      position += 1
    }
    return (line, target - lineStart + 1)
  }
}
