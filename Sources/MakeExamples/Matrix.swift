import Kernel

/// The figures of the example by area and line: what the published table and list sum up.
///
/// **Unit** öre. **Sign** as in reports: revenue positive, costs negative.
enum Matrix {
  /// One kind of figure in the matrix.
  enum Column: Int, CaseIterable {
    case budget2019, forecastMarch, forecastApril, actualApril2019, actualApril2018, actual2018, budget2018
  }

  /// One cell: all columns for a line of an area.
  struct Cell {
    let area: Area
    let line: StatementLine
    let values: [Money]

    subscript(column: Column) -> Money { values[column.rawValue] }
  }

  /// The cells that hold figures, area by area.
  static let cells: [Cell] = text.split(separator: "\n").map { row in
    let fields = row.split(separator: " ")
    let values = fields.dropFirst(2).compactMap { Money(decimal: $0, unit: 100_000) }
    guard let area = Area(rawValue: String(fields[0])), let line = StatementLine(rawValue: String(fields[1])),
      values.count == Column.allCases.count
    else { preconditionFailure("The matrix has a row that is not understood: \(row)") }
    return Cell(area: area, line: line, values: values)
  }

  /// Area, line, budget 2019 after the frame change, forecast after March, forecast after April, actual January–April
  /// 2019, actual January–April 2018, actual 2018, budget 2018; thousands of kronor.
  ///
  /// How they were found: the column sums were fixed first, as amounts in öre that print as the published table when
  /// they, their sums and their differences are each rounded once. Where the published figures do not add up in the
  /// last digit the öre carry it: revenue 43 343.6 and costs −247 246.4 print as 43 344 and −247 246, and their sum
  /// −203 902.8 as −203 903. The forecast variances of the areas were taken from the published list and spread over
  /// lines by judgement; budgets and actuals were given plausible sizes with a seeded noise of some thousand kronor.
  /// The remainder `ovrigt` is in each column what the fixed sums leave.
  private static let text = """
    ekb intakter 24000 20900 20900 7909.9554 9801.94098 28292.59774 29000
    ekb personal -21000 -19100 -19100 -7309.07202 -9591.88935 -26500.2833 -26900
    ekb lokalhyror -4300 -3800 -3800 -1309.2432 -2242.97553 -6488.61311 -6600
    ekb kop-av-tjanster -11500 -7100 -7100 -3289.77817 -4601.41338 -13086.44273 -14000
    ekb ovriga -1500 -1200 -1200 -419.34801 -523.27344 -1506.67346 -1500
    familjehem intakter 1500 1500 1500 524.96772 417.97581 1437.32389 1400
    familjehem personal -24500 -26700 -26700 -9006.46199 -8612.90778 -25988.37049 -24800
    familjehem kop-av-tjanster -9000 -9500 -9500 -3504.47986 -2992.97056 -9291.78925 -9000
    familjehem ovriga -1200 -1500 -1500 -525.87554 -466.39748 -1417.49076 -1300
    socialpsykiatri intakter 8500 7600 7600 2863.38468 2587.48291 8087.92636 13900
    socialpsykiatri personal -27000 -28600 -28600 -9790.89464 -9290.60111 -28292.50748 -28000
    socialpsykiatri lokalhyror -4800 -4800 -4800 -1595.08508 -1601.91501 -4766.67378 -4800
    socialpsykiatri kop-av-tjanster -9500 -10700 -10800 -4189.37011 -3410.198 -10589.03662 -11000
    socialpsykiatri ovriga -900 -900 -900 -322.89226 -278.20945 -872.69613 -900
    forsorjningsstod ovriga -14500 -15400 -16300 -5476.74614 -5036.28079 -14295.97651 -13900
    konsulter-bou kop-av-tjanster 0 -2200 -2400 -1336.91942 -912.17268 -2895.60335 0
    missbruk kop-av-tjanster -7400 -11700 -11700 -4992.56486 -5189.25297 -15407.51125 -16200
    vardplatser-bou kop-av-tjanster -11500 -9000 -8800 -3906.91095 -3498.58211 -10790.22502 -12000
    vinr kop-av-tjanster -3600 -3250 -3250 -1139.80583 -998.02796 -3212.21463 -3400
    oppna-bou intakter 300 300 300 117.58463 92.10477 272.97684 300
    oppna-bou personal -12500 -11100 -11000 -3908.61945 -4311.47689 -12794.37204 -12700
    oppna-bou lokalhyror -900 -900 -900 -302.19123 -275.74418 -862.31782 -880
    oppna-bou kop-av-tjanster -300 -300 -300 -80.03166 -90.10194 -273.42316 -300
    oppna-bou ovriga -400 -300 -300 -109.71588 -116.2372 -356.10901 -400
    ovrigt intakter 9043.6 9725.9 9725.9 5874.22698 2430.28608 8109.31727 8000
    ovrigt personal -62432.9 -63913.7 -63913.7 -22440.15508 -21984.99607 -68324.54713 -68500
    ovrigt lokalhyror -5334.1 -5743 -5743 -1775.35799 -1796.49928 -5682.70529 -5620
    ovrigt kop-av-tjanster -6353.2 -4136 -4136 -2415.22976 -1591.30173 -4503.52086 -5900
    ovrigt ovriga -6826.2 -8061.4 -8088.4 -2469.26324 -2433.5114 -6261.14132 -6210
    """
}
