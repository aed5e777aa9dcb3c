import Importing
import Kernel
import Ledger
import Storage
import Testing

private typealias Posting = SupersedeScene.Posting

/// January to April as they were let in, April preliminary.
private func scene() throws -> SupersedeScene {
  var scene = SupersedeScene()
  scene.add(
    try scene.incoming(
      (1...4).map { ("2019-0\($0)", SupersedeScene.ordinary($0)) }, extracted: "2019-05-08",
      origin: Batch.Origin(number: "212000-0000", name: "Exempelkommunen, Socialnämnden")))
  return scene
}

private let april = SupersedeScene.ordinary(4)

private func times(_ factor: Int64, _ postings: [Posting] = april) -> [Posting] {
  postings.map { ($0.account, $0.responsibility, $0.serviceArea, $0.kronor * factor) }
}

/// Each amount times the one factor or the other.
private func noisy(_ first: Int64, _ second: Int64, by divisor: Int64 = 1) -> [Posting] {
  april.enumerated().map { index, posting in
    (posting.0, posting.1, posting.2, posting.kronor * (index % 2 == 0 ? first : second) / divisor)
  }
}

@Suite("What stands in the way of superseding")
struct SupersedeRulesTests {
  @Test("The same postings are nothing new although the file and its day are others")
  func nothingNew() throws {
    var scene = try scene()
    let again = try scene.incoming(
      (1...4).map { ("2019-0\($0)", SupersedeScene.ordinary($0)) }, extracted: "2019-06-01")
    #expect(try scene.findings(again) == SupersedeFindings(isNothingNew: true, problems: []))
  }

  @Test("A closed April in the place of the preliminary one, somewhat changed and with a new code, is no mistake")
  func ordinary() throws {
    var scene = try scene()
    var closed = april + [("5010", "304", "531", 4_711)]
    closed[3].kronor += 900
    let incoming = try scene.incoming([("2019-04", closed)], status: .closed)
    #expect(try scene.findings(incoming) == SupersedeFindings(isNothingNew: false, problems: []))
    let may = try scene.incoming([("2019-05", SupersedeScene.ordinary(5))], status: .preliminary)
    #expect(try scene.names(may) == [])
  }

  @Test("Another status alone is something new")
  func status() throws {
    var scene = try scene()
    let closed = try scene.incoming([("2019-04", april)], status: .closed)
    #expect(try scene.findings(closed) == SupersedeFindings(isNothingNew: false, problems: []))
    scene.add(closed)
    for status in [PeriodStatus.open, .preliminary] {
      #expect(try scene.names(scene.incoming([("2019-04", april)], status: status)) == ["reopened"])
    }
  }

  /// What somebody may hand in by mistake for April, and what must be found.
  private static let mistakes: [(what: String, postings: [Posting], found: [String])] = [
    ("flipped signs", times(-1), ["sign-flipped"]),
    ("one class flipped", april.map { $0.0.hasPrefix("4") ? ($0.0, $0.1, $0.2, -$0.kronor) : $0 }, ["sign-flipped"]),
    ("revenue flipped", april.map { $0.0 == "3121" ? ($0.0, $0.1, $0.2, -$0.kronor) : $0 }, ["signs-lost"]),
    ("ten times", times(10), ["wrong-scale"]),
    ("a tenth", april.map { ($0.0, $0.1, $0.2, $0.kronor / 10) }, ["wrong-scale"]),
    ("six times", times(6), ["wrong-scale"]),
    ("a third and more", noisy(4, 7), ["wrong-scale"]),
    ("a thousand times and noise", noisy(600, 1_400), ["wrong-scale"]),
    ("flipped signs and noise", noisy(-4, -13, by: 10), ["sign-flipped"]),
    ("öre for kronor", times(100), ["wrong-scale"]), ("kronor as thousands", times(1_000), ["wrong-scale"]),
    ("millions", times(1_000_000), ["wrong-scale"]),
    ("thousands and flipped", times(-1_000), ["wrong-scale"]),
    ("thousands for kronor", april.map { ($0.0, $0.1, $0.2, ($0.kronor + 500) / 1_000) }, ["wrong-scale"]),
    ("every row twice", april + april, ["doubled"]),
    (
      "twice, and somewhat changed", (april + april).map { ($0.0, $0.1, $0.2, $0.kronor + 20) }, ["doubled"]
    ),
    ("signs lost", april.map { ($0.0, $0.1, $0.2, abs($0.kronor)) }, ["signs-lost"]),
    ("March's rows", SupersedeScene.ordinary(3), ["copied-month"]),
    ("nothing but zeros", times(0), ["emptied-month"]),
    ("nothing at all", [], ["emptied-month"]),
    ("one responsibility", april.filter { $0.responsibility == "302" }, ["lost-codes", "shrunk"]),
    (
      "no revenue", april.filter { $0.account != "3121" }, ["lost-codes", "lost-classes"]
    ),
    ("no service areas", april.map { ($0.0, $0.1, "", $0.kronor) }, ["lost-part"]),
    (
      "half of each row's rows", april.enumerated().filter { $0.offset % 4 == 0 }.map(\.element),
      ["lost-codes", "lost-codes", "lost-classes", "shrunk"]
    ),
    (
      "the year so far",
      (1...4).flatMap { SupersedeScene.ordinary($0) }, ["cumulative"]
    ),
  ]

  @Test("A mistake in April is found", arguments: mistakes.indices)
  func mistake(index: Int) throws {
    var scene = try scene()
    let mistake = Self.mistakes[index]
    let found = try scene.names(scene.incoming([("2019-04", mistake.postings)]))
    #expect(found == mistake.found, "\(mistake.what)")
  }

  @Test("Last year's amounts in this year's months are found, together for all months")
  func otherYear() throws {
    var scene = SupersedeScene()
    let before = (1...4).map { ("2018-0\($0)", SupersedeScene.ordinary($0, year: 2018)) }
    scene.add(try scene.incoming(before, status: .closed, extracted: "2019-02-01"))
    let wrong = (1...3).map { ("2019-0\($0)", SupersedeScene.ordinary($0, year: 2018)) }
    #expect(try scene.names(scene.incoming(wrong)) == ["other-year"])
    scene.add(try scene.incoming((1...3).map { ("2019-0\($0)", SupersedeScene.ordinary($0)) }))
    let found = try scene.findings(scene.incoming(wrong)).problems
    #expect(found.map(\.consent) == ["other-year"])
    #expect(found.first?.months.count == 3)
  }

  @Test(
    "A new month is held against the months before it",
    arguments: [
      (times(1, SupersedeScene.ordinary(5)), []), (times(-1, SupersedeScene.ordinary(5)), ["sign-flipped"]),
      (times(1_000, SupersedeScene.ordinary(5)), ["wrong-scale"]),
      (SupersedeScene.ordinary(5).map { ($0.0, $0.1, $0.2, $0.kronor / 100) }, ["wrong-scale"]),
      (april, ["copied-month"]), ((1...5).flatMap { SupersedeScene.ordinary($0) }, ["cumulative"]),
      (SupersedeScene.ordinary(5).filter { $0.account != "3121" }, ["lost-classes"]),
    ] as [([SupersedeScene.Posting], [String])])
  func newMonth(postings: [SupersedeScene.Posting], expected: [String]) throws {
    var scene = try scene()
    #expect(try scene.names(scene.incoming([("2019-05", postings)])) == expected)
  }

  @Test(
    "Days are looked at",
    arguments: [
      ("2019-05-07", PeriodStatus.preliminary, ["older-extraction"]), ("2019-05-08", .preliminary, []),
      ("2019-06-15", .closed, []), ("2019-06-16", .preliminary, ["future-extraction"]),
      ("2019-04-29", .closed, ["older-extraction", "closed-early"]), ("2019-04-30", .closed, ["older-extraction"]),
    ])
  func days(extracted: String, status: PeriodStatus, expected: [String]) throws {
    var scene = try scene()
    let changed = april.map { ($0.0, $0.1, $0.2, $0.kronor + 1) }
    #expect(try scene.names(scene.incoming([("2019-04", changed)], status: status, extracted: extracted)) == expected)
  }

  @Test("Months that have not begun, and holes in the year, are found")
  func months() throws {
    var scene = try scene()
    let july = try scene.incoming([("2019-06", SupersedeScene.ordinary(6)), ("2019-07", SupersedeScene.ordinary(7))])
    #expect(try scene.findings(july).problems.map(\.consent) == ["future-months", "hole"])
    #expect(
      try scene.findings(july).problems.flatMap(\.months).map(\.description) == ["2019-07", "2019-05"])
    #expect(try scene.names(scene.incoming([("2020-05", SupersedeScene.ordinary(5))])).contains("hole") == false)
  }

  @Test("A closed month may change a little without a word, and much with one")
  func closedMonth() throws {
    var scene = try scene()
    scene.add(try scene.incoming([("2019-04", april)], status: .closed))
    var little = april
    little[3].kronor += 2_000
    #expect(try scene.names(scene.incoming([("2019-04", little)], status: .closed)) == [])
    let much = april.map { ($0.0, $0.1, $0.2, $0.kronor * 4 / 3) }
    #expect(try scene.names(scene.incoming([("2019-04", much)], status: .closed)) == ["closed-month-changed"])
    // Measured against the whole month, a part of it may change more.
    let part = FactSelection(["responsibility": [CodeRange("302")], "account": [CodeRange("5010")]])
    let correction: [Posting] = [("5010", "302", "532", 9_000)]
    #expect(try scene.names(scene.incoming([("2019-04", correction)], status: .closed, selection: part)) == [])
  }

  @Test("Other books, another source with the same postings, and a slip in the source's name are found")
  func sources() throws {
    var scene = try scene()
    let changed = april.map { ($0.0, $0.1, $0.2, $0.kronor + 1) }
    func names(_ number: String, _ name: String) throws -> [String] {
      try scene.names(scene.incoming([("2019-04", changed)], origin: Batch.Origin(number: number, name: name)))
    }
    #expect(try names("2120000000", "EXEMPELKOMMUNEN,  Socialnämnden") == [])
    #expect(try names("", "") == [])
    #expect(try names("212000-0001", "") == ["other-organisation"])
    #expect(try names("212000-0000", "Exempelkommunen, Skolnämnden") == ["other-organisation"])
    #expect(try scene.names(scene.incoming([("2019-04", april)], source: "ekonomi")) == ["other-source"])
    let nearly = Array(april.dropLast()) + [("9999", "302", "531", 5)]
    #expect(try scene.names(scene.incoming([("2019-04", nearly)], source: "ekonomi")) == ["other-source"])
    let may = SupersedeScene.ordinary(5)
    #expect(try scene.names(scene.incoming([("2019-05", may)], source: "Huvudbok")) == ["similar-source"])
    #expect(try scene.names(scene.incoming([("2019-05", may)], source: "huvudboken")) == ["similar-source"])
    #expect(try scene.names(scene.incoming([("2019-05", may)], source: "lönesystem")) == [])
  }

  @Test("A source that speaks for more than before is found, one that speaks for something else is not")
  func selections() throws {
    var scene = SupersedeScene()
    let north = FactSelection(["responsibility": [CodeRange("302")]])
    let first = april.filter { $0.responsibility == "302" }
    scene.add(try scene.incoming([("2019-04", first)], selection: north))
    #expect(try scene.names(scene.incoming([("2019-04", april)])).contains("wider-selection"))
    let may = SupersedeScene.ordinary(5)
    #expect(try scene.names(scene.incoming([("2019-05", may)])) == ["wider-selection"])
    let south = FactSelection(["responsibility": [CodeRange("303")]])
    let second = april.filter { $0.responsibility == "303" }
    #expect(try scene.names(scene.incoming([("2019-04", second)], selection: south)) == [])
  }

  @Test("A correction that would be undone, and a month that goes back to an earlier file, are found")
  func corrections() throws {
    var scene = try scene()
    let part = FactSelection(["responsibility": [CodeRange("302")], "account": [CodeRange("5010")]])
    let correction: [Posting] = [("5010", "302", "532", 6_000)]
    scene.add(try scene.incoming([("2019-04", correction)], selection: part))
    #expect(try scene.names(scene.incoming([("2019-04", april)])) == ["correction-lost"])
    let corrected = april.map { $0.account == "5010" && $0.responsibility == "302" ? correction[0] : $0 }
    let next = try scene.incoming([("2019-04", corrected)], status: .preliminary)
    #expect(try scene.names(next) == [])
    scene.add(next)
    #expect(try scene.names(scene.incoming([("2019-04", april)], extracted: "2019-06-12")) == ["reverted"])
  }

  @Test("General consent lets pass what is not grave; what is grave must be named")
  func consent() throws {
    let month = try #require(Month("2019-04"))
    let lost = SupersedeProblem.lostCodes(months: [month], part: "konto", codes: ["5010"], file: "f")
    let flipped = SupersedeProblem.signFlipped(months: [month], accountClass: nil, file: "f")
    let general = SupersedeConsent(isGeneral: true)
    #expect(general.covers(lost) && !general.covers(flipped))
    #expect(SupersedeConsent(named: ["sign-flipped"]).covers(flipped))
    #expect(!SupersedeConsent(named: ["sign-flipped"]).covers(lost))
    #expect(!SupersedeConsent().covers(lost))
  }

  @Test("Every finding's word of consent is known to the command line, once")
  func words() throws {
    let month = try #require(Month("2019-04"))
    let day = month.lastDay
    let all: [SupersedeProblem] = [
      .olderExtraction(extracted: day, visible: day, file: ""), .futureExtraction(extracted: day, today: day, file: ""),
      .lostCodes(months: [month], part: "", codes: [], file: ""), .lostPart(months: [month], part: "", file: ""),
      .lostClasses(months: [month], classes: [], file: ""), .reopened(months: [month], status: .open, file: ""),
      .closedMonthChanged(months: [month], percent: 1, file: ""), .shrunk(months: [month], percent: 1, file: ""),
      .unusual(months: [month], accountClass: nil, percent: 1, file: ""), .rewritten(months: [month], file: ""),
      .emptied(months: [month], file: ""), .signFlipped(months: [month], accountClass: "3", file: ""),
      .signsLost(months: [month], file: ""), .wrongScale(months: [month], factor: 100, isLarger: true, file: ""),
      .doubled(months: [month], file: ""), .otherYear(months: [month], year: 2018, file: ""),
      .copiedMonth(month: month, of: month, file: ""), .cumulative(month: month, file: ""),
      .otherOrganisation(found: "", before: "", file: ""),
      .otherSource(source: "", other: "", months: [month], file: ""),
      .similarSource(source: "", other: "", file: ""), .widerSelection(selection: "", before: "", file: ""),
      .correctionLost(batch: "", selection: "", months: [month], file: ""),
      .reverted(months: [month], batch: "", file: ""), .hole(months: [month], file: ""),
      .futureMonths(months: [month], file: ""), .closedEarly(months: [month], extracted: day, file: ""),
    ]
    #expect(Set(all.map(\.consent)) == Set(SupersedeProblem.consents))
    #expect(SupersedeProblem.consents.count == all.count)
    for problem in all {
      #expect(problem.isGrave == problem.remedy.text(for: .command).contains("--accept \(problem.consent)"))
      #expect(problem.isGrave || problem.remedy.text(for: .command).contains("--confirm"))
    }
  }

  @Test("Nothing is read for a batch that changes nothing")
  func unread() throws {
    var scene = try scene()
    let again = try scene.incoming([("2019-04", april)])
    let found = try SupersedeRules.compare(
      again, with: scene.batches, table: LedgerTable.table, watched: []
    ) { _ in throw LedgerProblem.unknownBatch("") }
    #expect(found.isNothingNew)
  }
}
