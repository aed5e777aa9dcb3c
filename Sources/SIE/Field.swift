/// One field of a line: where its bytes stand, without the quotes around it.
struct Field {
  var start: Int
  var end: Int
  /// Whether the field was written between quotes, so that an empty one was meant.
  var isQuoted = false
  /// Whether `\"` occurs in it.
  var hasEscape = false

  var range: Range<Int> { start..<end }
  var isEmpty: Bool { start == end }
}
