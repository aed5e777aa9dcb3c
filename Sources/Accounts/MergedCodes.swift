import Storage

/// The codes of one coding part in several lists of facts, each distinct code numbered once.
///
/// Each segment has a dictionary of its own; rules look at a code once for all of them.
struct MergedCodes {
  /// The distinct codes, in order of first appearance.
  private(set) var codes: [String] = []
  /// For each list of facts the number of each code in its dictionary.
  private(set) var numbers: [[Int32]] = []

  init(_ columns: [CodeColumn]) {
    var found: [String: Int32] = [:]
    for column in columns {
      numbers.append(
        column.dictionary.map { code in
          if let number = found[code] { return number }
          let number = Int32(codes.count)
          found[code] = number
          codes.append(code)
          return number
        })
    }
  }
}
