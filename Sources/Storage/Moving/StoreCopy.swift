import Kernel

/// Copies one tenant's whole content to another store, which then has the same chain: the events and versions byte for
/// byte, contents with their salts, blobs, what opens the sealed ones, and segments in order.
///
/// It reads pieces of bounded size, each in a snapshot of its own, checks them and keeps each in one transaction, while
/// others go on writing to the source. What it met is never changed later except by a disposal, which comes as an
/// event and is carried out on the copy too. Until all is there the target says that it is incomplete, and refuses to
/// be used; the same copy run again goes on where it stopped. Of working data the reading log alone is copied.
package struct StoreCopy: Sendable {
  /// How far a copy has come, in one of its parts.
  package enum Part: Hashable, Sendable {
    /// Segments of facts.
    case segments
    /// Blobs.
    case blobs
    /// Events with their versions.
    case events
  }

  /// What was copied.
  package struct Report: Hashable, Sendable {
    /// How many events this run copied.
    package internal(set) var events = 0
    /// How many versions of records.
    package internal(set) var versions = 0
    /// How many blobs.
    package internal(set) var blobs = 0
    /// How many segments.
    package internal(set) var segments = 0
    /// How many rows of facts.
    package internal(set) var rows = 0
    /// Where both chains end; nil for a store without events.
    package internal(set) var end: ChainEnd?
  }

  /// Called as the copy goes on: what, how much of it is done and how much there is.
  package typealias Progress = @Sendable (_ part: Part, _ done: Int, _ all: Int) -> Void

  let source: any DatabaseStore
  let target: any DatabaseStore
  let sourceName: String
  let targetName: String
  let progress: Progress

  // How many times the copy takes what disposals demand before it gives up.
  private static let rounds = 100
  // How many times a move catches up before it takes the source's lock.
  private static let roundsBeside = 2

  /// A copy between the two stores, which messages call by these names.
  package init(
    from source: any DatabaseStore, named sourceName: String, to target: any DatabaseStore,
    named targetName: String, progress: @escaping Progress = { _, _, _ in }
  ) {
    self.source = source
    self.target = target
    self.sourceName = sourceName
    self.targetName = targetName
    self.progress = progress
  }

  /// Copies everything up to an event of this run; what others write after that is not in the copy.
  ///
  /// **Throws** `MovingProblem.occupied`, `.otherSource`, `.damagedSource`, `.moved` or `.incomplete`.
  package func run() async throws -> Report {
    try await source.snapshot("reading") { try $0.requireInPlace() }
    try await begin()
    var report = Report()
    for _ in 0..<StoreCopy.rounds {
      let end = try await round(SnapshotReading(source: source), &report)
      // A disposal that came after that event may have taken what the copy would then lack without a reason.
      let isExplained = try await source.snapshot("reading") { session in
        try session.versions(of: Disposal.kind, id: nil).allSatisfy { $0.event <= end?.number ?? 0 }
      }
      if isExplained {
        report.end = end
        try await finish(at: end)
        return report
      }
    }
    throw MovingProblem.neverLevel(source: sourceName)
  }

  /// Copies everything, and leaves the source under its write lock at a moment when nothing is missing: from then on it
  /// refuses to be written to and says where the board is. Run again after an interruption it goes on; at no moment can
  /// both stores be written to.
  ///
  /// **Throws** as `run`.
  package func move() async throws -> Report {
    try await source.snapshot("reading") { [targetName] session in
      // A move that was interrupted after the source was left has the target to finish.
      if try session.placement() != .moved(target: targetName) { try session.requireInPlace() }
    }
    try await begin()
    var report = Report()
    // The longest part is copied while others write; what they added meanwhile is little, and then less.
    for _ in 0..<StoreCopy.roundsBeside { _ = try await round(SnapshotReading(source: source), &report) }
    report.end = try await leave(&report)
    try await finish(at: report.end)
    return report
  }

  /// Copies the last of it under the source's write lock, and notes there that the board has left.
  private func leave(_ report: inout Report) async throws -> ChainEnd? {
    let held = HeldSession()
    async let left: Void = hold(held)
    do {
      let end = try await round(held, &report)
      held.end(.keep(end))
      try await left
      return end
    } catch {
      held.end(.drop)
      // What the copy says is told; the lock is gone either way.
      try? await left
      throw error
    }
  }

  private func hold(_ held: HeldSession) async throws {
    do {
      try await source.write("leaving") { [sourceName, targetName] session in
        guard case .keep(let end) = held.serve(session) else { return .rollback(()) }
        if try session.placement() == .moved(target: targetName) { return .rollback(()) }
        // A connection that was lost took the lock with it.
        guard try session.chainEnd(at: nil) == end else { throw MovingProblem.neverLevel(source: sourceName) }
        try session.note(.moved(target: targetName))
        return .commit((), end: nil)
      }
    } catch {
      held.fail(error)
      throw error
    }
  }

  /// Makes sure that the target is empty or an unfinished copy of this source, and says in it that it is unfinished.
  /// Whoever makes the target may do this before anybody else can see it; `run` and `move` do it in any case.
  ///
  /// **Throws** `MovingProblem.occupied` or `.otherSource`.
  package func begin() async throws {
    let (origin, fingerprint) = try await source.snapshot("reading") { session in
      (try session.chainEnd(at: 1)?.hash.description ?? "", try session.fingerprint())
    }
    let note = Placement.incomplete(source: sourceName, origin: origin)
    let wasNew = try await target.write("writing to") { [targetName] session -> Written<Bool> in
      switch try session.placement() {
      case .incomplete(_, origin)?: return .rollback(false)
      case .incomplete?: throw MovingProblem.otherSource(target: targetName)
      case .moved?: throw MovingProblem.occupied(target: targetName)
      case nil:
        // A store that was made with the source's own key is empty all the same.
        let key = try session.fingerprint()
        guard try session.isEmpty(), key == nil || key == fingerprint else {
          throw MovingProblem.occupied(target: targetName)
        }
        try session.note(note)
        return .commit(true, end: nil)
      }
    }
    // The source must not see the note: then it would be the target.
    if case .incomplete? = try await source.snapshot("reading", { try $0.placement() }) {
      if wasNew {
        try await target.write("writing to") { session in
          try session.note(nil)
          return .commit((), end: nil)
        }
      }
      throw MovingProblem.occupied(target: targetName)
    }
  }

  /// Says in the target that it is whole.
  private func finish(at end: ChainEnd?) async throws {
    try await target.write("writing to") { [targetName] session in
      guard try session.chainEnd(at: nil) == end else { throw MovingProblem.otherSource(target: targetName) }
      try session.note(nil)
      return .commit((), end: nil)
    }
    target.known.forget()
  }
}

extension StoreSession {
  /// Whether nothing was ever kept here.
  fileprivate func isEmpty() throws -> Bool {
    try chainEnd(at: nil) == nil && segments().isEmpty && blobDigests().isEmpty
  }
}
