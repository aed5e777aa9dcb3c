import Kernel

/// The matrix spread over codings and months: everything that the files are written from.
///
/// **Unit** öre. **Sign** as in reports: revenue positive, costs negative.
struct Allocation {
  /// One coding with its amounts.
  struct Item {
    let coding: ExampleCoding
    /// Budget 2019 as the board first decided it, and after the frame change of March.
    var budgetFirst2019 = Money.zero
    var budget2019 = Money.zero
    var budget2018 = Money.zero
    var forecastMarch = Money.zero
    var forecastApril = Money.zero
    /// Actual by month, January first; four months of 2019.
    var actual2018 = [Money](repeating: .zero, count: 12)
    var actual2019 = [Money](repeating: .zero, count: 4)
  }

  /// Receivables on the state booked in 2018 and written down in March 2019: less revenue.
  static let writeDown = Money(ore: -2_800_000_00)

  /// The items in the order of the tables.
  let items: [Item]

  /// The allocation of the example; the same in every run.
  init() {
    let fixed = FixedCoding.all.map(Allocation.item)
    let shared = Matrix.cells.flatMap { cell in
      let codings = CodingTable.all.filter { $0.area == cell.area && $0.line == cell.line }
      return Allocation.items(of: cell, codings: codings)
    }
    items = shared + fixed
  }

  private static func item(_ fixed: FixedCoding) -> Item {
    let year = Money(ore: fixed.perMonth.ore * 12)
    return Item(
      coding: fixed.coding, budgetFirst2019: year, budget2019: year, budget2018: year, forecastMarch: year,
      forecastApril: year, actual2018: Array(repeating: fixed.perMonth, count: 12),
      actual2019: Array(repeating: fixed.perMonth, count: 4))
  }

  private static func items(of cell: Matrix.Cell, codings: [ExampleCoding]) -> [Item] {
    precondition(!codings.isEmpty, "The cell \(cell.area) × \(cell.line) has no coding")
    let fixed = FixedCoding.all.filter { $0.coding.area == cell.area && $0.coding.line == cell.line }
    func rest(_ column: Matrix.Column, months: Int64) -> Money {
      cell[column] - fixed.map { Money(ore: $0.perMonth.ore * months) }.sum()
    }
    let weights = codings.map(\.weight)
    let hundredKronor: Int64 = 10_000
    let budget2019 = rest(.budget2019, months: 12).split(by: weights, step: hundredKronor)
    let budget2018 = rest(.budget2018, months: 12).split(by: weights, step: hundredKronor)
    let march = (cell[.forecastMarch] - cell[.budget2019]).split(by: weights, step: hundredKronor)
    let april = (cell[.forecastApril] - cell[.budget2019]).split(by: weights, step: hundredKronor)
    let frame = frameChange(of: cell).split(by: weights, step: hundredKronor)
    var generator = SeededGenerator(cell.area.rawValue + " " + cell.line.rawValue)
    let isWrittenDown = cell.area == .unaccompaniedMinors && cell.line == .revenue
    let spring2019 = rest(.actualApril2019, months: 4) - (isWrittenDown ? writeDown : .zero)
    let spring2018 = rest(.actualApril2018, months: 4)
    let autumn2018 = rest(.actual2018, months: 12) - spring2018
    let in2019 = noisy(spring2019, weights, &generator)
    let inSpring = noisy(spring2018, weights, &generator)
    let inAutumn = noisy(autumn2018, weights, &generator)
    return codings.indices.map { index in
      var item = Item(coding: codings[index])
      item.budget2019 = budget2019[index]
      item.budgetFirst2019 = budget2019[index] - frame[index]
      item.budget2018 = budget2018[index]
      item.forecastMarch = budget2019[index] + march[index]
      item.forecastApril = budget2019[index] + april[index]
      item.actual2019 = months(in2019[index], 1...4, codings[index], &generator)
      if isWrittenDown, index == 0 { item.actual2019[2] += writeDown }
      item.actual2018 =
        months(inSpring[index], 1...4, codings[index], &generator)
        + months(inAutumn[index], 5...12, codings[index], &generator)
      return item
    }
  }

  /// What the council took from the board's frame in March 2019, by the cell that gave way: purchased care, so the
  /// budgeted cost falls.
  private static func frameChange(of cell: Matrix.Cell) -> Money {
    switch (cell.area, cell.line) {
    case (.addiction, .purchased): Money(tkr: 6_800)
    case (.socialPsychiatry, .purchased): Money(tkr: 1_000)
    default: .zero
    }
  }

  private static func noisy(_ amount: Money, _ weights: [Int64], _ generator: inout SeededGenerator) -> [Money] {
    amount.split(by: weights.map { $0 * generator.next(in: 950...1_050) })
  }

  private static func months(
    _ amount: Money, _ range: ClosedRange<Int>, _ coding: ExampleCoding, _ generator: inout SeededGenerator
  ) -> [Money] {
    let weights: [Int64] = range.map { month in
      switch coding.rhythm {
      case .even: generator.next(in: 985...1_015)
      case .uneven: generator.next(in: 780...1_220)
      case .quarterly: month.isMultiple(of: 3) ? generator.next(in: 900...1_100) : 0
      case .rising: generator.next(in: 990...1_010) + Int64((month - 1) % 4) * 25
      }
    }
    return amount.split(by: weights)
  }
}
