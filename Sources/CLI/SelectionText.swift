import Accounts
import Kernel
import Storage

/// A selection in Swedish words.
enum SelectionText {
  /// The selection as `ansvar 302, 310-319`; `allt` for everything.
  static func of(_ selection: FactSelection) -> String {
    if selection.parts.isEmpty { return "allt" }
    return selection.parts.sorted { $0.key < $1.key }.map { column, ranges in
      (CodingPart(rawValue: column)?.term ?? column) + " " + ranges.map(\.description).joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
