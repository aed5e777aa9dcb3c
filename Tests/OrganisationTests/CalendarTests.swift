import Kernel
import Organisation
import TestSupport
import Testing

private func day(_ text: String) throws -> Day { try #require(Day(text)) }

@Test(
  "Easter falls on the Sundays that the almanac has",
  arguments: [
    (1961, "1961-04-02"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2011, "2011-04-24"), (2018, "2018-04-01"),
    (2019, "2019-04-21"), (2020, "2020-04-12"), (2024, "2024-03-31"), (2026, "2026-04-05"), (2038, "2038-04-25"),
  ])
func easter(year: Int, text: String) { #expect(WorkingDayRules.easter(year) == Day(text)) }

@Test(
  "Public holidays and free eves are not worked",
  arguments: [
    ("2019-01-01", false), ("2019-01-02", true), ("2019-04-18", true), ("2019-04-19", false), ("2019-04-22", false),
    ("2019-04-23", true), ("2019-05-01", false), ("2019-05-30", false), ("2019-05-31", true), ("2019-06-06", false),
    ("2019-06-20", true), ("2019-06-21", false), ("2019-11-01", true), ("2019-11-02", false), ("2019-12-23", true),
    ("2019-12-24", false), ("2019-12-27", true), ("2019-12-31", false),
  ])
func worked(text: String, isWorked: Bool) throws {
  #expect(try WorkingDayRules.isWorked(day(text)) == isWorked)
}

@Test(
  "Working days are counted over weekends and holidays",
  arguments: [
    (0, "2019-04-30", "2019-04-30"), (1, "2019-04-30", "2019-05-02"), (3, "2019-04-30", "2019-05-06"),
    (4, "2019-03-31", "2019-04-04"), (1, "2019-12-30", "2020-01-02"), (5, "2019-12-23", "2020-01-07"),
  ])
func workingDays(number: Int, from: String, to: String) throws {
  #expect(try WorkingDayRules.workingDay(number, after: day(from)).description == to)
}

@Test("Of N working days after a day, exactly N are worked, and the last is one of them")
func countedWorkingDays() throws {
  var chance = SeededChance(seed: 20_190_430)
  for _ in 0..<200 {
    let start = Day(daysSince1970: Int.random(in: 10_000...30_000, using: &chance))
    let number = Int.random(in: 1...40, using: &chance)
    let end = WorkingDayRules.workingDay(number, after: start)
    let between = (start.daysSince1970 + 1...end.daysSince1970).map { Day(daysSince1970: $0) }
    #expect(between.count(where: WorkingDayRules.isWorked) == number)
    #expect(WorkingDayRules.isWorked(end))
    #expect(WorkingDayRules.onOrBefore(start) <= start && start <= WorkingDayRules.onOrAfter(start))
  }
}

@Test(
  "A rule for a day is read as files write it",
  arguments: [
    ("2019-05-14", "2019-05-14"), ("brytdag", "2019-05-06"), ("brytdag+4", "2019-05-10"), ("Brytdag + 1", "2019-05-07"),
    ("sammanträde", "2019-05-21"), ("sammanträde-7", "2019-05-14"), ("sammanträde−9", "2019-05-10"),
    ("sammanträde+3", "2019-05-24"), ("sammanträde+4", "2019-05-27"), ("brytdag-1", nil), ("brytdag+", nil),
    ("brytdag4", nil), ("sammanträde-9999", nil), ("sammanträde+367", nil), ("", nil), ("i morgon", nil),
    ("2019-02-30", nil),
  ] as [(String, String?)])
func dayRules(text: String, expected: String?) throws {
  let rule = DayRule(swedish: text)
  #expect(try rule?.day(cutOff: day("2019-05-06"), meeting: day("2019-05-21"))?.description == expected)
}

@Test("What depends on a meeting has no day while none is set")
func withoutMeeting() throws {
  #expect(try DayRule.fromMeeting(-7).day(cutOff: day("2019-05-06"), meeting: nil) == nil)
}

@Test(
  "Months are read as people write them",
  arguments: [
    ("alla", Array(1...12)), ("Alla utom 6", [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12]), ("4", [4]),
    ("1-3, 10", [1, 2, 3, 10]), ("alla utom 1-12", nil), ("13", nil), ("0", nil), ("3-1", nil), ("", nil),
    ("alla utom", nil), ("april", nil), ("1-2-3", nil), ("4,", nil), ("alla med 3", nil),
  ] as [(String, [Int]?)])
func months(text: String, expected: [Int]?) { #expect(CalendarRules.months(text) == expected) }

@Test(
  "A threshold is reached by its amount, its share, either or both",
  arguments: [
    ("* 500 tkr", 50_000_000, 1_000_000_000, true), ("* 500 tkr", -49_999_999, 1, false),
    ("* 5 %", 50_000_000, 1_000_000_000, true), ("* 5 %", 49_999_999, 1_000_000_000, false),
    ("* 500 tkr och 5 %", 50_000_000, 2_000_000_000, false), ("* 500 tkr eller 5 %", 50_000_000, 2_000_000_000, true),
    ("* 5 % och 500 tkr", -60_000_000, 100, true), ("* 1 mnkr", 100_000_000, 0, true), ("* 5 %", 1, 0, true),
    ("* 5 %", 0, 0, false), ("* 1 kr", .min, .max, true),
  ] as [(String, Int64, Int64, Bool)])
func thresholds(text: String, variance: Int64, budget: Int64, isReached: Bool) throws {
  let threshold = try #require(RemarkThreshold.list(text)?.first)
  #expect(threshold.isReached(variance: Money(ore: variance), budget: Money(ore: budget)) == isReached)
}

@Test(
  "A list of thresholds is read whole or not at all",
  arguments: [
    ("", 0), ("* 500 tkr", 1), ("* 1 500 tkr och 5 %, drift.personal 300 tkr", 2), ("*", nil), ("* tkr", nil),
    ("* 500", nil), ("* 0 tkr", nil), ("* -5 tkr", nil), ("* 5,5 %", nil), ("* 500 tkr och", nil),
    ("* 500 tkr och 300 tkr", nil), ("* 500 tkr, * 5 %", nil), ("* 5 % samt 1 kr", nil), ("500 tkr", nil),
  ] as [(String, Int?)])
func thresholdLists(text: String, count: Int?) { #expect(RemarkThreshold.list(text)?.count == count) }

private func rule(_ name: String, _ months: [Int], cutOff: Int = 3) -> FollowUpCalendar.Rule {
  FollowUpCalendar.Rule(
    name: name, months: months, decidedBy: "Nämnden", template: "m", cutOff: cutOff,
    deadlines: [.init(.report, due: .afterCutOff(4))], bodies: [.init("presidium", due: .fromMeeting(-7))])
}

@Test("The rule of fewer months beats the general one, and a month without a rule has no occasion")
func specialBeatsGeneral() throws {
  let meetings = try ["2019-02-19", "2019-05-14", "2019-05-21", "2020-02-18"].map(day)
  let calendar = FollowUpCalendar(
    year: 2019, rules: [rule("Månad", (1...12).filter { $0 != 6 }), rule("Vår", [4]), rule("År", [12], cutOff: 10)],
    meetings: meetings)
  let occasions = CalendarRules.occasions(calendar, known: [:])
  #expect(occasions.map(\.month.month) == [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12])
  #expect(occasions.map(\.name) == ["Månad", "Månad", "Månad", "Vår"] + Array(repeating: "Månad", count: 6) + ["År"])
  // 14 May leaves no room for the presiding members after 10 May.
  #expect(try occasions[3].meeting == day("2019-05-21"))
  #expect(try occasions[10].meeting == day("2020-02-18"))
  #expect(CalendarRules.contested(calendar.rules) == [])
  #expect(CalendarRules.contested(calendar.rules + [rule("Delår", [4])]) == [4])
}

@Test("A calendar with everything wrong names each place")
func wrongCalendar() throws {
  let text = """
    slag;månader;beslutas av;brytdag;rapportera;instanser;kommentarkrav;mall
    Månad;alla utom 13;Nämnden;0;brytdag-2;presidium;* mycket;en mall
    """
  do {
    _ = try CalendarCSV.rules(name: "k.csv", bytes: Array(text.utf8), template: "m")
    Issue.record("It was read.")
  } catch let problems as Problems {
    #expect(problems.all.count == 6)
    #expect(Set(problems.all.map(\.code)) == ["organisation.odd-calendar", "organisation.odd-id"])
  }
}

@Test(
  "An address is taken only where mail can be handed over for it",
  arguments: [
    ("chef@kommun.se", true), ("a.b-c+d_e@x-y.kommun.example", true), ("-froot@kommun.se", false), ("a b@c.se", false),
    ("a@b", false), ("a@@b.se", false), ("@b.se", false), ("a@.se", false), ("å@b.se", false), ("a@b.se,c@d.se", false),
    ("a@b.se\\nbcc:x@y.se", false), ("<a@b.se>", false),
  ])
func addresses(text: String, isTaken: Bool) throws {
  let file = "person;namn;e-post;roll\nanna;Controller;\"\(text)\";controller\n"
  // Whether it is read is what is asked here.
  let read = try? StaffCSV.roles(name: "r.csv", bytes: Array(file.utf8))
  #expect((read != nil) == isTaken)
}
