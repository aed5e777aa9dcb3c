package import Kernel
package import Storage

/// The codes of a month's year with their names, by coding part.
package enum ListCodes: Question {
  package static let name = "accounts.list-codes"
  package static let permission = Permission.read
  package typealias Input = Month
  package typealias Output = [List]

  /// One coding part.
  package struct List: Sendable {
    /// The part.
    package let part: CodingPart
    /// Its codes in order.
    package let entries: [CodeList.Entry]
  }

  /// The parts that codes have been named for, in their order.
  package static func answer(_ input: Month, view: View) throws -> Output {
    try CodingPart.allCases.compactMap { part in
      try view.state.record(CodeList.self, id: part.column, in: input.year).map {
        List(part: part, entries: $0.value.entries)
      }
    }
  }
}
