package import Kernel

/// What a command gave and the event that it became.
package struct Appended<Output: Sendable>: Sendable {
  /// What the command answered.
  package let output: Output
  /// The number of the event; nil where the command wrote nothing.
  package let event: Int?

  /// The outcome of a command.
  package init(output: Output, event: Int?) {
    self.output = output
    self.event = event
  }
}

/// The port to a database: a closed list, kept by every store and tested by one contract suite.
///
/// A store holds one tenant. All writing is append-only; a write that was acknowledged is on disk.
package protocol Store: Sendable {
  /// Runs `body` under the tenant's write lock on the state as of the last event, then appends what it wrote as
  /// exactly one event; nothing where it wrote nothing or threw.
  ///
  /// **Throws** `StorageProblem.clockBehind` where something would be written and the clock lies more than 24 hours
  /// behind the last event.
  func append<Output: Sendable>(
    _ useCase: String, context: Context, _ body: @escaping @Sendable (inout Transaction) throws -> Output
  ) async throws -> Appended<Output>

  /// Runs `body` on the board as it was, without writing.
  ///
  /// **Throws** `StorageProblem.nothingAsOf` where there is no event that early.
  func read<Output: Sendable>(
    asOf: AsOf, scope: Scope, _ body: @escaping @Sendable (View) throws -> Output
  ) async throws -> Output

  /// The same of the board as it is, for what nobody waits for: where this process itself reads, it has what processor
  /// time others leave.
  func readAtLeisure<Output: Sendable>(
    scope: Scope, _ body: @escaping @Sendable (View) throws -> Output
  ) async throws -> Output

  /// The same of the board as it is, with the working data of that kind and id that has not expired at the moment; nil
  /// where there is none. One look at the database, for what every request needs.
  func read<Output: Sendable>(
    beside kind: String, _ id: String, at moment: Instant,
    _ body: @escaping @Sendable (View, _ working: [UInt8]?) throws -> Output
  ) async throws -> Output

  /// Keeps segments that no event names yet; those that are kept already are left as they are. Each is kept whole or
  /// not at all. Of many rows the write lock is let go now and then, so that others need not wait for a large import:
  /// one that ends half-way leaves segments that no event names.
  ///
  /// - Returns: how many were new.
  @discardableResult
  func stage(_ segments: [Segment]) async throws -> Int

  /// At most `limit` events after the number, in order.
  func events(after number: Int, limit: Int) async throws -> [Event]

  /// The versions of the record, oldest first, those whose content was disposed of among them.
  func versions(of key: RecordKey) async throws -> [RecordVersion]

  /// The working data of that kind and id that has not expired at the moment; nil where there is none.
  ///
  /// Working data (a session, a draft, a job) stands outside the chain: it is mutable, expires, is never seen as of
  /// another day, never exported, and never the source of a figure.
  func working(_ kind: String, _ id: String, at moment: Instant) async throws -> [UInt8]?

  /// The ids of the kind's working data that has not expired at the moment, in the order of their bytes.
  func workingIDs(_ kind: String, at moment: Instant) async throws -> [String]

  /// The kind's working data that has not expired at the moment, the last in the order of ids' bytes first: at most so
  /// many, of those before the id where one is given. One look at the database.
  func workingItems(_ kind: String, before id: String?, limit: Int, at moment: Instant) async throws -> [WorkingItem]

  /// Keeps working data until it expires, in the place of what was kept under that id.
  func setWorking(_ kind: String, _ id: String, _ bytes: [UInt8], expires: Instant) async throws

  /// Looks at the working data of that kind and id that has not expired at the moment, nil where there is none, and
  /// changes it before anybody else can: what may be used once is used once.
  func changeWorking<Output: Sendable>(
    _ kind: String, _ id: String, at moment: Instant,
    _ change: @escaping @Sendable ([UInt8]?) throws -> WorkingChange<Output>
  ) async throws -> Output

  /// Removes working data, where there is any.
  func removeWorking(_ kind: String, _ id: String) async throws

  /// Removes the kind's working data whose ids come before the id in the order of their bytes, expired or not; what is
  /// kept is not looked at.
  ///
  /// - Returns: how much it was.
  @discardableResult
  func removeWorking(_ kind: String, before id: String) async throws -> Int

  /// Removes all working data that has expired at the moment.
  ///
  /// - Returns: how much it was.
  @discardableResult
  func sweepWorking(at moment: Instant) async throws -> Int

  /// Lets go of the connections that this object holds, after the calls that are running; every later call is a fault,
  /// and closing again does nothing. Never called from inside a read or a command, which it may wait for.
  func close() throws

  /// The last event whose disposal may have left something in the store's files; nil where none has.
  func unfinishedDisposal() async throws -> Int?

  /// Overwrites in the store's files what disposals have removed.
  func finishDisposals() async throws -> Scrub

  /// Recomputes every hash, digest and sum from what is stored, by so many workers at a time; what came of it does not
  /// depend on how many they are.
  func verification(
    workers: Int, progress: @escaping @Sendable (VerificationProgress) -> Void
  ) async throws -> Verification

  /// What anchors for the events of these numbers are held against.
  func evidence(at numbers: [Int]) async throws -> AnchorEvidence

  /// The number of the last event, now where it is higher than `event` and then within a second of each time that the
  /// chain has another end, whoever wrote. Whoever is slow misses those in between; a number that falls tells of a
  /// store that was restored.
  ///
  /// What passes, such as a server that is restarted, is waited for a minute or two; then, and for all else, the stream
  /// ends with what reading throws, and whoever follows begins anew after the last number that they know.
  func follow(after event: Int) -> AsyncThrowingStream<Int, any Error>
}

extension Store {
  /// Runs `body` on the board as it is like any other.
  package func readAtLeisure<Output: Sendable>(
    scope: Scope, _ body: @escaping @Sendable (View) throws -> Output
  ) async throws -> Output { try await read(asOf: .now, scope: scope, body) }

  /// All of the kind's working data that has not expired at the moment, by id. One look at the database.
  package func allWorking(_ kind: String, at moment: Instant) async throws -> [String: [UInt8]] {
    let items = try await workingItems(kind, before: nil, limit: .max, at: moment)
    return Dictionary(items.map { ($0.id, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  }

  /// What came of recomputing every hash, digest and sum.
  package func verification() async throws -> Verification { try await verification(workers: 2) { _ in } }

  /// What does not agree when every hash, digest and sum is recomputed; empty where all does.
  package func verify() async throws -> [String] { try await verification().findings.map(\.text) }
}
