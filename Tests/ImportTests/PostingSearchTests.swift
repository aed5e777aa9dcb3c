import Accounts
import Importing
import Kernel
import Ledger
import Organisation
import Storage
import TestSupport
import Testing

private let april = Attempt.month
private let year = Period("2019") ?? Period(april)

/// A posting as a file has it.
private struct Line: Sendable {
  var month = "2019-04"
  var voucher = "1"
  var day = "2019-04-03"
  var account = "5010"
  var responsibility = "302"
  var area = "520"
  var ore = 100
  var text = ""
  var supplier = ""

  var row: String {
    let sign = ore < 0 ? "-" : ""
    let amount = "\(ore.magnitude / 100),\(Digits.padded(Int(ore.magnitude % 100), 2))"
    return "\(month);\(day);A;\(voucher);\(account);\(responsibility);\(area);\(sign)\(amount);\(text);\(supplier)\n"
  }
}

private let header = "period;datum;serie;ver;konto;ansvar;verksamhet;belopp;text;leverantör\n"

/// A board with two units, protected foster homes (531), and the ledger.
private func place(_ lines: [Line], budget: MemoryBudget? = nil) async throws -> Workplace {
  let place = try Workplace(budget: budget)
  let desk = place.desk()
  _ = try await desk.run(CreateBoard.self, Board(name: "Socialnämnden", municipality: "Exempelkommunen"))
  let other = OrgUnit(
    name: "Öppenvård", level: "enhet", parent: nil, responsibilities: [CodeRange("303")], validFrom: nil, validTo: nil,
    order: 2)
  _ = try await desk.run(
    ImportUnits.self,
    [UnitDraft(id: "E1", unit: Attempt.unit, place: Place()), UnitDraft(id: "E2", unit: other, place: Place())])
  _ = try await desk.run(
    ImportProtected.self,
    [
      ProtectedCodes.Entry(
        selection: NamedSelection(
          id: "familjehem", name: "Familjehem", rules: [FactSelection(["service_area": [CodeRange("531")]])]),
        ground: "26 kap. 1 § OSL")
    ])
  try await read(lines, at: place)
  return place
}

private func read(_ lines: [Line], at place: Workplace) async throws {
  _ = try await LedgerImporter(desk: place.desk()).run(
    SourceFile(name: "fil.csv", bytes: Array((header + lines.map(\.row).joined()).utf8)),
    .init(
      source: "huvudbok", consent: SupersedeConsent(isGeneral: true, named: Set(SupersedeProblem.consents)),
      isOneSided: true))
}

private func texts(_ query: PostingQuery, _ desk: Desk, isConfidential: Bool = false) async throws -> [String] {
  try await PostingDesk(desk).find(query, isConfidential: isConfidential).postings.map(\.text)
}

private let some = [
  Line(voucher: "1", ore: 120_000, text: "Hyra april", supplier: "Bostads AB ÅKERN"),
  Line(voucher: "2", responsibility: "303", ore: -50_050, text: "Återbetald hyra"),
  Line(voucher: "3", area: "531", ore: 999_900, text: "Familjehem Ek", supplier: "Ek"),
  Line(month: "2019-03", voucher: "1", day: "2019-03-29", account: "4511", ore: 120_001, text: "Köpt vård"),
]

@Test(
  "Words are found anywhere in text and supplier, whatever their case",
  arguments: [
    ("hyra", ["Hyra april", "Återbetald hyra"]), ("HYRA", ["Hyra april", "Återbetald hyra"]),
    ("återbetald", ["Återbetald hyra"]), ("ÅTERBETALD HYRA", ["Återbetald hyra"]), ("åkern", ["Hyra april"]),
    ("A\u{30A}KERN hyra", ["Hyra april"]), ("vård", ["Köpt vård"]), ("vard", []), ("yra pri", ["Hyra april"]),
    ("hyra hyra april", ["Hyra april"]), ("ek", []), ("familjehem", []), ("  ", nil),
  ] as [(String, [String]?)])
func words(_ words: String, _ expected: [String]?) async throws {
  let place = try await place(some)
  let found = try await PostingDesk(place.desk(permissions: [.read])).find(PostingQuery(year, words: words))
  #expect(found.postings.map(\.text) == expected ?? ["Skyddad text", "Köpt vård", "Hyra april", "Återbetald hyra"])
  #expect(found.count == found.postings.count)
  #expect(found.sum == found.postings.map(\.amount).sum())
  try place.remove()
}

@Test("Protected texts are not found by what they say, except by whoever may and asks")
func protectedTexts() async throws {
  let place = try await place(some)
  let mayNot = place.desk(permissions: [.read])
  let may = place.desk(permissions: [.read, .readConfidential])
  for desk in [may, mayNot] {
    let without = try await PostingDesk(desk).find(PostingQuery(year, words: "finns inte"))
    let with = try await PostingDesk(desk).find(PostingQuery(year, words: "familjehem"))
    // A hit, a count, a sum or a note would tell.
    #expect(with.count == 0 && with.sum == .zero && with.postings.isEmpty)
    #expect(with.notes == without.notes)
    #expect(try await texts(PostingQuery(year, supplier: "ek"), desk) == [])
    // By codes and amount it is found, without words.
    let found = try await PostingDesk(desk).find(PostingQuery(year, codes: [.serviceArea: [CodeRange("531")]]))
    #expect(found.postings.map(\.text) == [FoundPosting.hiddenText])
    #expect(found.postings.map(\.supplier) == [""])
  }
  #expect(try await texts(PostingQuery(year, words: "familjehem"), may, isConfidential: true) == ["Familjehem Ek"])
  await #expect(throws: StorageProblem.notPermitted(useCase: FindPostings.name, permission: .readConfidential)) {
    try await texts(PostingQuery(year), mayNot, isConfidential: true)
  }
  try place.remove()
}

@Test("Postings of other units are not found, and no voucher shows them")
func otherUnits() async throws {
  let place = try await place(some + [Line(voucher: "1", responsibility: "303", ore: 7, text: "Del av 1")])
  let one = place.desk(permissions: [.read], scope: .units(["E2"]))
  let all = try await PostingDesk(one).find(PostingQuery(year))
  #expect(all.postings.map(\.text) == ["Återbetald hyra", "Del av 1"])
  #expect(all.sum == Money(ore: -50_043))
  await #expect(throws: StorageProblem.outsideScope(unit: "E1")) {
    try await texts(PostingQuery(year, unit: "E1"), one)
  }
  #expect(try await texts(PostingQuery(year, unit: "E2"), place.desk()) == ["Återbetald hyra", "Del av 1"])
  let whole = try await PostingDesk(place.desk()).find(PostingQuery(year, words: "hyra april"))
  let id = try #require(whole.postings.first?.id)
  let voucher = try await PostingDesk(place.desk()).voucher(id)
  #expect(voucher.postings.map(\.text) == ["Hyra april", "Del av 1"])
  #expect(voucher.batch.value.fileName == "fil.csv")
  // The row of the other unit is not to be had, in the same words as one that there is not.
  await #expect(throws: LedgerProblem.unknownPosting(id)) { try await PostingDesk(one).voucher(id) }
  let beyond = PostingID(batch: id.batch, month: id.month, row: 999)
  await #expect(throws: LedgerProblem.unknownPosting(beyond)) { try await PostingDesk(one).voucher(beyond) }
  let part = try #require(all.postings.last?.id)
  let seen = try await PostingDesk(one).voucher(part)
  #expect(seen.postings.map(\.text) == ["Del av 1"])
  #expect(seen.isLimited)
  try place.remove()
}

@Test("A replaced posting is not found, and is found as of the moment before")
func replaced() async throws {
  let place = try await place(some)
  let before = try await place.desk().ask(ListBatches.self, ()).last?.event ?? 0
  try await read([Line(voucher: "9", ore: 5, text: "Ny hyra")], at: place)
  #expect(try await texts(PostingQuery(year, words: "hyra"), place.desk()) == ["Ny hyra"])
  let then = try await PostingDesk(place.desk()).find(PostingQuery(year, words: "hyra"), asOf: .event(before))
  #expect(then.postings.map(\.text) == ["Hyra april", "Återbetald hyra"])
  try place.remove()
}

@Test(
  "Amounts are exact, a krona wide or an interval",
  arguments: [
    ("1200", [120_000, 120_099, -120_000], [119_999, 120_100]), ("1200,00", [120_000, -120_000], [120_001]),
    ("-1200", [-120_000, -120_099], [120_000]), ("+1200", [120_000], [-120_000]),
    ("1 000-2 000", [100_000, 200_099, -150_000], [99_999, 200_100]), ("1000..2000", [100_000], [99_999]),
    ("-2000--1000", [-150_000], [150_000]), (">5000", [500_099, -600_000], [500_000]),
    ("<0,50", [0, 50, -50], [51]), ("2000–1000 kr", [150_000], [99_999]),
  ])
func amounts(_ text: String, _ inside: [Int64], _ outside: [Int64]) throws {
  let range = try #require(AmountRange(text: text))
  for ore in inside { #expect(range.contains(ore), "\(text) holds \(ore)") }
  for ore in outside { #expect(!range.contains(ore), "\(text) does not hold \(ore)") }
}

@Test("What spells no amounts is told", arguments: ["", "abc", "-", "1-", "..", ">", "1,234,5", "9999999999999999999"])
func oddAmounts(_ text: String) {
  #expect(throws: LedgerProblem.oddAmounts(text)) { try AmountRange.read(text) }
}

@Test("A search finds what looking at every row finds", arguments: [1, 2, 3, 4, 5, 6, 7])
func againstEveryRow(_ seed: Int) async throws {
  // The last has more rows a month than are looked at together.
  let (count, questions) = seed == 7 ? (18_000, 12) : (400, 60)
  var chance = SeededChance(seed: seed)
  let words = ["Hyra", "vård", "ÅKERN", "familjehem", "Köpt", "É", "Ŝ", "-", "1"]
  func pick<T>(_ all: [T]) -> T { all[Int.random(in: all.indices, using: &chance)] }
  let lines = (0..<count).map { number in
    Line(
      month: pick(["2019-03", "2019-04"]), voucher: "\(number / 3)",
      day: "2019-04-\(Digits.padded(1 + number % 28, 2))",
      account: pick(["5010", "4511", "6420"]), responsibility: pick(["302", "303", "399"]), area: pick(["520", "531"]),
      ore: Int.random(in: -2_000...2_000, using: &chance) * 50 + 1,
      text: (0..<Int.random(in: 0...3, using: &chance)).map { _ in pick(words) }.joined(separator: " "),
      supplier: pick(["", "Ŝtad", "Vård AB", "Ek"]))
  }
  // With a budget what was made is used again, without it is made each time.
  let place = try await place(lines, budget: seed % 2 == 0 ? MemoryBudget(bytes: 10_000_000) : nil)
  for _ in 0..<questions {
    let word = pick(words + ["hyra vård", "ŝ", "ék", ""])
    let account = pick(["", "4", "50"])
    let range = pick([nil, AmountRange(text: "100-500"), AmountRange(text: "-300")])
    let scope = pick([Scope.everything, .units(["E1"]), .units(["E1", "E2"]), .units([])])
    let months = pick([year, Period(april)])
    let query = PostingQuery(
      months, words: word, codes: account.isEmpty ? [:] : [.account: [CodeRange(account)]], amounts: range, limit: 7)
    let found = try await PostingDesk(place.desk(permissions: [.read], scope: scope)).find(query)
    let expected = lines.filter { line in
      let isSeen =
        switch line.responsibility {
        case "302": scope.contains(unit: "E1")
        case "303": scope.contains(unit: "E2")
        default: scope == .everything
        }
      let parts = word.lowercased().split(separator: " ")
      let isFound =
        parts.isEmpty
        || line.area != "531"
          && parts.allSatisfy { line.text.lowercased().contains($0) || line.supplier.lowercased().contains($0) }
      return isSeen && isFound && line.account.hasPrefix(account) && (range?.contains(Int64(line.ore)) ?? true)
        && (Month(line.month).map(months.contains) ?? false)
    }
    #expect(found.count == expected.count, "seed \(seed), \(query)")
    #expect(found.sum == Money(ore: Int64(expected.map(\.ore).reduce(0, +))), "seed \(seed), \(query)")
    #expect(
      found.postings.map(\.amount.ore.magnitude)
        == expected.map { Int64($0.ore).magnitude }.sorted(by: >).prefix(7).map { $0 }, "seed \(seed), \(query)")
  }
  try place.remove()
}
