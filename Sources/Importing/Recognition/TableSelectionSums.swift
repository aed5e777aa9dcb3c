import Accounts
import Kernel

/// The running sums of the lines with chosen codes, each choice added up once.
struct TableSelectionSums {
  private let lines: [TableTotalRules.Line]
  private let columns: [Int]
  private var codes: [CodingPart: Codes] = [:]
  private var known: [[CodingPart: CodeRange]: TableLineSums] = [:]
  private var size = 0

  init(_ lines: [TableTotalRules.Line], _ columns: [Int]) {
    self.lines = lines
    self.columns = columns
  }

  /// The sums of the lines whose codes lie in the ranges.
  mutating func sums(_ ranges: [CodingPart: CodeRange]) -> TableLineSums {
    if let sums = known[ranges] { return sums }
    let sums = TableLineSums(lines, columns, positions(ranges))
    // Choices that overlap without end would fill the memory.
    if size > 4 * lines.count + 100_000 {
      known = [:]
      size = 0
    }
    known[ranges] = sums
    size += sums.positions.count
    return sums
  }

  private mutating func positions(_ ranges: [CodingPart: CodeRange]) -> [Int] {
    let places = CodingPart.allCases.enumerated().compactMap { index, part in ranges[part].map { (index, part, $0) } }
    guard let (place, part, range) = places.first else { return Array(lines.indices) }
    let codes = codes[part] ?? Codes(lines, place)
    self.codes[part] = codes
    let found = codes.lines(in: range)
    guard places.count > 1 else { return found }
    return found.filter { line in places.dropFirst().allSatisfy { $2.contains(lines[line].codes[$0]) } }
  }

  /// The codes of one part and the lines that have them.
  private struct Codes {
    private let sorted: [(code: String, lines: [Int])]

    init(_ lines: [TableTotalRules.Line], _ place: Int) {
      var found: [String: [Int]] = [:]
      for (index, line) in lines.enumerated() { found[line.codes[place], default: []].append(index) }
      sorted = found.map { ($0.key, $0.value) }.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    }

    /// The lines with a code of the range, in order: its codes stand together when they are sorted by their bytes.
    func lines(in range: CodeRange) -> [Int] {
      var first = 0
      var end = sorted.count
      while first < end {
        let middle = (first + end) / 2
        if sorted[middle].code.utf8.lexicographicallyPrecedes(range.first.utf8) {
          first = middle + 1
        } else {
          end = middle
        }
      }
      return sorted[first...].prefix { range.contains($0.code) }.flatMap(\.lines).sorted()
    }
  }
}
