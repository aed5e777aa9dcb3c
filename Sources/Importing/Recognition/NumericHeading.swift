import Kernel

/// What the words of a heading over amounts say together.
struct NumericHeading {
  let isPivotSum: Bool
  var isAccumulated = false
  private(set) var year: Int?
  private var months: [HeadingMonth] = []
  private var bareNumber: Int?
  private var rank: Int?
  private var isTotal = false
  private var isComparison = false
  private var isShare = false
  private var saysPeriod = false

  init(isPivotSum: Bool) { self.isPivotSum = isPivotSum }

  /// Takes the next word; false where it is unknown.
  mutating func take(_ word: String) -> Bool {
    if let number = HeadingWords.months[word] {
      guard let month = HeadingMonth(number) else { return false }
      months.append(month)
    } else if word.utf8.allSatisfy({ (48...57).contains($0) }) {
      return takeNumber(word)
    } else if let rank = NumericHeading.ranks[word] {
      self.rank = min(self.rank ?? rank, rank)
    } else if NumericHeading.totals.contains(word) {
      isTotal = true
    } else if NumericHeading.accumulated.contains(word) || word.hasPrefix("ackum") {
      isAccumulated = true
    } else if NumericHeading.comparisons.contains(word)
      || ["budget", "prognos", "avvik"].contains(where: { word.hasPrefix($0) }) || word.hasSuffix("budget")
    {
      isComparison = true
    } else if ["%", "procent", "andel", "pct", "procentuell"].contains(word) {
      isShare = true
    } else if NumericHeading.periodWords.contains(word) {
      saysPeriod = true
    } else {
      return ["år", "sa"].contains(word)
    }
    return true
  }

  private mutating func takeNumber(_ word: String) -> Bool {
    guard let value = Digits.value(word.utf8) else { return false }
    switch word.utf8.count {
    case 6:
      guard let month = HeadingMonth(word) else { return false }
      months.append(month)
    case 4 where HeadingMonth.years.contains(value):
      guard year == nil || year == value else { return false }
      year = value
    case 4:
      // 1904 is April 2019; years and such numbers cannot be mistaken for each other.
      guard (10...39).contains(value / 100), (1...12).contains(value % 100),
        let month = HeadingMonth(value % 100, year: 2000 + value / 100)
      else { return false }
      months.append(month)
    case 1, 2:
      if months.last?.year == nil, !months.isEmpty, year == nil, value >= 10 {
        year = 2000 + value
      } else if bareNumber == nil, HeadingMonth(value) != nil {
        bareNumber = value
      } else {
        return false
      }
    default: return false
    }
    return true
  }

  /// What the words mean; nil where they mean nothing.
  var kind: HeadingMeaning.Kind? {
    if isShare { return .share }
    if isComparison { return .comparison }
    if months.count == 2, months[0].number <= months[1].number, (1...12).contains(months[0].number) {
      return .total(months[0].number...months[1].number, isAccumulated: isAccumulated || months[0].number == 1)
    }
    guard months.count <= 1 else { return nil }
    if var month = months.first ?? bareNumber.flatMap({ HeadingMonth($0) }) {
      guard months.isEmpty || bareNumber == nil else { return nil }
      month.year = month.year ?? year
      if isAccumulated {
        return (1...12).contains(month.number) ? .total(1...month.number, isAccumulated: true) : nil
      }
      return .month(month, isBare: months.isEmpty && !saysPeriod && year == nil)
    }
    if isAccumulated { return .total(nil, isAccumulated: true) }
    if isTotal, !isPivotSum || rank == nil { return .total(nil, isAccumulated: false) }
    if let rank { return .amount(rank: rank) }
    if saysPeriod { return .amount(rank: 4) }
    return year == nil ? nil : .year
  }

  private static let ranks = [
    "belopp": 0, "amount": 0, "utfall": 1, "utf": 1, "bokfört": 1, "redovisat": 1, "actual": 1, "verkligt": 1,
    "netto": 2, "nettobelopp": 2, "net": 2, "saldo": 3, "balance": 3, "periodsaldo": 2, "periodutfall": 1,
  ]
  private static let totals: Set = [
    "total", "totalt", "totalsumma", "summa", "sum", "totals", "helår", "året", "årets",
  ]
  private static let accumulated: Set = ["ack", "acc", "tom", "hittills", "ytd", "årssaldo"]
  private static let comparisons: Set = [
    "bud", "budg", "avv", "diff", "differens", "återstår", "återstående", "kvar", "föregående", "föreg", "fg",
    "fjolår", "fjolåret", "förra", "forecast", "variance", "ram", "plan", "progn", "förbrukat", "förbrukning",
    "förändring", "jämförelse", "prev", "index", "helårsram",
  ]
  private static let periodWords: Set = [
    "period", "p", "per", "månad", "mån", "m", "perioden", "periodens", "månadens",
  ]
}
