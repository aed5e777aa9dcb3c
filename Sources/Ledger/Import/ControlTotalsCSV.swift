package import Formats
import Kernel

/// Reads a file of totals out of the ledger's own report, a total a row.
package enum ControlTotalsCSV {
  /// The columns of the file.
  package static let columns = [
    CSVColumn("period"), CSVColumn("konto", "kontoklass"), CSVColumn("belopp"),
    CSVColumn("ackumulerat", isRequired: false), CSVColumn("enhet", isRequired: false),
    CSVColumn("källa", isRequired: false),
  ]

  /// The totals of the file.
  ///
  /// - Parameters:
  ///   - sign: the sign that the file writes amounts with.
  ///   - source: the source of rows that name none.
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8], sign: AmountSign, source: String) throws -> [ControlTotal] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    var seen: Set<String> = []
    return try table.values { row, _ in
      let accounts = try row.requiredText(at[1], column: "konto")
      guard ControlTotal.isAccounts(accounts) else { throw LedgerProblem.oddAccounts(accounts, row.place(at[1])) }
      let unitText = row.text(at[4]).lowercased()
      guard let unit = unitText.isEmpty ? .kr : AmountUnit(rawValue: unitText) else {
        throw LedgerProblem.unknownUnit(row.text(at[4]), row.place(at[4]))
      }
      let own = row.text(at[5])
      let total = ControlTotal(
        source: own.isEmpty ? source : own, month: try row.month(at[0]), accounts: accounts,
        isCumulative: try isCumulative(row, at[3]), amount: sign.inner(try row.money(at[2], unit: unit)), unit: unit,
        origin: name)
      guard seen.insert(total.id).inserted else {
        throw LedgerProblem.repeatedTotal(accounts: accounts, month: total.month, row.place(at[1]))
      }
      return total
    }
  }

  private static func isCumulative(_ row: CSVRow, _ index: Int?) throws -> Bool {
    switch row.text(index).lowercased() {
    case "", "nej": return false
    case "ja": return true
    default: throw LedgerProblem.neitherYesNorNo(row.text(index), row.place(index))
    }
  }
}
