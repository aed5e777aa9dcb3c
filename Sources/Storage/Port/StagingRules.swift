/// How a large import is kept in pieces, so that others come to write in between.
enum StagingRules {
  /// How many rows a piece may have, unless one segment alone has more; about half a second of writing.
  static let rowLimit = 250_000
  /// How long the lock is left alone between two pieces.
  static let pause = Duration.milliseconds(60)

  /// The segments in pieces, in order.
  static func pieces(of segments: [Segment], rowLimit: Int = rowLimit) -> [ArraySlice<Segment>] {
    var pieces: [ArraySlice<Segment>] = []
    var start = segments.startIndex
    var rows = 0
    for index in segments.indices {
      if index > start, rows + segments[index].rows.count > rowLimit {
        pieces.append(segments[start..<index])
        (start, rows) = (index, 0)
      }
      rows += segments[index].rows.count
    }
    if start < segments.endIndex { pieces.append(segments[start...]) }
    return pieces
  }
}
