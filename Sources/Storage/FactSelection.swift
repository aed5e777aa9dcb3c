package import Kernel

/// A selection over coding parts: for each part that is named, the code must lie in one of its ranges. Parts that are
/// not named let every code through, so the empty selection holds everything.
package struct FactSelection: Hashable, Sendable, Codable, CustomStringConvertible {
  /// Ranges by the fact table's column name.
  package let parts: [String: [CodeRange]]

  /// The selection of codes in these ranges; parts without ranges are left out.
  package init(_ parts: [String: [CodeRange]]) { self.parts = parts.filter { !$0.value.isEmpty } }

  /// Everything.
  package static let everything = FactSelection([:])

  /// Whether a row with these codes lies in the selection; a code that is missing counts as empty.
  package func contains(_ code: (String) -> String) -> Bool {
    parts.allSatisfy { part, ranges in
      let value = code(part)
      return ranges.contains { $0.contains(value) }
    }
  }

  /// Whether everything in `other` surely lies in this selection.
  package func covers(_ other: FactSelection) -> Bool {
    parts.allSatisfy { part, ranges in
      guard let narrower = other.parts[part] else { return ranges.contains { $0.covers(CodeRange("")) } }
      return narrower.allSatisfy { range in ranges.contains { $0.covers(range) } }
    }
  }

  /// Whether a row may lie in both selections.
  package func overlaps(_ other: FactSelection) -> Bool {
    parts.allSatisfy { part, ranges in
      guard let others = other.parts[part] else { return true }
      return ranges.contains { range in others.contains { $0.overlaps(range) } }
    }
  }

  /// The selection as `responsibility 302, 310-319`; `allt` for everything.
  package var description: String {
    if parts.isEmpty { return "allt" }
    return parts.sorted { $0.key < $1.key }.map { part, ranges in
      part + " " + ranges.map(\.description).joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
