import Importing
import Kernel
import Storage
import Testing

@Suite("What stands in the way of superseding")
struct SupersedeRulesTests {
  private static let columns = ["account", "responsibility", "service_area"]

  /// The sums of a month: rows of account, responsibility and service area.
  private typealias Rows = [[String]]

  private let month: Month
  private let before: Rows = [["5110", "302", "531"], ["5110", "303", "531"], ["4641", "302", "532"]]

  init() throws { month = try #require(Month("2019-03")) }

  private func sums(_ rows: Rows) -> FactColumns {
    FactColumns(
      Self.columns.enumerated().map { index, name in
        var words: [String] = []
        let codes = rows.map { row in
          words.firstIndex(of: row[index]).map(UInt32.init)
            ?? {
              words.append(row[index])
              return UInt32(words.count - 1)
            }()
        }
        return (name, .code(CodeColumn(dictionary: words, codes: codes)))
      })
  }

  private func digest(_ rows: Rows) -> Digest { Digest.of(Array(rows.joined().joined(separator: "|").utf8)) }

  private func batch(
    _ rows: Rows, _ selection: FactSelection = .everything, status: PeriodStatus = .closed, extracted: Int = 20_190_405,
    file: String = "f", source: String = "huvudbok"
  ) throws -> Batch {
    Batch(
      table: "t", source: source, selection: selection,
      parts: [.init(month: month, segment: digest(rows), rows: rows.count, sum: .zero, status: status)],
      fileName: "f", file: Digest.of(Array(file.utf8)), extracted: try #require(Day(yyyymmdd: extracted)), warnings: 0)
  }

  /// What `rows` in `new` would do to what the earlier batches left to be seen.
  private func findings(_ new: Batch, _ rows: Rows, over earlier: [(Batch, Rows)]) -> SupersedeFindings {
    let visible = VisibleFacts(
      earlier.enumerated().map { Versioned(id: "\($0)", version: 1, event: $0 + 1, value: $1.0) })
    let known = Dictionary(earlier.map { (digest($0.1), $0.1) }, uniquingKeysWith: { first, _ in first })
    let codes = Dictionary(
      uniqueKeysWithValues: Self.columns.enumerated().map { index, name in (name, Set(rows.map { $0[index] })) })
    return SupersedeRules.compare(new, codes: [month: codes], with: visible, columns: Self.columns) {
      sums(known[$0] ?? [])
    }
  }

  private func lost(_ findings: SupersedeFindings) -> [String] {
    findings.lostCodes.map { "\($0.column) \($0.codes.joined(separator: ","))" }
  }

  @Test("The same postings are nothing new although the file and its day are others")
  func nothingNew() throws {
    let found = findings(
      try batch(before, extracted: 20_190_501, file: "g"), before, over: [(try batch(before), before)])
    #expect(found.isNothingNew)
    #expect(found.newerExtraction == nil)
    #expect(found.lostCodes.isEmpty)
  }

  @Test(
    "Another status alone is new, in either direction", arguments: [PeriodStatus.open, .preliminary])
  func status(other: PeriodStatus) throws {
    #expect(!findings(try batch(before, status: other), before, over: [(try batch(before), before)]).isNothingNew)
    #expect(!findings(try batch(before), before, over: [(try batch(before, status: other), before)]).isNothingNew)
  }

  @Test("Other postings, another source and a first import are new")
  func new() throws {
    let more = before + [["5110", "304", "531"]]
    #expect(!findings(try batch(more), more, over: [(try batch(before), before)]).isNothingNew)
    #expect(!findings(try batch(before, source: "lön"), before, over: [(try batch(before), before)]).isNothingNew)
    #expect(!findings(try batch(before), before, over: []).isNothingNew)
  }

  @Test(
    "An extraction is older when its day is before the visible one's",
    arguments: [(20_190_404, true), (20_190_405, false), (20_190_406, false)])
  func olderExtraction(day: Int, isOlder: Bool) throws {
    let seen = Day(yyyymmdd: 20_190_405)
    let found = findings(try batch(before, extracted: day), before, over: [(try batch(before), before)])
    #expect(found.newerExtraction == (isOlder ? seen : nil))
  }

  @Test("Of several newer extractions the newest is told")
  func newestExtraction() throws {
    let (north, south) = (FactSelection(["responsibility": [CodeRange("302")]]), FactSelection.everything)
    let found = findings(
      try batch(before, extracted: 20_190_401), before,
      over: [(try batch(before, south), before), (try batch([before[0]], north, extracted: 20_190_410), [before[0]])])
    #expect(found.newerExtraction == Day(yyyymmdd: 20_190_410))
  }

  @Test(
    "A code that goes missing is told with its part",
    arguments: [
      ([["5110", "302", "531"], ["5110", "303", "531"], ["5110", "302", "532"]], ["account 4641"]),
      ([["5110", "302", "531"], ["4641", "302", "532"]], ["responsibility 303"]),
      ([["5110", "302", "531"], ["5110", "303", "531"], ["4641", "302", "531"]], ["service_area 532"]),
      ([["5110", "302", "531"]], ["account 4641", "responsibility 303", "service_area 532"]),
      ([], ["account 4641,5110", "responsibility 302,303", "service_area 531,532"]),
      // The codes are all there, if in other combinations; and one more is no loss.
      ([["4641", "303", "531"], ["5110", "302", "532"]], []),
      ([["4641", "303", "531"], ["5110", "302", "532"], ["3510", "9", "9"]], []),
      // A longer code is another code.
      ([["51101", "302", "531"], ["5110", "303", "532"]], ["account 4641"]),
    ] as [([[String]], [String])])
  func lostCodes(rows: [[String]], expected: [String]) throws {
    #expect(lost(findings(try batch(rows), rows, over: [(try batch(before), before)])) == expected)
  }

  @Test("What lies outside the declared selection is not missed")
  func outsideSelection() throws {
    let selection = FactSelection(["responsibility": [CodeRange("303")]])
    let rows = [["5110", "303", "533"]]
    let found = findings(try batch(rows, selection), rows, over: [(try batch(before), before)])
    // Of 303 the service area 531 goes; 302 with 4641 and 532 stays as it is.
    #expect(lost(found) == ["service_area 531"])
  }

  @Test("Rows that a later batch hides are not missed")
  func hiddenRows() throws {
    let selection = FactSelection(["responsibility": [CodeRange("302")]])
    let correction = [["5110", "302", "531"]]
    let earlier = [(try batch(before), before), (try batch(correction, selection), correction)]
    // 4641 and 532 stood on 302 alone and went with the correction.
    let rows = [["5110", "302", "531"], ["5110", "303", "531"]]
    #expect(lost(findings(try batch(rows), rows, over: earlier)) == [])
    #expect(lost(findings(try batch([rows[1]]), [rows[1]], over: earlier)) == ["responsibility 302"])
  }

  @Test("A month that holds nothing any longer loses all its codes; one that held nothing loses none")
  func emptyMonths() throws {
    let nothing = Batch(
      table: "t", source: "huvudbok", selection: .everything,
      parts: [.init(month: month, segment: nil, rows: 0, sum: .zero, status: .closed)], fileName: "f",
      file: Digest.of([]), extracted: try #require(Day(yyyymmdd: 20_190_405)), warnings: 0)
    #expect(findings(nothing, [], over: [(try batch(before), before)]).lostCodes.count == 3)
    #expect(findings(try batch(before), before, over: [(nothing, [])]).lostCodes.isEmpty)
    #expect(findings(nothing, [], over: [(nothing, [])]).isNothingNew)
  }

  // Columns of sums that are read once a segment, not once a column.
  @Test("The sums of a visible segment are read once")
  func readOnce() throws {
    var reads = 0
    let visible = VisibleFacts([Versioned(id: "1", version: 1, event: 1, value: try batch(before))])
    _ = SupersedeRules.compare(try batch(before), codes: [:], with: visible, columns: Self.columns) { _ in
      reads += 1
      return sums(before)
    }
    #expect(reads == 1)
  }
}
