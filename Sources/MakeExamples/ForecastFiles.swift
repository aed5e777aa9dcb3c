import Kernel

/// The forecasts as files: full-year level by unit, area and line.
enum ForecastFiles {
  /// The forecast after a month; kronor, revenue positive, costs negative.
  ///
  /// Cells that only fixed codings fill are left out: actual to date and the rest of the budget give them exactly.
  static func forecast(
    _ allocation: Allocation, _ amount: KeyPath<Allocation.Item, Money>, remarks: String
  ) -> CSVText {
    var text = CSVText(["enhet", "område", "rad", "prognos", "kommentar"])
    for cell in cells(allocation) {
      let sum = cell.items.map { $0[keyPath: amount] }.sum()
      text.add([cell.unit, cell.area.rawValue, cell.line.rawValue, sum.kronor(","), ""])
    }
    let investments = Investment.plan(year: 2019).map(\.amount).sum()
    let buyer = Structure.unit(ofResponsibility: Investment.responsibility)
    text.add([buyer, "", "reinvestering-x", investments.kronor(","), ""])
    for row in rows(of: remarks) { text.add([row[0], row[1], "", "", row[2]]) }
    return text
  }

  /// One unit's forecast after April as its manager writes it: variances from the year's budget, in thousands.
  ///
  /// The manager's own word on an area, in thousands, stands where it is another than what was decided on in the end.
  static func sheetInThousands(of unit: String, _ allocation: Allocation, own: [Area: Int64]) -> CSVText {
    var text = CSVText(["enhet", "område", "rad", "avvikelse", "kommentar"])
    for cell in cells(allocation) where cell.unit == unit {
      let decided = cell.items.map(\.forecastApril).sum() - cell.items.map(\.budget2019).sum()
      let variance = own[cell.area].map { Money(ore: $0 * 100_000) } ?? decided
      precondition(variance.ore.isMultiple(of: 1000), "Thousands with more than two decimals")
      text.add([unit, cell.area.rawValue, cell.line.rawValue, Money(ore: variance.ore / 1000).kronor(","), ""])
    }
    for row in rows(of: aprilRemarks) where row[0] == unit { text.add([row[0], row[1], "", "", row[2]]) }
    return text
  }

  private static func rows(of remarks: String) -> [[String]] {
    remarks.split(separator: "\n").map { row in
      let fields = row.split(separator: "|").map(String.init)
      precondition(fields.count == 3, "A remark is not understood: \(row)")
      return fields
    }
  }

  private typealias Cell = (unit: String, area: Area, line: StatementLine, items: [Allocation.Item])

  private static func cells(_ allocation: Allocation) -> [Cell] {
    let fixed = Set(FixedCoding.all.map(\.coding.key))
    let units = Set(allocation.items.map(\.coding.unit)).sorted()
    return units.flatMap { unit in
      Area.allCases.flatMap { area in
        StatementLine.allCases.compactMap { line -> Cell? in
          let items = allocation.items.filter {
            $0.coding.unit == unit && $0.coding.area == area && $0.coding.line == line
          }
          guard items.contains(where: { !fixed.contains($0.coding.key) }) else { return nil }
          return (unit, area, line, items)
        }
      }
    }
  }

  static let marchRemarks = """
    E240|ekb|Boendena ställs om under våren och färre platser köps. Äldre fordringar på staten har skrivits ned.
    E220|familjehem|Antalet uppdrag minskar inte i den takt som budgeten bygger på.
    E310|forsorjningsstod|Utbetalningarna ligger något över budget efter första kvartalet.
    E210|konsulter-bou|Inhyrda socialsekreterare saknar budget och behövs tills tjänsterna är tillsatta.
    E320|missbruk|Ramen har minskats i mars. Pågående placeringar avslutas först under hösten.
    """

  static let aprilRemarks = """
    E240|ekb|Det tillfälliga tillskottet används inte helt. Omställningen av boendena ger lägre kostnader än väntat.
    E220|familjehem|Den planerade minskningen av uppdrag har uteblivit när fler anmälningar kommer in.
    E410|socialpsykiatri|Färre ersätts av vård- och omsorgsnämnden, och en avveckling kostar mer än beräknat.
    E310|forsorjningsstod|Utbetalningarna har fortsatt att öka i april. Orsakerna utreds.
    E210|konsulter-bou|Inhyrda socialsekreterare behövs även under sommaren.
    E320|missbruk|Ramminskningen får genomslag först när handlingsplanen verkar fullt ut 2020.
    E210|vardplatser-bou|Färre placeringar på institution än budgeterat.
    E330|vinr|Något färre platser än budgeterat har behövts.
    E230|oppna-bou|Vakanta tjänster tillsätts inte under året.
    E120|ovrigt|Mindre avvikelser på stab, lokaler och handläggning.
    """
}
