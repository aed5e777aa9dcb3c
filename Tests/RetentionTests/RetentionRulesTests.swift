import Kernel
import Retention
import Storage
import Testing

@Suite("Retention: when something may go")
struct RetentionRulesTests {
  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test(
    "The last day of keeping is counted in whole months, and the end of a month stays an end",
    arguments: [
      ("2011-12-31", 84, "2018-12-31"), ("2019-01-31", 1, "2019-02-28"), ("2020-01-31", 1, "2020-02-29"),
      ("2020-02-29", 12, "2021-02-28"), ("2019-02-28", 12, "2020-02-29"), ("2019-05-14", 0, "2019-05-14"),
      ("2019-05-14", 9, "2020-02-14"), ("2019-10-30", 4, "2020-02-29"), ("2019-04-30", 1, "2019-05-31"),
    ])
  func lastDay(start: String, months: Int, expected: String) throws {
    #expect(RetentionRules.lastDay(from: try day(start), months: months) == (try day(expected)))
  }

  @Test("Accounting information is kept through the seventh year and may go the day after")
  func seventhYear() throws {
    let start = RetentionRules.Age(month: Month("2011-04"), changed: try day("2012-01-20")).start(.fiscalYear)
    let floor = RetentionRules.accountingFloor
    #expect(start == (try day("2011-12-31")))
    #expect(!RetentionRules.isDue(from: start, months: floor, today: try day("2018-12-31")))
    #expect(RetentionRules.isDue(from: start, months: floor, today: try day("2019-01-01")))
  }

  @Test("Accounting information is never kept for less than the law's time, whatever the plan counts")
  func lawsFloor() throws {
    let age = RetentionRules.Age(
      month: Month("2018-12"), occasion: try day("2018-01-15"), changed: try day("2017-05-02"))
    let law = try day("2025-12-31")
    for subject in [RetentionSubject.sourceFiles, .postingTexts, .postings] {
      for counted in CountedFrom.allCases {
        for months in [0, 1, 84] {
          #expect(RetentionRules.lastDay(of: age, subject, months: months, counted: counted) == law)
        }
      }
      #expect(
        RetentionRules.lastDay(of: age, subject, months: 120, counted: .fiscalYear) == (try day("2028-12-31")))
      #expect([nil, 0, 83, 84, 85].map { RetentionRules.months($0, subject) } == [84, 84, 84, 84, 85])
    }
    #expect(RetentionRules.lastDay(of: age, .remarks, months: 1, counted: .change) == (try day("2017-06-02")))
    #expect([nil, 0, 3].map { RetentionRules.months($0, .remarks) } == [0, 0, 3])
  }

  @Test("Beyond the calendar nothing is due")
  func beyond() throws {
    #expect(!RetentionRules.isDue(from: try day("2150-12-31"), months: 1_200, today: try day("2199-12-31")))
  }

  @Test(
    "The latest day is the last that is let pass",
    arguments: ["2019-01-01", "2019-02-28", "2019-03-31", "2020-02-29", "2019-12-31", "2026-11-22"])
  func latest(today: String) throws {
    let today = try day(today)
    for months in [0, 1, 3, 11, 12, 84, 120] {
      let latest = RetentionRules.latest(months: months, today: today)
      #expect(RetentionRules.allows(latest, months: months, today: today))
      let next = Day(daysSince1970: latest.daysSince1970 + 1)
      #expect(!RetentionRules.allows(next, months: months, today: today))
    }
  }

  @Test("Of several rules of a subject the one counts that began last")
  func rule() throws {
    func rule(_ id: String, _ from: String) throws -> RetentionPlan.Rule {
      RetentionPlan.Rule(
        id: id, subject: .remarks, months: 1, counted: .occasion, ground: "", validFrom: try day(from), decision: "")
    }
    let plan = RetentionPlan(rules: [try rule("ny", "2020-01-01"), try rule("gammal", "2019-01-01")])
    func counting(_ today: String) throws -> String? {
      RetentionRules.rule(.remarks, in: plan, today: try day(today))?.id
    }
    #expect(try counting("2018-12-31") == nil)
    #expect(try counting("2019-12-31") == "gammal")
    #expect(try counting("2020-01-01") == "ny")
    #expect(RetentionRules.rule(.drafts, in: plan, today: try day("2021-01-01")) == nil)
    #expect(RetentionRules.rule(.remarks, in: nil, today: try day("2021-01-01")) == nil)
  }
}
