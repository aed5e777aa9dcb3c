import Budgeting
import FoundationEssentials
import Kernel
import Storage
import TestSupport
import Testing

private func month(_ text: String) throws -> Month { try #require(Month(text)) }

private func component(
  _ ore: Int64 = -1_200, year: Int = 2019, decided: String? = nil, from: String? = nil, to: String? = nil,
  sort: BudgetFrame.Sort = .base, profile: BudgetFrame.Profile = .even, plan: [Int: Int64] = [:],
  compensation: BudgetFrame.Compensation? = nil
) throws -> BudgetFrame {
  BudgetFrame(
    name: "Ram", year: year, amount: Money(ore: ore), decision: "KF § 1", decidedOn: decided.flatMap { Day($0) },
    validFrom: try month(from ?? "\(year)-01"), sort: sort, validTo: try to.map(month), profile: profile,
    compensation: compensation,
    plan: plan.sorted { $0.key < $1.key }.map { .init(year: $0.key, amount: Money(ore: $0.value)) })
}

private func stored(_ frames: [BudgetFrame]) -> [Versioned<BudgetFrame>] {
  frames.enumerated().map { Versioned(id: "r\($0)", version: 1, event: $0, value: $1) }
}

@Test(
  "What belongs to months before the decision is caught up",
  arguments: [
    ("2019-03-27", "2019-01", nil, Int64(200), "2019-01..2019-02"), ("2019-01-31", "2019-01", nil, 0, nil),
    ("2018-11-21", "2019-01", nil, 0, nil), (nil, "2019-01", nil, 0, nil),
    ("2019-12-01", "2019-01", nil, 1_100, "2019-01..2019-11"),
    ("2019-05-02", "2019-03", nil, 240, "2019-03..2019-04"), ("2019-05-02", "2019-06", nil, 0, nil),
    ("2019-05-02", "2018-06", nil, 400, "2019-01..2019-04"),
    ("2019-09-01", "2019-01", "2019-03", 1_200, "2019-01..2019-03"),
    ("2020-02-01", "2019-01", nil, 0, nil),
  ] as [(String?, String, String?, Int64, String?)])
func caughtUp(decided: String?, from: String, to: String?, ore: Int64, months: String?) throws {
  for profile in [BudgetFrame.Profile.even, .catchUp] {
    let frame = try component(1_200, decided: decided, from: from, to: to, profile: profile)
    #expect(frame.catchUp == Money(ore: ore))
    #expect(frame.caughtUp?.description == months)
    #expect(frame.caughtUpMonths.sum() == frame.catchUp)
    #expect(frame.months.count == 12)
    #expect(frame.months.sum() == Money(ore: 1_200))
  }
}

@Test("The example: 7 800 tkr less from January, decided in March, is 1 300 tkr for January and February")
func example() throws {
  let frame = try component(780_000_000, decided: "2019-03-27")
  #expect(frame.catchUp == Money(tkr: 1_300))
  #expect(frame.decisionMonth == Month("2019-03"))
  let booked = try component(780_000_000, decided: "2019-03-27", profile: .catchUp).months
  #expect(booked.prefix(4) == [.zero, .zero, Money(tkr: 1_950), Money(tkr: 650)])
}

@Test("A temporary component lies on the months that it is valid")
func validMonths() throws {
  let months = try component(600, from: "2019-04", to: "2019-09", sort: .temporary).months
  #expect(months.map(\.ore) == [0, 0, 0, 100, 100, 100, 100, 100, 100, 0, 0, 0])
  #expect(try component(600, from: "2019-12", to: "2020-06").months.last == Money(ore: 600))
}

@Test(
  "Totals are kept whatever the months, the profile and the amount are",
  arguments: [1, 7, 42, 1_337])
func totalsKept(seed: Int) throws {
  var chance = SeededChance(seed: seed)
  for _ in 0..<300 {
    let first = Int.random(in: 1...12, using: &chance)
    let last = Int.random(in: first...12, using: &chance)
    let decided = Int.random(in: 1...12, using: &chance)
    let amount = Int64.random(in: -1_000_000...1_000_000, using: &chance)
    let component = try component(
      amount, decided: "2019-\(Digits.padded(decided, 2))-15", from: "2019-\(Digits.padded(first, 2))",
      to: "2019-\(Digits.padded(last, 2))", profile: Bool.random(using: &chance) ? .even : .catchUp)
    #expect(component.months.sum().ore == amount, "seed \(seed)")
    #expect(component.catchUp.ore.magnitude <= amount.magnitude, "seed \(seed)")
  }
}

@Test("Lasting money goes on, temporary ends, a plan says otherwise, and a year with a base frame stands by itself")
func planned() throws {
  let base = try component(-100)
  let change = try component(8)
  let once = try component(-5, to: "2019-12", sort: .temporary)
  let planned = try component(-7, sort: .supplementary, plan: [2020: -3])
  let frames = stored([base, change, once, planned])
  func amounts(_ year: Int, _ frames: [Versioned<BudgetFrame>]) -> [Int64] {
    FrameRules.planned(frames, in: year).map(\.amount.ore)
  }
  #expect(amounts(2019, frames) == [-100, 8, -5, -7])
  #expect(amounts(2020, frames) == [-100, 8, -3])
  #expect(FrameRules.planned(frames, in: 2020).map(\.isCarried) == [true, true, false])
  #expect(amounts(2021, frames) == [-100, 8])
  #expect(amounts(2018, frames) == [])
  let extra = stored([base, try component(-2, year: 2020, sort: .supplementary)])
  #expect(amounts(2020, extra) == [-100, -2])
  let own = stored([base, try component(-90, year: 2020), try component(-1, year: 2021, sort: .temporary)])
  #expect(amounts(2020, own) == [-90])
  #expect(amounts(2021, own) == [-90, -1])
  let falling = stored([try component(-100, plan: [2020: -95])])
  #expect(amounts(2021, falling) == [-95])
  let ending = stored([try component(-100, to: "2020-06", plan: [2020: -50])])
  #expect(amounts(2020, ending) == [-50])
  #expect(amounts(2021, ending) == [])
}

private func codes(_ drafts: [FrameDraft], beside stored: [String: BudgetFrame] = [:]) -> [String] {
  let problems = FrameRules.problems(drafts, beside: stored).map(\.code)
  do {
    _ = try FrameRules.resolved(drafts, beside: stored)
    return problems
  } catch let found as Problems {
    return problems + found.all.map(\.code)
  } catch { return ["\(error)"] }
}

@Test("Compensation is the percentage of what it compensates, or says an amount that agrees")
func compensation() throws {
  func draft(_ ore: Int64?, _ points: Int64?, of compensated: String = "ram") throws -> FrameDraft {
    FrameDraft(
      id: "k",
      frame: try component(
        ore ?? 0, sort: .compensation,
        compensation: .init(component: compensated, basisPoints: points, index: "PKV")), hasAmount: ore != nil)
  }
  let base = try component(-8_610_000_000)
  let known = ["ram": base]
  #expect(try FrameRules.resolved([draft(nil, 200)], beside: known).map(\.frame.amount.ore) == [-172_200_000])
  // The component may come in the same file, after the compensation.
  let both = [try draft(nil, 250), FrameDraft(id: "ram", frame: base)]
  #expect(try FrameRules.resolved(both, beside: [:]).first?.frame.amount.ore == -215_250_000)
  #expect(codes([try draft(-172_250_000, 200)], beside: known) == [])
  #expect(codes([try draft(-174_000_000, 200)], beside: known) == ["budgeting.compensation-disagrees"])
  #expect(codes([try draft(-174_000_000, nil)], beside: known) == [])
  #expect(codes([try draft(nil, nil)], beside: known) == ["budgeting.no-frame-amount"])
  #expect(codes([try draft(1, nil, of: "k")], beside: known) == ["budgeting.unknown-frame"])
  #expect(codes([try draft(1, nil, of: "annan")], beside: known) == ["budgeting.unknown-frame"])
}

@Test("Stored compensation follows the component that it compensates, and refuses what its own amount does not")
func following() throws {
  func compensation(_ ore: Int64, of compensated: String, _ points: Int64) throws -> BudgetFrame {
    try component(
      ore, sort: .compensation, compensation: .init(component: compensated, basisPoints: points, index: "PKV"))
  }
  let stored = [
    "ram": try component(-10_000_000_000), "annan": try component(-5_000),
    "k": try compensation(-200_000_000, of: "ram", 200), "k2": try compensation(-20_000_000, of: "k", 1_000),
    "k3": try compensation(-100, of: "annan", 200),
  ]
  let anew = [FrameDraft(id: "ram", frame: try component(-20_000_000_000))]
  let resolved = try FrameRules.resolved(anew, beside: stored)
  #expect(resolved.map(\.id) == ["ram", "k", "k2"])
  #expect(resolved.map(\.frame.amount.ore) == [-20_000_000_000, -400_000_000, -40_000_000])
  // The same again changes nothing, and compensation of the file itself stands.
  #expect(
    try FrameRules.resolved([FrameDraft(id: "ram", frame: stored["ram"] ?? anew[0].frame)], beside: stored).count == 1)
  let own = FrameDraft(id: "k", frame: try compensation(-400_010_000, of: "ram", 200))
  #expect(try FrameRules.resolved([own] + anew, beside: stored).map(\.frame.amount.ore).first == -400_010_000)
  // An amount that somebody wrote, to the thousand, is not written over.
  var written = stored
  written["k"] = try compensation(-200_050_000, of: "ram", 200)
  #expect(codes(anew, beside: written) == ["budgeting.compensation-disagrees"])
  let near = [FrameDraft(id: "ram", frame: try component(-10_000_100_000))]
  #expect(codes(near, beside: written) == [])
  // A compensation in the file of one that is computed in the same file, whatever the order.
  let chain = [
    FrameDraft(id: "k2", frame: try compensation(0, of: "k", 1_000), hasAmount: false),
    FrameDraft(id: "k", frame: try compensation(0, of: "ram", 200), hasAmount: false),
  ]
  #expect(try FrameRules.resolved(chain + anew, beside: [:]).map(\.frame.amount.ore).first == -40_000_000)
  // A ring ends.
  let ring = [
    "a": try compensation(-1, of: "c", 10_000), "b": try compensation(-1, of: "a", 10_000),
    "c": try compensation(-1, of: "b", 10_000),
  ]
  #expect(try FrameRules.resolved([FrameDraft(id: "a", frame: ring["a"] ?? anew[0].frame)], beside: ring).count == 1)
}

@Test("A profile of a name that this program does not know is refused, in frames and in budget rows")
func unknownProfiles() throws {
  let january = [Money](repeating: Money(ore: 1), count: 12)
  for profile in [BudgetFrame.Profile.even, .catchUp, .explicit(january)] {
    let bytes = try JSONEncoder().encode(profile)
    #expect(try JSONDecoder().decode(BudgetFrame.Profile.self, from: bytes) == profile)
  }
  for profile in [BudgetProfile.even, .lastYear, .explicit(january)] {
    let bytes = try JSONEncoder().encode(profile)
    #expect(try JSONDecoder().decode(BudgetProfile.self, from: bytes) == profile)
  }
  let odd = [
    #"{"name":"seasonal","months":[1,1,1,1,1,1,1,1,1,1,1,1]}"#, #"{"name":"explicit"}"#,
    #"{"name":"explicit","months":[1]}"#,
  ]
  for text in odd {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(BudgetFrame.Profile.self, from: Data(text.utf8)) }
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(BudgetProfile.self, from: Data(text.utf8)) }
  }
}

@Test("A component ends after it begins, and a limited one says what later years have")
func ends() throws {
  func draft(_ frame: BudgetFrame) -> [FrameDraft] { [FrameDraft(id: "t", frame: frame)] }
  #expect(codes(draft(try component(to: "2019-12"))) == [])
  #expect(codes(draft(try component(from: "2019-05", to: "2019-04"))) == ["budgeting.frame-ends-before"])
  #expect(codes(draft(try component(from: "2018-05", to: "2018-12"))) == ["budgeting.frame-ends-before"])
  #expect(codes(draft(try component(to: "2020-06", sort: .temporary))) == ["budgeting.no-plan-amount"])
  #expect(codes(draft(try component(to: "2020-06", sort: .temporary, plan: [2020: -1]))) == [])
  #expect(codes(draft(try component(to: "2030-06"))) == [])
}

@Test("A component of the first schema is a lasting part of the base frame, spread evenly")
func firstSchema() throws {
  let body = Array(
    (#"{"amount":780000000,"decidedOn":"2019-03-27","decision":"KF § 61","name":"Reglering","validFrom":"2019-01","#
      + #""year":2019}"#).utf8)
  let frame = try BudgetFrame.decode(body, tag: "budget-frame/1")
  #expect(frame.sort == .base && frame.profile == .even && frame.plan.isEmpty && frame.validTo == nil)
  #expect(frame.catchUp == Money(tkr: 1_300))
}
