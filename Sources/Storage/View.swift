package import Kernel

/// Reads facts and blobs of one tenant; lives only as long as the read that it was handed to.
package protocol FactReader {
  /// The sums beside the segment.
  func packedSums(of segment: Digest, in table: FactTable) throws -> PackedFacts

  /// The segment's rows whose codes are among those given for every column named, at most `limit` of them, in the
  /// order they were read from the source; nil for all.
  func rows(
    of segment: Digest, in table: FactTable, where codes: [String: [String]], limit: Int?
  ) throws -> FactColumns

  /// The numbers of the segment's rows whose codes are among those given for every column named, in order: which of
  /// all rows those are that `rows` answers. The first is number 0.
  func rowNumbers(of segment: Digest, in table: FactTable, where codes: [String: [String]]) throws -> [Int]

  /// The blob with that digest.
  func blob(_ digest: Digest) throws -> [UInt8]

  /// The bytes stored under that digest, whether they give it or not; nil where there are none.
  func storedBlob(_ digest: Digest) throws -> [UInt8]?

  /// What is kept beside the sealed item at that address; nil where there is nothing.
  func sealedKey(of digest: Digest) throws -> SealedKey?

  /// What is kept beside the sealed item with that mark; nil where there is none.
  func sealedKey(mark: [UInt8]) throws -> SealedKey?

  /// What `make` makes of contents that never change: kept in memory under the name while there is room, and so made
  /// again only now and then. What was kept of another generation is let go of: a disposal has taken some of it.
  func derived<Value: Sendable>(
    _ name: String, generation: Int, bytes: (Value) -> Int, make: () throws -> Value
  ) throws -> Value
}

extension FactReader {
  /// Made each time: nothing is kept.
  package func derived<Value: Sendable>(
    _ name: String, generation: Int, bytes: (Value) -> Int, make: () throws -> Value
  ) throws -> Value {
    try make()
  }

  /// The sums beside the segment, in full width.
  package func sums(of segment: Digest, in table: FactTable) throws -> FactColumns {
    try packedSums(of: segment, in: table).unpacked
  }
}

/// The board as it was at one event, seen by somebody: what a question is answered from.
package struct View {
  /// The records.
  package let state: BoardState
  /// The facts.
  package let facts: any FactReader
  /// What was written, then and later.
  package let history: any HistoryReader
  /// Whose eyes.
  package let scope: Scope
  /// What opens confidential content.
  package let vault: Vault
  /// What whoever looks may do in all of the scope.
  package var permissions: Set<Permission> = []

  /// The board seen through `scope`.
  package init(
    state: BoardState, facts: any FactReader, scope: Scope, vault: Vault = .closed,
    history: any HistoryReader = NoHistory()
  ) {
    self.state = state
    self.facts = facts
    self.history = history
    self.scope = scope
    self.vault = vault
  }

  /// The same look at another state.
  func looking(at state: BoardState) -> View {
    var view = View(state: state, facts: facts, scope: scope, vault: vault, history: history)
    view.permissions = permissions
    return view
  }

  /// Refuses whoever answers for some units only: what is asked shows the whole board.
  ///
  /// **Throws** `StorageProblem.outsideScope`.
  package func requireWholeBoard() throws { try scope.requireWholeBoard() }

  /// What the sealed item at the address holds, or why it cannot be read.
  package func unsealed(_ address: Digest, _ kind: SealedKind) throws -> Unsealed {
    let blob = try facts.storedBlob(address)
    if blob == nil, let event = try history.disposal(ofBlob: address) { return .unreadable(.disposed(event: event)) }
    return try vault.open(blob, facts.sealedKey(of: address), kind)
  }

  /// The source file with that digest as it was kept, or why it cannot be read. Files from before sealing lie open.
  package func sourceFile(_ digest: Digest) throws -> Unsealed {
    if vault.state == .open, let key = try facts.sealedKey(mark: vault.mark(of: digest, .sourceFile)) {
      return try vault.open(facts.storedBlob(key.digest), key, .sourceFile)
    }
    guard let bytes = try facts.storedBlob(digest) else {
      if let event = try disposal(ofFile: digest) { return .unreadable(.disposed(event: event)) }
      return vault.open(nil, nil, .sourceFile)
    }
    return Digest.of(bytes) == digest ? .content(bytes) : .unreadable(.damaged)
  }

  /// The event that took the source file of that digest; nil where none did. The events of the batches that read it
  /// say where it lay: its own digest does not.
  package func disposal(ofFile digest: Digest) throws -> Int? {
    guard try !history.disposals().isEmpty else { return nil }
    for batch in try state.all(Batch.self) where batch.value.file == digest {
      let texts = Set(batch.value.parts.compactMap(\.texts))
      for address in try [digest] + history.blobs(of: batch.event) where !texts.contains(address) {
        if let event = try history.disposal(ofBlob: address) { return event }
      }
    }
    return nil
  }
}

/// Which moment a question is about.
package enum AsOf: Hashable, Sendable {
  /// The last event there is.
  case now
  /// The end of the day in Europe/Stockholm.
  case day(Day)
  /// The event of that number.
  case event(Int)
}
