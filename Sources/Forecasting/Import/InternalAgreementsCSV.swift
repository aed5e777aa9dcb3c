import Accounts
import Budgeting
package import Formats
import Kernel
import Storage

/// Reads a file of internal agreements, one a row; further rows with the same id and year are further codings of it.
package enum InternalAgreementsCSV {
  private static let own = [
    CSVColumn("id"), CSVColumn("år"), CSVColumn("namn"), CSVColumn("part"), CSVColumn("riktning"), CSVColumn("belopp"),
    CSVColumn("grund", isRequired: false), CSVColumn("fakturering", isRequired: false),
    CSVColumn("profil", isRequired: false),
  ]
  private static let monthNames = [
    "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
  ]

  /// The columns of the file.
  package static let columns =
    own + monthNames.map { CSVColumn($0, isRequired: false) } + SelectionColumns.columns

  /// The agreements in the order of the file, each with its place there.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8]) throws -> [InternalAgreementDraft] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    var drafts: [InternalAgreementDraft] = []
    _ = try table.values { row, _ -> Void? in
      let id = try SelectionColumns.id(row, at[0], column: "id")
      let year = try row.year(at[1])
      let rule = try SelectionColumns.selection(row, at[(own.count + monthNames.count)...])
      guard !rule.parts.isEmpty else { throw AccountsProblem.emptySelection(id, row.place(at[0])) }
      if let known = drafts.firstIndex(where: { $0.agreement.agreement == id && $0.agreement.year == year }) {
        guard at[2..<(own.count + monthNames.count)].allSatisfy({ row.bytes($0).isEmpty }) else {
          throw InternalAgreementProblem.differentRows(id, row.place(at[0]))
        }
        drafts[known].add(rule)
      } else {
        drafts.append(try draft(row, at, id: id, year: year, rule: rule))
      }
      return nil
    }
    return drafts
  }

  private static func draft(
    _ row: CSVRow, _ at: [Int?], id: String, year: Int, rule: FactSelection
  ) throws -> InternalAgreementDraft {
    let word = try row.requiredText(at[4], column: "riktning")
    guard let direction = InternalAgreement.Direction.allCases.first(where: { $0.term == word.lowercased() }) else {
      throw InternalAgreementProblem.unknownDirection(word, row.place(at[4]))
    }
    let amount = try row.money(at[5])
    guard amount >= .zero else { throw InternalAgreementProblem.negativeAmount(amount, row.place(at[5])) }
    let invoicing = row.text(at[7])
    guard invoicing.isEmpty || invoicing.lowercased() == InternalAgreement.Invoicing.notInvoiced.text else {
      throw InternalAgreementProblem.unknownInvoicing(invoicing, row.place(at[7]))
    }
    let months = try months(row, at, of: amount)
    return InternalAgreementDraft(
      InternalAgreement(
        agreement: id, name: try row.requiredText(at[2], column: "namn"),
        party: try row.requiredText(at[3], column: "part"), direction: direction, year: year,
        months: direction == .sell ? months.map { -$0 } : months, rules: [rule], ground: row.text(at[6]),
        isNotedNotInvoiced: !invoicing.isEmpty), place: row.place(at[0]))
  }

  private static func months(_ row: CSVRow, _ at: [Int?], of amount: Money) throws -> [Money] {
    let positions = at[own.count..<(own.count + monthNames.count)]
    let word = row.text(at[8]).lowercased()
    switch word {
    case "", "jämn":
      if word.isEmpty, positions.contains(where: { !row.bytes($0).isEmpty }) { break }
      return ProfileRules.even(amount, over: 12)
    case "egen": break
    default: throw BudgetingProblem.unknownProfile(row.text(at[8]), row.place(at[8]))
    }
    let months = try positions.map { try row.moneyIfAny($0) ?? .zero }
    guard months.sum() == amount else {
      throw BudgetingProblem.monthsDisagree(year: amount, months: months.sum(), row.place(positions.first ?? nil))
    }
    return months
  }
}
