import Kernel
import Testing

@Test("A month is read, written and advanced over the turn of the year")
func monthRoundTrip() throws {
  let december = try #require(Month("2018-12"))
  #expect(december.advanced(by: 1).description == "2019-01")
  #expect(december.yearBefore.yyyymm == 201712)
  #expect(Month("2018-13") == nil)
  #expect(Month("201812") == nil)
  #expect(Month(yyyymm: 202002)?.lastDay.description == "2020-02-29")
}

@Test("Every day from 1900 to 2199 survives the way over its day number")
func dayNumbers() throws {
  var number = try #require(Day("1900-01-01")).daysSince1970
  let end = try #require(Day("2199-12-31")).daysSince1970
  while number <= end {
    let day = Day(daysSince1970: number)
    #expect(day.daysSince1970 == number)
    number += 97
  }
  #expect(Day("2019-04-30")?.weekday == 2)
  #expect(Day("1969-12-28")?.weekday == 7)
  #expect(Day("2019-02-29") == nil)
}

@Test(
  "A day ends at midnight in Stockholm, summer and winter",
  arguments: [
    ("2019-01-31", "2019-01-31T22:59:59Z"), ("2019-06-30", "2019-06-30T21:59:59Z"),
    ("2019-03-30", "2019-03-30T22:59:59Z"), ("2019-03-31", "2019-03-31T21:59:59Z"),
    ("2019-10-26", "2019-10-26T21:59:59Z"), ("2019-10-27", "2019-10-27T22:59:59Z"),
  ])
func endOfDay(day: String, end: String) throws {
  let instant = Instant.end(of: try #require(Day(day)))
  #expect(instant.description == end)
  #expect(instant.dayInStockholm.description == day)
  #expect(Instant(seconds: instant.seconds + 1).dayInStockholm.description > day)
}

@Test("A period is spelled and read back")
func periods() throws {
  for text in ["2019", "2019-04", "2019-01..2019-04", "2018-11..2019-02"] {
    #expect(Period(text)?.description == text)
  }
  #expect(Period("2019-04..2019-01") == nil)
  #expect(Period("2019-01..2019-12")?.description == "2019")
}
