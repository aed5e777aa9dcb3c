package import Storage

/// Compares a batch with what can be seen.
package enum SupersedeRules {
  /// What the batch would do to the visible facts.
  ///
  /// - Parameters:
  ///   - incoming: the batch in the making.
  ///   - earlier: the batches that there are, oldest first.
  ///   - table: the batch's fact table; its first summed column holds the amounts.
  ///   - watched: the columns whose codes may not go unnoticed.
  ///   - sums: reads the sums of a segment.
  package static func compare(
    _ incoming: IncomingBatch, with earlier: [Versioned<Batch>], table: FactTable, watched: [String],
    sums: @escaping (Digest) throws -> FactColumns
  ) throws -> SupersedeFindings {
    var comparison = SupersedeComparison(incoming, earlier, table: table, watched: watched, sums: sums)
    // Nothing is read for a batch that changes nothing.
    if comparison.isNothingNew { return SupersedeFindings(isNothingNew: true, problems: []) }
    let problems = try comparison.declared() + comparison.amounts()
    return SupersedeFindings(isNothingNew: false, problems: SupersedeProblem.joined(problems))
  }
}
