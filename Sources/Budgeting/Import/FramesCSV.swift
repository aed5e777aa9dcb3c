package import Formats
import Kernel

/// Reads a file of the council's money to the board, a frame component a row.
///
/// **Sign** of the file: money to the board is positive.
package enum FramesCSV {
  /// The columns of the file.
  package static let columns = [
    CSVColumn("id"), CSVColumn("namn"), CSVColumn("år"), CSVColumn("belopp"), CSVColumn("beslut", isRequired: false),
    CSVColumn("beslutsdag", isRequired: false), CSVColumn("gäller från", isRequired: false),
    CSVColumn("profil", isRequired: false),
  ]

  /// The components by id.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8]) throws -> [String: BudgetFrame] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    var seen: Set<String> = []
    let frames = try table.values { row, _ in
      let id = try row.requiredText(at[0], column: "id")
      guard Slug(id) != nil else { throw BudgetingProblem.oddID(id, row.place(at[0])) }
      guard seen.insert(id).inserted else { throw BudgetingProblem.repeatedFrame(id, row.place(at[0])) }
      let profile = row.text(at[7])
      guard profile.isEmpty || profile.lowercased() == "jämn" else {
        throw BudgetingProblem.unevenFrame(profile, row.place(at[7]))
      }
      let year = try row.year(at[2])
      return (
        id,
        BudgetFrame(
          name: try row.requiredText(at[1], column: "namn"), year: year,
          amount: AmountSign.report.inner(try row.money(at[3])), decision: row.text(at[4]),
          decidedOn: try row.dayIfAny(at[5]), validFrom: try validFrom(row, at[6], year: year))
      )
    }
    return Dictionary(frames, uniquingKeysWith: { first, _ in first })
  }

  /// The first month that the money is spread over: a month, the month of a day, or January where the cell is empty.
  private static func validFrom(_ row: CSVRow, _ index: Int?, year: Int) throws -> Month {
    let text = row.text(index)
    let january = text.isEmpty ? Month(year: year, month: 1) : nil
    let month = try january ?? Day(text)?.inMonth ?? row.month(index)
    guard month.year <= year else { throw BudgetingProblem.frameAfterYear(month, year: year, row.place(index)) }
    return month
  }
}
