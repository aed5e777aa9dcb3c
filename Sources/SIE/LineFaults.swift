/// The lines that could not be read: the first few, and how many there are.
struct LineFaults: Sendable {
  static let limit = 6

  private(set) var first: [(line: Int, code: SIEProblemCode)] = []
  private(set) var count = 0

  mutating func add(_ code: SIEProblemCode, line: Int) {
    count += 1
    if first.count < LineFaults.limit { first.append((line, code)) }
  }
}
