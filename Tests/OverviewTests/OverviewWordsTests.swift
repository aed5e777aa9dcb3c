import Documents
import Kernel
import Organisation
import Reporting
import Storage
import Testing

@testable import Overview

/// What answers the first page of each standpoint.
struct OverviewWordsTests {
  private func first(
    _ standpoint: Standpoint, _ situation: ReadSituation.Output, on day: String = "2019-05-24", month: Month? = nil
  ) throws -> [FirstPage.Item] {
    let today = try Situations.day(day)
    let tasks = situation.work.map { TaskRules.tasks($0, on: today) } ?? []
    return OverviewWords(
      situation: situation, month: month, today: today, tasks: TaskRules.tasks(tasks, of: "chef-a1"), headline: nil
    ).first(standpoint)
  }

  private func words(_ items: [FirstPage.Item]) -> String {
    items.flatMap(\.text).plainText.replacing("\u{A0}", with: " ")
  }

  @Test("With nothing there at all each standpoint has a sentence that says so")
  func nothing() throws {
    let nothing = try Situations.situation(nil)
    let expected: [Standpoint: String] = [
      .director: "Ingen huvudbok är inläst ännu, så det finns ingen prognos att visa.",
      .controller: "Ingen huvudbok är inläst ännu.", .secretary: "Inget sammanträde är planerat.",
      .unitManager: "Ingen uppföljning är planerad nu, så ingenting väntar på dig.",
      .planner: "Ingen uppföljning är planerad nu, så ingenting väntar på dig.",
      .boardMember: "Ingen rapport är låst ännu.", .auditor: "Ingen rapport är låst ännu. Historiken är tom.",
      .administrator: "Ingen huvudbok är inläst ännu. Historiken är tom.",
    ]
    for standpoint in Standpoint.allCases {
      #expect(words(try first(standpoint, nothing)) == expected[standpoint], "\(standpoint)")
      #expect(try first(standpoint, nothing).allSatisfy { $0.target == nil })
    }
  }

  @Test("The controller reads two short sentences, and each unit that has not reported leads to its part")
  func controller() throws {
    let situation = try Situations.situation(
      [.approved, .started, .ready, .notStarted, .approved], status: .preliminary)
    let items = try first(.controller, situation, month: Situations.month)
    #expect(
      words(items)
        == "April 2019 är inläst och preliminär. 2 av 4 enheter har inte rapporterat: Enhet A1 och Enhet A3.")
    let linked = items.filter { $0.target != nil }
    #expect(linked.map { words([$0]) } == ["Enhet A1", "Enhet A3"])
    #expect(
      linked.map(\.target) == ["A1", "A3"].map { .section(SectionID(Situations.month, "enhet", $0)) })
  }

  @Test("Of many units three are named, and the rest lead to the month's work")
  func many() throws {
    let five = try first(
      .controller, Situations.situation([.approved] + Array(repeating: .notStarted, count: 5)), month: Situations.month)
    #expect(words(five).hasSuffix("5 av 5 enheter har inte rapporterat: Enhet A1, Enhet A2, Enhet A3 och 2 till."))
    #expect(five.last { $0.target != nil }?.target == .work(Situations.month))
    let four = try first(
      .controller, Situations.situation([.approved] + Array(repeating: .notStarted, count: 4)), month: Situations.month)
    #expect(words(four).hasSuffix(": Enhet A1, Enhet A2, Enhet A3 och Enhet A4."))
    let all = try first(
      .controller, Situations.situation([.notStarted, .ready, .approved]), month: Situations.month)
    #expect(words(all) == "April 2019 är inläst. Alla 2 enheter har rapporterat.")
    let one = try first(.controller, Situations.situation([.notStarted, .ready]), month: Situations.month)
    #expect(words(one).hasSuffix(" Enheten har rapporterat."))
  }

  @Test("A manager reads what she is to do and until when, and after the day that it should have been done")
  func manager() throws {
    let open = try Situations.situation([.approved, .started, .approved])
    #expect(
      words(try first(.unitManager, open, on: "2019-05-10"))
        == "Skriv ”Kommentar” för Enhet A1 (A1) senast fredag 10 maj 2019.")
    #expect(
      words(try first(.unitManager, open, on: "2019-05-11"))
        == "Skriv ”Kommentar” för Enhet A1 (A1), som skulle vara klart fredag 10 maj 2019.")
    let done = try Situations.situation([.approved, .ready, .approved])
    #expect(words(try first(.unitManager, done)) == "Du har inget kvar att göra i vårbokslut april 2019.")
  }

  @Test("The secretary reads when the board meets and how much is missing")
  func secretary() throws {
    func words(_ states: [SectionState], locked: Month?, _ agenda: String) throws -> String {
      let occasion = try Situations.occasion(Situations.month, cutOff: "2019-05-06", number: agenda)
      let situation = try Situations.situation(states, locked: locked, meeting: "2019-05-21", agenda: [occasion])
      return self.words(try first(.secretary, situation, on: "2019-05-20"))
    }
    let start = "Nästa sammanträde är tisdag 21 maj 2019, med vårbokslut april 2019"
    #expect(try words([.ready], locked: nil, "") == start + "; 3 saker saknas.")
    #expect(try words([.approved], locked: Situations.month, "") == start + "; en sak saknas.")
    #expect(
      try words([.approved], locked: Situations.month, "SN 2019/1") == start + "; allt som rapporten behöver är klart.")
    let empty = try Situations.situation(nil, meeting: "2019-06-18")
    #expect(self.words(try first(.secretary, empty)) == "Nästa sammanträde är tisdag 18 juni 2019.")
  }

  @Test("Who has several roles sees the page of the first of them")
  func standpoints() {
    #expect(Standpoint.first(of: [.boardMember, .unitManager]) == .unitManager)
    #expect(Standpoint.first(of: [.administrator, .controller, .director]) == .director)
    #expect(Standpoint.first(of: []) == nil)
  }
}
