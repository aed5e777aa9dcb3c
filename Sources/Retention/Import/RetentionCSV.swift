package import Formats
import Kernel

/// Reads a plan of retention, a rule a row.
package enum RetentionCSV {
  /// The columns of the file.
  package static let columns = [
    CSVColumn("id"), CSVColumn("gäller"), CSVColumn("år"), CSVColumn("månader", isRequired: false),
    CSVColumn("räknas från"), CSVColumn("stöd"), CSVColumn("gäller från"), CSVColumn("beslut", isRequired: false),
  ]

  /// The plan.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8]) throws -> RetentionPlan {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    var seen: [RetentionPlan.Rule] = []
    let rules = try table.values { row, _ in
      let id = try row.requiredText(at[0], column: "id")
      guard let subject = RetentionSubject(word: row.text(at[1])) else {
        throw RetentionProblem.unknownWord(
          row.text(at[1]), allowed: RetentionSubject.allCases.map(\.word), row.place(at[1]))
      }
      guard let counted = CountedFrom(word: row.text(at[4])) else {
        throw RetentionProblem.unknownWord(row.text(at[4]), allowed: CountedFrom.allCases.map(\.word), row.place(at[4]))
      }
      guard let from = try row.dayIfAny(at[6]) else {
        throw FormatsProblem.missingValue(row.place(at[6]), column: "gäller från")
      }
      let months = try months(row, at)
      guard months == RetentionRules.months(months, subject) else {
        throw RetentionProblem.belowLaw(subject, row.place(at[2]))
      }
      let rule = RetentionPlan.Rule(
        id: id, subject: subject, months: months, counted: counted,
        ground: try row.requiredText(at[5], column: "stöd"), validFrom: from, decision: row.text(at[7]))
      guard !seen.contains(where: { $0.id == id || ($0.subject == subject && $0.validFrom == from) }) else {
        throw RetentionProblem.repeatedRule(id, row.place(at[0]))
      }
      seen.append(rule)
      return rule
    }
    return RetentionPlan(rules: rules)
  }

  private static func months(_ row: CSVRow, _ at: [Int?]) throws -> Int {
    func number(_ index: Int?) throws -> Int {
      let text = row.text(index)
      if text.isEmpty { return 0 }
      guard let number = Digits.value(Array(text.utf8)), RetentionRules.months.contains(number) else {
        throw RetentionProblem.badPeriod(text, row.place(index))
      }
      return number
    }
    let (years, months) = (try number(at[2]), try number(at[3]))
    guard !row.text(at[2]).isEmpty || !row.text(at[3]).isEmpty, RetentionRules.months.contains(years * 12 + months)
    else { throw RetentionProblem.badPeriod(row.text(at[2]), row.place(at[2])) }
    return years * 12 + months
  }
}
