package import Importing
package import Kernel
import Storage

/// Reading kept files anew, as the source's mapping says today.
extension LedgerImporter {
  /// What came of reading kept files anew.
  package struct Rereading: Sendable {
    /// Each batch and the new one in its place.
    package let batches: [RereadLedger.Reread]
    /// Warnings and information from the reader.
    package let remarks: [any Problem]
  }

  /// Reads the kept file of the batch anew and puts what it gives in the batch's place.
  ///
  /// **Throws** `Problems` with everything that stands in the way, and `LedgerProblem`; nothing is changed then.
  package func reread(batch id: String, consent: SupersedeConsent) async throws -> Rereading {
    let batches = try await desk.ask(ListBatches.self, ())
    guard let source = batches.first(where: { $0.id == id })?.batch.source else {
      throw LedgerProblem.unknownBatch(id)
    }
    let all = versioned(batches)
    let shown = RereadRules.shown(all, source: source)
    guard let one = shown.first(where: { $0.batch.id == id }) else { throw LedgerProblem.replacedBatch(id) }
    try RereadRules.requireUncorrected(one.batch, one.parts, shown, except: [])
    return try await reread([one], consent)
  }

  /// Reads the kept files of all batches of the source anew that still show something.
  ///
  /// **Throws** as for one batch; also `LedgerProblem.unknownSource`.
  package func reread(source: String, consent: SupersedeConsent) async throws -> Rereading {
    let batches = try await desk.ask(ListBatches.self, ())
    let source = PersonalNumbers.masked(source).text
    let shown = RereadRules.shown(versioned(batches), source: source)
    guard !shown.isEmpty else {
      throw LedgerProblem.unknownSource(source, known: Set(batches.map(\.batch.source)).sorted())
    }
    return try await reread(shown, consent)
  }

  private func versioned(_ rows: [ListBatches.Row]) -> [Versioned<Batch>] {
    rows.map { Versioned(id: $0.id, version: 1, event: $0.event, value: $0.batch) }
  }

  private func reread(
    _ shown: [(batch: Versioned<Batch>, parts: [Batch.Part])], _ consent: SupersedeConsent
  ) async throws -> Rereading {
    var inputs: [ImportLedger.Input] = []
    var segments: [Segment] = []
    var remarks: [any Problem] = []
    for (batch, parts) in shown {
      let file = try await desk.ask(ReadSourceFile.self, batch.id)
      // The file was let in once; whether its vouchers balance was settled then.
      let options = Options(
        source: batch.value.source, selection: batch.value.selection, extracted: batch.value.extracted,
        consent: consent, isOneSided: true)
      let prepared = try await prepare(file, options, anew: (batch.id, parts))
      inputs.append(prepared.input)
      segments += prepared.segments
      remarks += prepared.remarks
    }
    // What will be refused must not leave segments behind.
    let found = try await desk.ask(
      PreviewReread.self, PreviewReread.Input(batches: inputs, today: desk.context.now.dayInStockholm))
    try LedgerImporter.requireAllowed(found, consent)
    try await desk.store.stage(segments)
    let appended = try await desk.run(RereadLedger.self, inputs)
    return Rereading(batches: appended.output, remarks: remarks)
  }
}
