import Documents
import Kernel
import Organisation
import Storage
import Testing

@testable import Overview
@testable import Reporting

/// What of a situation is late, missing or waited for.
struct OverviewRulesTests {
  private typealias Target = FirstPage.Target

  private func late(_ situation: ReadSituation.Output, on day: String) throws -> [FirstPage.Item] {
    try OverviewRules.late(tasks(situation, on: day), situation, today: Situations.day(day))
  }

  private func tasks(_ situation: ReadSituation.Output, on day: String) throws -> [WorkTask] {
    let today = try Situations.day(day)
    return situation.work.map { TaskRules.tasks($0, on: today) } ?? []
  }

  private func words(_ items: [FirstPage.Item]) -> [String] {
    items.map { $0.text.plainText.replacing("\u{A0}", with: " ") }
  }

  @Test("Nothing is late on the last day, and units that have not reported are the day after, in one line")
  func unreported() throws {
    let situation = try Situations.situation([.started, .notStarted, .ready])
    #expect(try late(situation, on: "2019-05-10").isEmpty)
    let items = try late(situation, on: "2019-05-11")
    #expect(
      words(items) == [
        "Har inte rapporterat, sista dag 10 maj 2019: Enhet A1 (A1).",
        "Skriv ”Analys”, sista dag 10 maj 2019.",
      ])
    #expect(
      items.map(\.target) == [
        Target.section(SectionID(Situations.month, "enhet", "A1")),
        Target.section(SectionID(Situations.month, "analys", nil)),
      ])
    let both = try Situations.situation([.approved, .notStarted, .returned])
    #expect(words(try late(both, on: "2019-05-11"))[0].hasSuffix(": Enhet A1 (A1) och Enhet A2 (A2)."))
    #expect(try late(both, on: "2019-05-11")[0].target == .work(Situations.month))
  }

  @Test("What is handed over is late at whoever reviews it once its day is past, told once however many parts")
  func unreviewed() throws {
    let situation = try Situations.situation([.ready, .ready, .approved])
    #expect(try late(situation, on: "2019-05-13").isEmpty)
    let items = try late(situation, on: "2019-05-14")
    #expect(words(items) == ["2 avsnitt är kvar att granska, sista dag 13 maj 2019."])
    #expect(items.map(\.target) == [.work(Situations.month)])
  }

  @Test("What waits for others is late at nobody, and what has no last day never is")
  func waiting() throws {
    let begun = try Situations.situation([.approved, .started, .approved])
    #expect(words(try late(begun, on: "2019-06-30")) == ["Har inte rapporterat, sista dag 10 maj 2019: Enhet A1 (A1)."])
    // All is approved: the report is put together and approved, for which no day is set.
    #expect(try late(try Situations.situation([.approved, .approved, .approved]), on: "2019-06-30").isEmpty)
  }

  @Test(
    "Once a body has decided on the report only units that never reported are told of; another month's says nothing")
  func decided() throws {
    let states: [SectionState] = [.ready, .notStarted, .ready]
    let open = try Situations.situation(states)
    #expect(try late(open, on: "2019-05-24").count == 2)
    let decided = try Situations.situation(states, locked: Situations.month, isDecided: true)
    #expect(
      words(try late(decided, on: "2019-05-24")) == ["Har inte rapporterat, sista dag 10 maj 2019: Enhet A1 (A1)."])
    let locked = try Situations.situation(states, locked: Situations.month, isDecided: false)
    #expect(try late(locked, on: "2019-05-24").count == 2)
    let before = try Situations.situation(states, locked: Situations.month.advanced(by: -1), isDecided: true)
    #expect(try late(before, on: "2019-05-24").count == 2)
  }

  @Test("A month whose figures should have been cut off and is not imported comes first, and leads to the imports")
  func missing() throws {
    let march = try Situations.occasion(Situations.month.advanced(by: -1), cutOff: "2019-04-05")
    let april = try Situations.occasion(Situations.month, cutOff: "2019-05-06")
    func missing(after month: Month?, on day: String) throws -> Month? {
      OverviewRules.missingMonth(after: month, [march, april], today: try Situations.day(day))
    }
    #expect(try missing(after: march.month, on: "2019-05-06") == nil)
    #expect(try missing(after: march.month, on: "2019-05-07") == april.month)
    #expect(try missing(after: april.month, on: "2019-06-30") == nil)
    #expect(try missing(after: nil, on: "2019-05-07") == march.month)
    #expect(
      OverviewRules.missingMonth(after: nil, [april.planned(nil)], today: try Situations.day("2019-06-30")) == nil)
    let items = try late(try Situations.situation([.notStarted], missing: april.month), on: "2019-05-11")
    #expect(words(items)[0] == "Huvudboken för april 2019 är inte inläst." && items[0].target == .imports)
  }

  @Test("Others can be reminded of what is late, but nobody of her own, and not of what is decided")
  func reminding() throws {
    func reminding(_ situation: ReadSituation.Output, by person: String = "controller") throws -> Month? {
      try OverviewRules.reminding(
        tasks(situation, on: "2019-05-24"), situation, by: person, today: Situations.day("2019-05-24"))
    }
    #expect(try reminding(Situations.situation([.approved, .started, .approved])) == Situations.month)
    // What is left is the controller's own to review.
    let own = try Situations.situation([.approved, .ready, .approved])
    #expect(try reminding(own) == nil)
    #expect(try reminding(own, by: "socialchef") == Situations.month)
    #expect(
      try reminding(
        Situations.situation([.approved, .ready, .approved], locked: Situations.month, isDecided: true),
        by: "socialchef") == nil)
    #expect(try reminding(Situations.situation(nil)) == nil)
  }

  @Test("The meeting says what its reports lack: the lock, parts that are not approved, the number of the matter")
  func meeting() throws {
    let april = try Situations.occasion(Situations.month, cutOff: "2019-05-06", number: "")
    let situation = try Situations.situation(
      [.approved, .ready, .approved], meeting: "2019-05-21", agenda: [april])
    let meeting = try #require(OverviewRules.meeting(situation))
    #expect(meeting.day == Day("2019-05-21") && meeting.occasions == ["Vårbokslut april\u{A0}2019"])
    #expect(
      words(meeting.missing) == [
        "Rapporten för april 2019 är inte låst.", "1 av 3 avsnitt är inte godkänt.",
        "Diarienummer saknas för april 2019.",
      ])
    #expect(meeting.missing.map(\.target) == [.work(Situations.month), .work(Situations.month), .calendar])
    let ready = try Situations.situation(
      [.approved, .approved, .approved], locked: Situations.month, meeting: "2019-05-21",
      agenda: [try Situations.occasion(Situations.month, cutOff: "2019-05-06")])
    #expect(OverviewRules.meeting(ready)?.missing.isEmpty == true)
    #expect(OverviewRules.meeting(try Situations.situation([.ready])) == nil)
  }

  @Test("Postings that units say are coded wrongly are counted, at most four units named")
  func marks() throws {
    func words(_ marks: [(unit: String, count: Int)]) throws -> [String] {
      self.words(OverviewRules.waiting(try Situations.situation(nil, marks: marks)))
    }
    #expect(try words([]).isEmpty)
    #expect(
      try words([("A", 1)]) == ["En bokföringsrad är markerad som felkonterad och väntar på besked: A."])
    #expect(
      try words([("A", 2), ("B", 1), ("C", 1), ("D", 1), ("E", 1)]) == [
        "6 bokföringsrader är markerade som felkonterade och väntar på besked: A 2, B, C och 2 enheter till."
      ])
  }
}
