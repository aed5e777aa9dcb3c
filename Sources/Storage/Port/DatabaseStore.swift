package import Kernel

/// What a write did, and what becomes of it.
package enum Written<Output: Sendable>: Sendable {
  /// It is kept. The end of the chain tells whether it was, where the database's answer got lost; nil where no event
  /// was written.
  case commit(Output, end: ChainEnd?)
  /// Nothing is kept.
  case rollback(Output)
}

/// What must be brief would read more than little.
package struct TooMuchToRead: Error {
  /// It would.
  package init() {}
}

/// A store made of a database's sessions: what every database shares lies here, once.
package protocol DatabaseStore: Store, AnyObject {
  /// The store's key, where it is at hand.
  var storeKey: StoreKey? { get }
  /// What this process has already read.
  var known: KnownState { get }

  /// Runs `body` in one transaction under the tenant's write lock. It may be run again where the connection was lost
  /// before anything was kept.
  ///
  /// **Throws** what `body` throws, or the database's failure, told as a problem where somebody can act.
  func write<Output: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (any StoreSession) throws -> Written<Output>
  ) async throws -> Output

  /// Runs `body` in one snapshot.
  func snapshot<Output: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (any StoreSession) throws -> Output
  ) async throws -> Output

  /// The same for a `body` that mostly reads little, of which every request has one: a database that need not hand it
  /// to another thread does it at once, and tells it that it must be brief then; where that throws `TooMuchToRead` it
  /// does it elsewhere. `snapshot` unless said otherwise.
  func glimpse<Output: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (any StoreSession, _ mustBeBrief: Bool) throws -> Output
  ) async throws -> Output

  /// The same for a `body` that nobody waits for: it has what processor time others leave, where the database is read
  /// by this process itself. `snapshot` unless said otherwise.
  func leisurely<Output: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (any StoreSession) throws -> Output
  ) async throws -> Output

  /// Says again and again that something may have been written; a database that tells at once need not be asked often.
  func changes() -> AsyncStream<Void>

  /// Overwrites in the database's files whatever disposals have removed: log, free pages and the rests within pages.
  /// It waits for other readers up to a bound.
  func scrub() async throws -> Scrub
}

extension DatabaseStore {
  /// Runs `body` in one snapshot like any other.
  package func glimpse<Output: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (any StoreSession, _ mustBeBrief: Bool) throws -> Output
  ) async throws -> Output { try await snapshot(doing) { try body($0, false) } }

  /// Runs `body` in one snapshot like any other.
  package func leisurely<Output: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (any StoreSession) throws -> Output
  ) async throws -> Output { try await snapshot(doing, body) }

  /// Runs `body` under the tenant's write lock and appends what it wrote as one event.
  package func append<Output: Sendable>(
    _ useCase: String, context: Context, _ body: @escaping @Sendable (inout Transaction) throws -> Output
  ) async throws -> Appended<Output> {
    let (appended, after) = try await write("writing to") { session in
      try session.requireInPlace()
      let before = try session.current(from: self.known.state)
      var transaction = Transaction(
        state: before, facts: SessionFacts(session, known: self.known), context: context,
        vault: try self.vault(session), history: SessionHistory(session))
      let output = try body(&transaction)
      guard transaction.hasWritten else {
        return .rollback((Appended(output: output, event: nil), before))
      }
      let (after, end) = try session.append(transaction, useCase: useCase)
      return .commit((Appended(output: output, event: after.event), after), end: end)
    }
    known.remember(after)
    return appended
  }

  /// Runs `body` on the board as it was, in one snapshot.
  package func read<Output: Sendable>(
    asOf: AsOf, scope: Scope, _ body: @escaping @Sendable (View) throws -> Output
  ) async throws -> Output {
    try await snapshot("reading") { try body(self.view(asOf, scope, in: $0)) }
  }

  /// Runs `body` on the board as it is, in one snapshot, with what processor time others leave.
  package func readAtLeisure<Output: Sendable>(
    scope: Scope, _ body: @escaping @Sendable (View) throws -> Output
  ) async throws -> Output {
    try await leisurely("reading") { try body(self.view(.now, scope, in: $0)) }
  }

  /// Runs `body` on the board as it is and on working data beside it, in one snapshot.
  package func read<Output: Sendable>(
    beside kind: String, _ id: String, at moment: Instant,
    _ body: @escaping @Sendable (View, _ working: [UInt8]?) throws -> Output
  ) async throws -> Output {
    try await glimpse("reading") { session, mustBeBrief in
      let view = try self.view(.now, .nothing, in: session, mustBeBrief: mustBeBrief)
      return try body(view, session.working(kind, id, at: moment))
    }
  }

  private func view(
    _ asOf: AsOf, _ scope: Scope, in session: any StoreSession, mustBeBrief: Bool = false
  ) throws -> View {
    try session.requireKnowing(asOf)
    return View(
      state: try session.state(asOf, from: known, mustBeBrief: mustBeBrief),
      facts: SessionFacts(session, known: known), scope: scope, vault: try vault(session),
      history: SessionHistory(session))
  }

  /// Makes the key the store's own, which it is remembered by from now on.
  ///
  /// **Throws** `StorageProblem.hasKey` where the store has another.
  package func adopt(_ key: StoreKey) async throws {
    try await write("writing to") { session in
      try session.requireInPlace()
      try session.remember(fingerprint: key.fingerprint)
      guard try session.fingerprint() == key.fingerprint else { throw StorageProblem.hasKey }
      return .commit((), end: nil)
    }
  }

  /// The last event whose disposal may have left something in the database's files; nil where none has.
  package func unfinishedDisposal() async throws -> Int? {
    try await snapshot("reading") { try $0.unfinishedDisposal() }
  }

  /// Scrubs the database's files, and forgets that anything was unfinished where nothing is any longer.
  package func finishDisposals() async throws -> Scrub {
    let before = try await unfinishedDisposal()
    let outcome = try await scrub()
    guard case .complete = outcome, let before else { return outcome }
    try await write("writing to") { session in
      // Another process may have disposed of something meanwhile.
      guard try session.unfinishedDisposal() == before else { return .rollback(()) }
      try session.removeWorking(ScrubNote.kind, ScrubNote.id)
      return .commit((), end: nil)
    }
    return outcome
  }

  /// At most `limit` events after the number, in order.
  package func events(after number: Int, limit: Int) async throws -> [Event] {
    try await snapshot("reading") { session in
      try session.requireWhole()
      return try session.events(after: number, limit: limit).map { try $0.event() }
    }
  }

  /// The versions of the record, oldest first.
  package func versions(of key: RecordKey) async throws -> [RecordVersion] {
    try await snapshot("reading") { session in
      try session.requireWhole()
      return try SessionHistory(session).versions(of: key)
    }
  }

  /// The addresses of all segments that are kept, named or not, in the order they came.
  package func stagedSegments() async throws -> [Digest] {
    try await snapshot("reading") { try $0.segments().compactMap { Digest(bytes: $0.digest) } }
  }

  /// Asked of the database each time: another process may have sealed the first item meanwhile.
  package func vault(_ session: any StoreSession) throws -> Vault {
    Vault(key: storeKey, fingerprint: try session.fingerprint())
  }
}
