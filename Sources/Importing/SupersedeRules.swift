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
  /// Another source under which the very same postings of a month can be seen; nil where there is none.
  package var otherSource: String?
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
      let twin = visible.segments.first {
        $0.source != batch.source && part.segment != nil && $0.part.segment == part.segment
      }
      findings.otherSource = findings.otherSource ?? twin?.source
      for segment in seen where segment.extracted > batch.extracted {
        findings.newerExtraction = max(findings.newerExtraction ?? segment.extracted, segment.extracted)
      }
      for (column, lost) in try lostCodes(seen, codes[part.month] ?? [:], columns, batch.selection, sums) {
        findings.lostCodes.append(.init(month: part.month, column: column, codes: lost.sorted()))
      }
    }
    return findings
  }

  private static func isSame(_ part: Batch.Part, _ selection: FactSelection, _ seen: [VisibleSegment]) -> Bool {
    // What an earlier batch says of more than the selection does not count where it is hidden within it.
    let shown = seen.filter { segment in !segment.hidden.contains { $0.covers(selection) } }
    guard shown.count == 1, let segment = shown.first else { return false }
    return segment.selection == selection && segment.hidden.isEmpty && segment.part.segment == part.segment
      && segment.part.texts == part.texts && segment.part.status == part.status
  }

  /// For each column the codes that can be seen within the selection and are not among `codes`; columns that lose none
  /// are left out.
  private static func lostCodes(
    _ seen: [VisibleSegment], _ codes: [String: Set<String>], _ columns: [String], _ selection: FactSelection,
    _ sums: (Digest) throws -> FactColumns
  ) rethrows -> [(column: String, lost: Set<String>)] {
    var visible = [Set<String>](repeating: [], count: columns.count)
    for segment in seen {
      guard let digest = segment.part.segment else { continue }
      let sums = try sums(digest)
      let rows = zip(sums.visibleRows(of: segment), sums.rows(within: selection)).map { $0 && $1 }
      for (index, name) in columns.enumerated() { visible[index].formUnion(words(sums.code(name), rows)) }
    }
    return zip(columns, visible).map { ($0, $1.subtracting(codes[$0] ?? [])) }.filter { !$0.1.isEmpty }
  }

  /// The words of the column that stand in one of the rows.
  private static func words(_ column: CodeColumn, _ rows: [Bool]) -> [String] {
    var isUsed = [Bool](repeating: false, count: column.dictionary.count)
    for (row, code) in column.codes.enumerated() where rows[row] { isUsed[Int(code)] = true }
    return zip(column.dictionary, isUsed).filter(\.1).map(\.0)
  }
}
