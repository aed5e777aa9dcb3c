import Kernel
package import Storage

/// A selection in Swedish words.
package enum SelectionText {
  /// The selection as `ansvar 302, 310-319`; `allt` for everything.
  package static func of(_ selection: FactSelection) -> String {
    if selection.parts.isEmpty { return "allt" }
    return selection.parts.sorted { $0.key < $1.key }.map { column, ranges in
      (CodingPart(rawValue: column)?.term ?? column) + " " + ranges.map(\.description).joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
