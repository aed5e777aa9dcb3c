import Formats
import Kernel

extension CSVRow {
  /// The id in the field.
  func closingID(_ index: Int?) throws -> String {
    let id = try requiredText(index, column: "id")
    guard Slug(id) != nil else { throw ClosingProblem.oddID(id, place(index)) }
    return id
  }

  /// The field's text; nil where it is empty.
  func textIfAny(_ index: Int?) -> String? {
    let text = text(index)
    return text.isEmpty ? nil : text
  }

  /// Whether the field says yes.
  func yesOrNo(_ index: Int?, column: String) throws(ClosingProblem) -> Bool {
    switch text(index).lowercased() {
    case "ja": true
    case "nej": false
    default: throw .notYesOrNo(text(index), column: column, place(index))
    }
  }

  /// Whether the field says that the item has ended; an empty one says that it has not.
  func isEnded(_ index: Int?) throws(ClosingProblem) -> Bool {
    switch text(index).lowercased() {
    case "", "aktiv": false
    case "avslutad": true
    default: throw .unknownStatus(text(index), place(index))
    }
  }
}
