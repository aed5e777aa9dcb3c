package import Formats
import Kernel

/// Reads a file of the council's money to the board, a frame component a row.
///
/// **Sign** of the file: money to the board is positive.
package enum FramesCSV {
  /// The columns of the file.
  package static let columns =
    [
      CSVColumn("id"), CSVColumn("namn"), CSVColumn("år"), CSVColumn("belopp"),
      CSVColumn("beslut", isRequired: false), CSVColumn("beslutsdag", isRequired: false),
      CSVColumn("gäller från", isRequired: false), CSVColumn("profil", isRequired: false),
      CSVColumn("slag", isRequired: false), CSVColumn("gäller till", isRequired: false),
      CSVColumn("prisnivå", isRequired: false), CSVColumn("kompenserar", isRequired: false),
      CSVColumn("procent", isRequired: false), CSVColumn("index", isRequired: false),
      CSVColumn("plan år 2", isRequired: false), CSVColumn("plan år 3", isRequired: false),
    ] + BudgetCSV.months.map { CSVColumn($0, isRequired: false) }

  /// Where each column stands.
  private struct Positions {
    let id, name, year, amount, decision, decidedOn, validFrom, profile: Int?
    let sort, validTo, priceLevel, compensated, percent, index, second, third: Int?
    let months: [Int?]

    init(_ at: [Int?]) {
      (id, name, year, amount) = (at[0], at[1], at[2], at[3])
      (decision, decidedOn, validFrom, profile) = (at[4], at[5], at[6], at[7])
      (sort, validTo, priceLevel, compensated) = (at[8], at[9], at[10], at[11])
      (percent, index, second, third) = (at[12], at[13], at[14], at[15])
      months = Array(at[16...])
    }
  }

  /// The components in the order of the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8]) throws -> [FrameDraft] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = Positions(table.positions)
    var seen: Set<String> = []
    return try table.values { row, _ in
      let id = try row.requiredText(at.id, column: "id")
      guard Slug(id) != nil else { throw BudgetingProblem.oddID(id, row.place(at.id)) }
      guard seen.insert(id).inserted else { throw BudgetingProblem.repeatedFrame(id, row.place(at.id)) }
      let compensation = try compensation(row, at)
      let mayLackAmount = compensation?.basisPoints != nil
      let amount = try mayLackAmount ? row.moneyIfAny(at.amount) : row.money(at.amount)
      let inner = AmountSign.report.inner(amount ?? .zero)
      let year = try row.year(at.year)
      let frame = BudgetFrame(
        name: try row.requiredText(at.name, column: "namn"), year: year, amount: inner,
        decision: row.text(at.decision), decidedOn: try row.dayIfAny(at.decidedOn),
        validFrom: try validFrom(row, at.validFrom, year: year), sort: try sort(row, at, compensation),
        validTo: try monthIfAny(row, at.validTo), profile: try profile(row, at, amount: inner),
        priceLevel: row.text(at.priceLevel).isEmpty ? nil : try row.year(at.priceLevel), compensation: compensation,
        plan: try plan(row, at, year: year))
      return FrameDraft(id: id, frame: frame, hasAmount: amount != nil, place: row.place(at.id))
    }
  }

  /// The first month that the money is spread over: a month, the month of a day, or January where the cell is empty.
  private static func validFrom(_ row: CSVRow, _ index: Int?, year: Int) throws -> Month {
    let january = row.text(index).isEmpty ? Month(year: year, month: 1) : nil
    let month = try january ?? monthIfAny(row, index) ?? row.month(index)
    guard month.year <= year else { throw BudgetingProblem.frameAfterYear(month, year: year, row.place(index)) }
    return month
  }

  /// The month, or the month of the day, that the cell holds; nil where it is empty.
  private static func monthIfAny(_ row: CSVRow, _ index: Int?) throws -> Month? {
    let text = row.text(index)
    return text.isEmpty ? nil : try Day(text)?.inMonth ?? row.month(index)
  }

  private static func sort(
    _ row: CSVRow, _ at: Positions, _ compensation: BudgetFrame.Compensation?
  ) throws -> BudgetFrame.Sort {
    let word = row.text(at.sort)
    switch word.lowercased() {
    case "": return compensation == nil ? .base : .compensation
    case "grundram": return .base
    case "tillfällig": return .temporary
    case "tilläggsanslag": return .supplementary
    case "kompensation": return .compensation
    default: throw BudgetingProblem.unknownSort(word, row.place(at.sort))
    }
  }

  private static func compensation(_ row: CSVRow, _ at: Positions) throws -> BudgetFrame.Compensation? {
    let component = row.text(at.compensated)
    // Hundredths of a per cent are read as exactly as öre.
    let percent = try row.moneyIfAny(at.percent).map(\.ore)
    guard !component.isEmpty else {
      if percent != nil { throw BudgetingProblem.unknownFrame("", row.place(at.percent)) }
      return nil
    }
    return BudgetFrame.Compensation(component: component, basisPoints: percent, index: row.text(at.index))
  }

  private static func profile(_ row: CSVRow, _ at: Positions, amount: Money) throws -> BudgetFrame.Profile {
    let word = row.text(at.profile).lowercased()
    let filled = at.months.contains { !row.bytes($0).isEmpty }
    switch word {
    case _ where word == "egen" || word.isEmpty && filled:
      let months = try at.months.map { AmountSign.report.inner(try row.moneyIfAny($0) ?? .zero) }
      guard months.sum() == amount else {
        throw BudgetingProblem.monthsDisagree(
          year: -amount, months: -months.sum(), row.place(at.months.first ?? nil))
      }
      return .explicit(months)
    case "", "jämn", "ikapp":
      if filled {
        throw BudgetingProblem.monthsBesideProfile(row.text(at.profile), row.place(at.profile))
      }
      return word == "ikapp" ? .catchUp : .even
    default: throw BudgetingProblem.unevenFrame(row.text(at.profile), row.place(at.profile))
    }
  }

  private static func plan(_ row: CSVRow, _ at: Positions, year: Int) throws -> [BudgetFrame.PlanYear] {
    try [at.second, at.third].enumerated().compactMap { index, position in
      try row.moneyIfAny(position).map {
        BudgetFrame.PlanYear(year: year + 1 + index, amount: AmountSign.report.inner($0))
      }
    }
  }
}
