import Importing
import Kernel
import Storage

/// What stands in the way of reading kept files anew.
enum RereadRules {
  /// What was found of one batch.
  struct Found {
    /// What stands in the way, beyond what was let pass of the file itself when it was first imported.
    let problems: [SupersedeProblem]
    /// What was let pass then and holds still: codes of problems.
    let inherited: [String]
    /// Whether a new batch is written: something changed, or lies beneath a correction that is written anew.
    let isWritten: Bool
  }

  /// The batches of the source that show something, with the months of which they do, oldest first.
  static func shown(
    _ batches: [Versioned<Batch>], source: String
  ) -> [(batch: Versioned<Batch>, parts: [Batch.Part])] {
    let ofSource = batches.filter { $0.value.table == LedgerTable.table.name && $0.value.source == source }
    let segments = VisibleFacts(ofSource).segments
    return ofSource.compactMap { batch in
      let months = Set(segments.filter { $0.batch == batch.id }.map(\.part.month))
      let parts = batch.value.parts.filter { months.contains($0.month) }
      return parts.isEmpty ? nil : (batch, parts)
    }
  }

  /// What the new batches do to those that they were read from, each compared with its own.
  ///
  /// **Throws** `LedgerProblem`.
  static func findings(
    _ input: [ImportLedger.Input], _ batches: [Versioned<Batch>], today: Day,
    texts: (SealableContent) throws -> Digest, sums: @escaping (Digest) throws -> FactColumns
  ) throws -> [Found] {
    let anew = Set(input.compactMap(\.batch.rereadOf))
    var rewritten: Set<Month> = []
    return try input.map { input in
      let id = input.batch.rereadOf ?? ""
      let shown = shown(batches, source: input.batch.source)
      guard let old = shown.first(where: { $0.batch.id == id }),
        old.parts.map(\.month) == input.batch.parts.map(\.month)
      else { throw LedgerProblem.replacedBatch(id) }
      try requireUncorrected(old.batch, old.parts, shown, except: anew)
      // The batch as it shows: without what was replaced since.
      let before = Versioned(
        id: id, version: old.batch.version, event: old.batch.event, value: old.batch.value.with(parts: old.parts))
      let findings = try SupersedeRules.compare(
        IncomingBatch(batch: input.batch(texts), sums: input.sums, today: today), with: [before],
        table: LedgerTable.table, watched: LedgerImporter.watchedColumns, sums: sums)
      // What the batch was let do to others then says nothing of what another reading does.
      let inherited = findings.problems.filter { $0.isOfFile && old.batch.value.consents.contains($0.code) }
        .map(\.code)
      let problems = findings.problems.filter { !inherited.contains($0.code) }
      let months = Set(old.parts.map(\.month))
      let isWritten = !findings.isNothingNew || !rewritten.isDisjoint(with: months)
      if isWritten { rewritten.formUnion(months) }
      return Found(problems: problems, inherited: inherited, isWritten: isWritten)
    }
  }

  /// Refuses a batch that others have corrected since, unless they are read anew as well.
  static func requireUncorrected(
    _ batch: Versioned<Batch>, _ parts: [Batch.Part], _ shown: [(batch: Versioned<Batch>, parts: [Batch.Part])],
    except anew: Set<String>
  ) throws {
    let months = Set(parts.map(\.month))
    guard let place = shown.firstIndex(where: { $0.batch.id == batch.id }) else { return }
    let corrections = shown[(place + 1)...].filter { later in
      !anew.contains(later.batch.id) && later.batch.value.selection.overlaps(batch.value.selection)
        && later.parts.contains { months.contains($0.month) }
    }
    guard corrections.isEmpty else {
      throw LedgerProblem.correctedBatch(batch.id, corrections: corrections.map(\.batch.id))
    }
  }
}
