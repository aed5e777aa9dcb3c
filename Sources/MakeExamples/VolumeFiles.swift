import Kernel

/// Numbers of bought care as a file, made from what it cost: each month's amount at about the same rate a day.
enum VolumeFiles {
  /// What is counted of one line of an area, and what one costs about.
  private struct Counted {
    let area: Area
    let line: StatementLine
    let measure: String
    /// **Unit** kronor.
    let rate: Int64
  }

  private static let counted = [
    Counted(area: .fosterHomes, line: .staff, measure: "placeringar", rate: 24_000),
    Counted(area: .fosterHomes, line: .purchased, measure: "vårddygn", rate: 1_850),
    Counted(area: .childPlacements, line: .purchased, measure: "vårddygn", rate: 5_100),
    Counted(area: .addiction, line: .purchased, measure: "vårddygn", rate: 2_700),
    Counted(area: .violence, line: .purchased, measure: "vårddygn", rate: 1_700),
    Counted(area: .consultants, line: .purchased, measure: "timmar", rate: 780),
  ]

  /// The numbers of January to April 2019 by unit.
  static func volumes(_ allocation: Allocation) -> CSVText {
    var text = CSVText(["månad", "enhet", "område", "rad", "mått", "antal"])
    var generator = SeededGenerator("volumes 2019")
    for month in 0..<4 {
      for counted in counted {
        let items = allocation.items.filter { $0.coding.area == counted.area && $0.coding.line == counted.line }
        for unit in Set(items.map(\.coding.unit)).sorted() {
          let spent = items.filter { $0.coding.unit == unit }.map { $0.actual2019[month] }.sum()
          guard spent < .zero else { continue }
          // The rate of a month lies within five per cent of the year's.
          let rate = counted.rate * 100 * generator.next(in: 95...105) / 100
          let number = Rounding.halfAway(Int128(-spent.ore), by: Int128(rate))
          text.add([
            "2019-0\(month + 1)", unit, counted.area.rawValue, counted.line.rawValue, counted.measure, String(number),
          ])
        }
      }
    }
    return text
  }
}
