package import Formats
package import Kernel

/// Reads a year's calendar of follow-up, a rule a row, and the days of the board's meetings.
package enum CalendarCSV {
  /// The columns of the calendar.
  package static let columns = [
    CSVColumn("slag"), CSVColumn("månader"), CSVColumn("beslutas av"), CSVColumn("mall", isRequired: false),
    CSVColumn("brytdag", "arbetsdag"), CSVColumn("rapportera", isRequired: false),
    CSVColumn("granska", isRequired: false), CSVColumn("sammanställa", isRequired: false),
    CSVColumn("godkänna", isRequired: false), CSVColumn("instanser", isRequired: false),
    CSVColumn("kommentarkrav", isRequired: false),
  ]

  /// The column of the meetings' file.
  package static let meetingColumns = [CSVColumn("sammanträde", "dag", "datum")]

  /// The rules in the order of the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func rules(name: String, bytes: [UInt8], template: String) throws -> [FollowUpCalendar.Rule] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    return try table.values { row, problems in
      func odd(_ index: Int, _ form: String) -> OrganisationProblem {
        .oddCalendar(column: columns[index].names[0], text: row.text(at[index]), form: form, row.place(at[index]))
      }
      let months = CalendarRules.months(row.text(at[1]))
      if months == nil { problems.append(odd(1, "Skriv alla, alla utom 6, 4 eller 1-3, 10.")) }
      let cutOff = Digits.value(row.text(at[4]).utf8).flatMap { (1...40).contains($0) ? $0 : nil }
      if cutOff == nil { problems.append(odd(4, "Skriv vilken arbetsdag efter månaden som är den sista, 1–40.")) }
      var deadlines: [OccasionPlan.Deadline] = []
      for (index, step) in zip(5..., WorkStep.allCases) where !row.text(at[index]).isEmpty {
        if let due = DayRule(swedish: row.text(at[index])) {
          deadlines.append(.init(step, due: due))
        } else {
          problems.append(odd(index, DayRule.form))
        }
      }
      let bodies = bodies(row.text(at[9]))
      if bodies == nil {
        problems.append(odd(9, "Skriv till exempel presidium sammanträde-14, nämnd sammanträde, med komma emellan."))
      }
      let thresholds = RemarkThreshold.list(row.text(at[10]))
      if thresholds == nil {
        problems.append(odd(10, "Skriv till exempel * 500 tkr eller 5 %, drift.personal 300 tkr, i hela tal."))
      }
      let id = row.text(at[3])
      if !id.isEmpty, Slug(id) == nil { problems.append(OrganisationProblem.oddID(id, row.place(at[3]))) }
      return FollowUpCalendar.Rule(
        name: try row.requiredText(at[0], column: "slag"), months: months ?? [],
        decidedBy: try row.requiredText(at[2], column: "beslutas av"), template: id.isEmpty ? template : id,
        cutOff: cutOff ?? 1, deadlines: deadlines, bodies: bodies ?? [], thresholds: thresholds ?? [])
    }
  }

  /// The days of the meetings, ascending.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func meetings(name: String, bytes: [UInt8]) throws -> [Day] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: meetingColumns)
    let days: [Day] = try table.values { row, _ in
      guard let day = try row.dayIfAny(table.positions[0]) else {
        throw FormatsProblem.missingValue(row.place(table.positions[0]), column: "sammanträde")
      }
      return day
    }
    return Set(days).sorted()
  }

  /// `facklig samverkan sammanträde-18, presidium sammanträde-14`: the last word of each says when.
  private static func bodies(_ text: String) -> [OccasionPlan.Body]? {
    guard !text.isEmpty else { return [] }
    var bodies: [OccasionPlan.Body] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
      let name = words.dropLast().joined(separator: " ")
      guard let due = words.last.flatMap({ DayRule(swedish: $0) }), !name.isEmpty,
        !bodies.contains(where: { $0.name == name })
      else { return nil }
      bodies.append(.init(name, due: due))
    }
    return bodies
  }
}
