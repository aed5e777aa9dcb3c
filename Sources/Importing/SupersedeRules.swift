package import Kernel
package import Storage

/// What stands in the way of letting a batch supersede what can be seen.
package struct SupersedeFindings: Hashable, Sendable {
  /// Codes that can be seen today but are missing from the batch.
  package struct LostCodes: Hashable, Sendable {
    /// The month.
    package let month: Month
    /// The column of the codes.
    package let column: String
    /// The codes, sorted.
    package let codes: [String]
  }

  /// Whether every month holds just what can be seen already, with the same status.
  package var isNothingNew: Bool
  /// The day of the visible extraction where the batch is older; nil otherwise.
  package var newerExtraction: Day?
  /// What would be lost.
  package var lostCodes: [LostCodes]
}

/// Compares a batch with what can be seen.
package enum SupersedeRules {
  /// What the batch would do to the visible facts.
  ///
  /// - Parameters:
  ///   - batch: the batch in the making.
  ///   - codes: the codes of the batch by month and column.
  ///   - visible: what can be seen today.
  ///   - sums: reads the sums of a visible segment.
  package static func compare(
    _ batch: Batch, codes: [Month: [String: Set<String>]], with visible: VisibleFacts, columns: [String],
    sums: (Digest) throws -> FactColumns
  ) rethrows -> SupersedeFindings {
    var findings = SupersedeFindings(isNothingNew: !batch.parts.isEmpty, newerExtraction: nil, lostCodes: [])
    for part in batch.parts {
      let seen = visible.segments.filter {
        $0.source == batch.source && $0.part.month == part.month && $0.selection.overlaps(batch.selection)
      }
      if !isSame(part, batch.selection, seen) { findings.isNothingNew = false }
      for segment in seen where segment.extracted > batch.extracted {
        findings.newerExtraction = max(findings.newerExtraction ?? segment.extracted, segment.extracted)
      }
      for column in columns {
        var lost: Set<String> = []
        for segment in seen {
          guard let digest = segment.part.segment else { continue }
          lost.formUnion(visibleCodes(try sums(digest), column, segment, within: batch.selection))
        }
        lost.subtract(codes[part.month]?[column] ?? [])
        if !lost.isEmpty {
          findings.lostCodes.append(.init(month: part.month, column: column, codes: lost.sorted()))
        }
      }
    }
    return findings
  }

  private static func isSame(_ part: Batch.Part, _ selection: FactSelection, _ seen: [VisibleSegment]) -> Bool {
    // What an earlier batch says of more than the selection does not count where it is hidden within it.
    let shown = seen.filter { segment in !segment.hidden.contains { $0.covers(selection) } }
    guard shown.count == 1, let segment = shown.first else { return false }
    return segment.selection == selection && segment.hidden.isEmpty && segment.part.segment == part.segment
      && segment.part.status == part.status
  }

  /// The codes of `column` in the rows of the segment that can be seen and lie within the selection.
  private static func visibleCodes(
    _ sums: FactColumns, _ column: String, _ segment: VisibleSegment, within selection: FactSelection
  ) -> Set<String> {
    let codes = sums.code(column)
    var found: Set<String> = []
    for row in 0..<sums.count {
      let code: (String) -> String = { name in
        let column = sums.code(name)
        return column.dictionary[Int(column.codes[row])]
      }
      let isSimple = selection.parts.isEmpty && segment.hidden.isEmpty
      if isSimple || (selection.contains(code) && !segment.hidden.contains { $0.contains(code) }) {
        found.insert(codes.dictionary[Int(codes.codes[row])])
      }
    }
    return found
  }
}
