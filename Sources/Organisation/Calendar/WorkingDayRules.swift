package import Kernel

/// Which days the administration works: Monday to Friday but for public holidays and the eves that are free by custom.
package enum WorkingDayRules {
  /// Whether the day is worked.
  package static func isWorked(_ day: Day) -> Bool { day.weekday <= 5 && !isFree(day) }

  /// The working day of that number after the day; the day itself for 0.
  package static func workingDay(_ number: Int, after day: Day) -> Day {
    var found = day
    var left = number
    while left > 0 {
      found = next(found)
      if isWorked(found) { left -= 1 }
    }
    return found
  }

  /// The day, or the last working day before it.
  package static func onOrBefore(_ day: Day) -> Day {
    var day = day
    while !isWorked(day) { day = Day(daysSince1970: day.daysSince1970 - 1) }
    return day
  }

  /// The day, or the first working day after it.
  package static func onOrAfter(_ day: Day) -> Day {
    var day = day
    while !isWorked(day) { day = next(day) }
    return day
  }

  /// Easter Sunday of the year.
  ///
  /// **Source** the Gregorian computus: the golden number gives the moon's age, which gives the Sunday after full moon.
  package static func easter(_ year: Int) -> Day? {
    let golden = year % 19
    let century = year / 100
    let moon = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30
    let fullMoon = moon - (moon / 28) * (1 - (moon / 28) * (29 / (moon + 1)) * ((21 - golden) / 11))
    let weekday = (year + year / 4 + fullMoon + 2 - century + century / 4) % 7
    let sunday = fullMoon - weekday
    let month = 3 + (sunday + 40) / 44
    return Day(year: year, month: month, day: sunday + 28 - 31 * (month / 4))
  }

  private static func isFree(_ day: Day) -> Bool {
    switch (day.month, day.day) {
    case (1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31): return true
    // Midsummer's eve.
    case (6, 19...25) where day.weekday == 5: return true
    default: break
    }
    guard let easter = easter(day.year) else { return false }
    // Good Friday, Easter Monday, Ascension Day.
    return [-2, 1, 39].contains(day.daysSince1970 - easter.daysSince1970)
  }

  private static func next(_ day: Day) -> Day { Day(daysSince1970: day.daysSince1970 + 1) }
}
