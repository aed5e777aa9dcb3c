import Importing
import Kernel
import Ledger
import Storage
import Testing

private typealias Posting = SupersedeScene.Posting

/// A month of a board with five responsibilities, in amounts that weigh something.
private func month(_ number: Int) -> [Posting] {
  (1...5).flatMap { unit in
    ["3121", "4641", "4642", "5010", "5110", "5511", "6111", "7400"].enumerated().map { index, account in
      let kronor = Int64(100_000 * (index + 2) + 1_370 * number * (index + 1) + 9_000 * unit)
      return (
        account, unit < 4 ? "30\(unit)" : "31\(unit)", index % 2 == 0 ? "531" : "532",
        account == "3121" ? -kronor : kronor
      )
    }
  }
}

/// January to April, all closed.
private func scene() throws -> SupersedeScene {
  var scene = SupersedeScene()
  scene.add(
    try scene.incoming((1...4).map { ("2019-0\($0)", month($0)) }, status: .closed, extracted: "2019-05-08"))
  return scene
}

private func changed(
  _ postings: [Posting], _ change: (Posting) -> Int64
) -> [Posting] {
  postings.map { ($0.0, $0.1, $0.2, change($0)) }
}

@Suite("What stands in the way of new months and of closed ones")
struct SupersedeMonthTests {
  @Test(
    "A new month is asked about where it is unlike the three before it",
    arguments: [
      (month(5), []),
      (changed(month(5)) { $0.kronor * 10 }, ["wrong-scale"]),
      (changed(month(5)) { $0.kronor / 10 }, ["wrong-scale"]),
      (changed(month(5)) { $0.kronor * 9 / 5 }, ["unusual-amounts"]),
      (changed(month(5)) { $0.account == "3121" ? -$0.kronor : $0.kronor }, ["sign-flipped"]),
      (changed(month(5)) { $0.account == "3121" ? -$0.kronor / 2 : $0.kronor }, ["sign-flipped"]),
      (
        changed(month(5)) { $0.account.hasPrefix("5") ? $0.kronor / 1_000 : $0.kronor },
        ["unusual-amounts"]
      ),
      (changed(month(5)) { $0.account.hasPrefix("7") ? $0.kronor * 9 / 2 : $0.kronor }, ["unusual-amounts"]),
      (month(5).filter { !$0.responsibility.hasPrefix("31") }, ["lost-codes"]),
      (month(5).map { ($0.0, $0.1, "531", $0.3) }, ["lost-codes"]),
    ] as [([SupersedeScene.Posting], [String])])
  func newMonth(postings: [SupersedeScene.Posting], expected: [String]) throws {
    var scene = try scene()
    #expect(try scene.names(scene.incoming([("2019-05", postings)])) == expected)
  }

  @Test("A month that is not over is no less than usual")
  func early() throws {
    var scene = try scene()
    let few = month(5).filter { $0.account != "5110" && $0.responsibility == "301" }
    #expect(
      try scene.names(scene.incoming([("2019-05", few)], status: .open, extracted: "2019-05-12")) == [])
  }

  @Test("A closed month may change by a little without a word, and by no more")
  func closed() throws {
    var scene = try scene()
    func names(_ postings: [SupersedeScene.Posting]) throws -> [String] {
      try scene.names(scene.incoming([("2019-03", postings)], status: .closed))
    }
    let march = month(3)
    func adding(_ kronor: Int64, to account: String) -> [Posting] {
      march.map {
        $0.account == account && $0.responsibility == "301" ? ($0.0, $0.1, $0.2, $0.kronor + kronor) : $0
      }
    }
    #expect(try names(adding(49_000, to: "5110")) == [])
    #expect(try names(adding(200_000, to: "5110")) == ["closed-month-changed"])
    // A fiftieth of the revenue is less than half a per cent of all.
    #expect(try names(adding(60_000, to: "3121")) == ["closed-month-changed"])
    // Moved between classes, the result is what it was.
    let moved = march.map { $0.account == "5511" && $0.responsibility == "302" ? ("4641", $0.1, $0.2, $0.3) : $0 }
    #expect(try names(moved) == ["closed-month-changed"])
  }

  @Test("Money that a closed month gains on codes that it had not is a change of it")
  func gained() throws {
    var scene = try scene()
    let part = FactSelection(["responsibility": [CodeRange("999")]])
    func names(_ kronor: Int64) throws -> [String] {
      try scene.names(
        scene.incoming([("2019-03", [("4641", "999", "531", kronor)])], status: .closed, selection: part))
    }
    #expect(try names(40_000) == [])
    #expect(try names(4_000_000) == ["closed-month-changed"])
  }

  @Test("A new source with a closed month's accounts and responsibilities must be named")
  func secondSource() throws {
    var scene = try scene()
    let other = changed(month(3)) { $0.kronor * 5 / 7 + 3 }
    let found = try scene.findings(scene.incoming([("2019-03", other)], status: .closed, source: "agresso")).problems
    #expect(found.map(\.consent) == ["other-source"])
    #expect(found.map(\.isGrave) == [true])
    // A source on codes of its own, or in months of its own, is no second account of the same.
    let own = other.map { ("4999", "399", $0.serviceArea, $0.kronor) }
    #expect(try scene.names(scene.incoming([("2019-03", own)], status: .closed, source: "agresso")) == [])
    scene.add(try scene.incoming([("2019-03", own)], status: .closed, source: "agresso"))
    #expect(try scene.names(scene.incoming([("2019-04", other)], status: .closed, source: "agresso")) == [])
  }

  @Test("A part that stands for the whole must be named")
  func part() throws {
    var scene = try scene()
    let one = month(3).filter { $0.responsibility == "301" }
    let found = try scene.findings(scene.incoming([("2019-03", one)], status: .closed)).problems
    #expect(
      found.contains { $0.consent == "shrunk" && $0.isGrave && !$0.remedy.text(for: .command).contains("--confirm") })
  }

  @Test("Reading anew what hardly leaves a code string as it was must be named")
  func rewritten() throws {
    var scene = try scene()
    let swapped = month(3).map { ($0.0, $0.2, $0.1, $0.3) }
    #expect(try scene.names(scene.incoming([("2019-03", swapped)], status: .closed)).contains("rewritten") == false)
    let anew = try scene.incoming([("2019-03", swapped)], status: .closed, rereadOf: "ledger-1")
    #expect(try scene.names(anew).contains("rewritten"))
  }
}
