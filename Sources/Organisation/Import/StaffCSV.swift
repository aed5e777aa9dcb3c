package import Formats
import Kernel

/// Reads files of who has which role, and of who stands in for whom.
package enum StaffCSV {
  /// The columns of the roles' file.
  package static let roleColumns = [
    CSVColumn("person"), CSVColumn("namn"), CSVColumn("e-post", "epost", isRequired: false), CSVColumn("roll"),
    CSVColumn("enhet", isRequired: false), CSVColumn("från", isRequired: false), CSVColumn("till", isRequired: false),
  ]

  /// The columns of the stand-ins' file.
  package static let standInColumns = [
    CSVColumn("för"), CSVColumn("person"), CSVColumn("namn"), CSVColumn("e-post", "epost", isRequired: false),
    CSVColumn("enheter", isRequired: false), CSVColumn("från"), CSVColumn("till"),
  ]

  /// Who has which role, in the order of the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func roles(name: String, bytes: [UInt8]) throws -> [StaffDraft<RoleHolder>] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: roleColumns)
    let at = table.positions
    return try table.values { row, _ in
      let person = try person(row, at[0], "person")
      guard let role = StaffRole(title: row.text(at[3])) else {
        throw OrganisationProblem.unknownRole(row.text(at[3]), row.place(at[3]))
      }
      let from = try row.dayIfAny(at[5])
      let to = try row.dayIfAny(at[6])
      if let from, let to, to < from { throw OrganisationProblem.endsBeforeItBegins(row.place(at[6])) }
      return StaffDraft(
        RoleHolder(
          person: person, name: try row.requiredText(at[1], column: "namn"), email: try address(row, at[2]), role: role,
          unit: row.text(at[4]).isEmpty ? nil : row.text(at[4]), from: from, to: to), place: row.place(at[0]))
    }
  }

  /// Who stands in for whom, in the order of the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func standIns(name: String, bytes: [UInt8]) throws -> [StaffDraft<StandIn>] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: standInColumns)
    let at = table.positions
    return try table.values { row, _ in
      let absent = try person(row, at[0], "för")
      let person = try person(row, at[1], "person")
      guard let from = try row.dayIfAny(at[5]) else {
        throw FormatsProblem.missingValue(row.place(at[5]), column: "från")
      }
      guard let to = try row.dayIfAny(at[6]) else {
        throw FormatsProblem.missingValue(row.place(at[6]), column: "till")
      }
      guard from <= to else { throw OrganisationProblem.endsBeforeItBegins(row.place(at[6])) }
      let units = row.text(at[4]).split { $0 == "," || $0.isWhitespace }.map(String.init)
      return StaffDraft(
        StandIn(
          absent: absent, person: person, name: try row.requiredText(at[2], column: "namn"),
          email: try address(row, at[3]), units: units, from: from, to: to), place: row.place(at[0]))
    }
  }

  private static func person(_ row: CSVRow, _ index: Int?, _ column: String) throws -> String {
    let text = try row.requiredText(index, column: column)
    guard Slug(text) != nil else { throw OrganisationProblem.oddID(text, row.place(index)) }
    return text
  }

  /// The address of the field, which may be empty.
  private static func address(_ row: CSVRow, _ index: Int?) throws -> String {
    let text = row.text(index)
    guard text.isEmpty || isAddress(text) else { throw OrganisationProblem.oddAddress(text, row.place(index)) }
    return text
  }

  /// Whether the text is an address that mail can be handed over for: letters, digits and a few marks, an @, a domain.
  static func isAddress(_ text: String) -> Bool {
    let sides = text.split(separator: "@", omittingEmptySubsequences: false)
    guard sides.count == 2, text.utf8.count <= 254, let first = sides[0].utf8.first, first != UInt8(ascii: "-") else {
      return false
    }
    func isPlain(_ byte: UInt8, _ marks: String) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: marks.utf8.contains(byte)
      }
    }
    let domain = sides[1].split(separator: ".", omittingEmptySubsequences: false)
    return sides[0].utf8.allSatisfy { isPlain($0, "._+-") } && domain.count >= 2
      && domain.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { isPlain($0, "-") } }
  }
}
