package import Accounts
import Kernel
package import Storage

/// The accounts and service areas whose postings' texts and suppliers are hidden from those who have no right to read
/// confidential text. There is one record of this kind, `protected`.
package struct ProtectedCodes: RecordKind, Hashable {
  package static let kind = "protected-codes"
  package static let tag = "protected-codes/1"
  package static let terms = KindTerms("skyddade koder", "skyddade koder", aliases: ["protected"])
  /// The id of the one record.
  package static let id = "protected"

  /// One protected selection.
  package struct Entry: Hashable, Sendable, Codable {
    /// What is protected; a posting is where it matches any of its rules.
    package let selection: NamedSelection
    /// The legal ground, as `26 kap. 1 § OSL`.
    package let ground: String

    /// A protected selection with its legal ground.
    package init(selection: NamedSelection, ground: String) {
      self.selection = selection
      self.ground = PersonalNumbers.masked(ground).text
    }
  }

  /// The selections, in the order of the file.
  package let entries: [Entry]

  /// These selections.
  package init(entries: [Entry]) { self.entries = entries }

  /// Which rows are protected.
  ///
  /// **Shape** one answer a row.
  package func rows(_ columns: FactColumns) -> [Bool] {
    var isProtected = [Bool](repeating: false, count: columns.count)
    for rule in entries.flatMap(\.selection.rules) {
      for (row, isWithin) in columns.rows(within: rule).enumerated() where isWithin { isProtected[row] = true }
    }
    return isProtected
  }
}

extension BoardState {
  /// The protected codes; none where the board has listed none.
  package func protectedCodes() throws -> ProtectedCodes {
    try record(ProtectedCodes.self, id: ProtectedCodes.id)?.value ?? ProtectedCodes(entries: [])
  }
}
