extension BidirectionalCollection<Character> {
  /// The text without spaces and line breaks around it.
  package var trimmed: SubSequence {
    let front = drop { $0.isWhitespace }
    guard let last = front.lastIndex(where: { !$0.isWhitespace }) else { return front }
    return front[...last]
  }
}
