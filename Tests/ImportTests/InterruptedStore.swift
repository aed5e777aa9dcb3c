import Kernel
import Storage

/// What the interrupted store throws.
struct Stop: Error {}

/// A store that runs each command to its end and then fails before the write is acknowledged.
struct InterruptedStore: Store {
  let inner: any Store

  func append<Output: Sendable>(
    _ useCase: String, context: Context, _ body: @escaping @Sendable (inout Transaction) throws -> Output
  ) async throws -> Appended<Output> {
    try await inner.append(useCase, context: context) { transaction in
      // Whatever the command makes of the state, its writes must go with it.
      _ = try? body(&transaction)
      throw Stop()
    }
  }

  func read<Output: Sendable>(
    asOf: AsOf, scope: Scope, _ body: @escaping @Sendable (View) throws -> Output
  ) async throws -> Output {
    try await inner.read(asOf: asOf, scope: scope, body)
  }

  func read<Output: Sendable>(
    beside kind: String, _ id: String, at moment: Instant,
    _ body: @escaping @Sendable (View, [UInt8]?) throws -> Output
  ) async throws -> Output {
    try await inner.read(beside: kind, id, at: moment, body)
  }

  func stage(_ segments: [Segment]) async throws -> Int { try await inner.stage(segments) }
  func events(after number: Int, limit: Int) async throws -> [Event] {
    try await inner.events(after: number, limit: limit)
  }
  func versions(of key: RecordKey) async throws -> [RecordVersion] { try await inner.versions(of: key) }
  func working(_ kind: String, _ id: String, at moment: Instant) async throws -> [UInt8]? {
    try await inner.working(kind, id, at: moment)
  }
  func workingIDs(_ kind: String, at moment: Instant) async throws -> [String] {
    try await inner.workingIDs(kind, at: moment)
  }
  func workingItems(
    _ kind: String, before id: String?, limit: Int, at moment: Instant
  ) async throws -> [WorkingItem] { try await inner.workingItems(kind, before: id, limit: limit, at: moment) }
  func removeWorking(_ kind: String, before id: String) async throws -> Int {
    try await inner.removeWorking(kind, before: id)
  }
  func setWorking(_ kind: String, _ id: String, _ bytes: [UInt8], expires: Instant) async throws {
    try await inner.setWorking(kind, id, bytes, expires: expires)
  }
  func changeWorking<Output: Sendable>(
    _ kind: String, _ id: String, at moment: Instant,
    _ change: @escaping @Sendable ([UInt8]?) throws -> WorkingChange<Output>
  ) async throws -> Output {
    try await inner.changeWorking(kind, id, at: moment, change)
  }
  func removeWorking(_ kind: String, _ id: String) async throws { try await inner.removeWorking(kind, id) }
  func sweepWorking(at moment: Instant) async throws -> Int { try await inner.sweepWorking(at: moment) }
  func close() throws { try inner.close() }
  func unfinishedDisposal() async throws -> Int? { try await inner.unfinishedDisposal() }
  func finishDisposals() async throws -> Scrub { try await inner.finishDisposals() }
  func verification(
    workers: Int, progress: @escaping @Sendable (VerificationProgress) -> Void
  ) async throws -> Verification { try await inner.verification(workers: workers, progress: progress) }
  func evidence(at numbers: [Int]) async throws -> AnchorEvidence { try await inner.evidence(at: numbers) }
  func follow(after event: Int) -> AsyncThrowingStream<Int, any Error> { inner.follow(after: event) }
}
