import Kernel

/// A write in the making: what one command reads and what it will append as one event.
package struct Transaction {
  /// One record to be written.
  package struct Write: Sendable {
    /// Which record.
    package let key: RecordKey
    /// The version that it becomes.
    package let version: Int
    /// The schema of the body.
    package let tag: String
    /// The bytes.
    package let body: [UInt8]
  }

  /// The records at the last event.
  package let state: BoardState
  /// The facts at the last event.
  package let facts: any FactReader
  /// What was written before.
  package let history: any HistoryReader
  /// Who acts, why, when.
  package let context: Context
  /// What seals confidential content.
  package let vault: Vault
  /// The records to be written, in order.
  package private(set) var writes: [Write] = []
  /// The blobs to be kept, each once, in the order that they came; without bytes where they lie in the store already.
  package private(set) var blobs: [(digest: Digest, bytes: [UInt8]?)] = []
  /// What is to be kept beside those of the blobs that are sealed.
  package private(set) var sealedKeys: [SealedKey] = []
  /// What the disposals among the writes take away.
  package private(set) var removals: [Removal] = []
  private var written: Set<RecordKey> = []
  private var kept: Set<Digest> = []

  /// A transaction on top of `state`.
  package init(
    state: BoardState, facts: any FactReader, context: Context, vault: Vault = .closed,
    history: any HistoryReader = NoHistory()
  ) {
    self.state = state
    self.facts = facts
    self.history = history
    self.context = context
    self.vault = vault
  }

  /// Writes a new version of the record `id`; the same bytes as the head write nothing.
  ///
  /// - Returns: the version that stands after the write.
  @discardableResult
  package mutating func put<Kind: RecordKind>(_ record: Kind, id: String) throws -> Int {
    let key = RecordKey(kind: Kind.kind, id: id)
    precondition(!written.contains(key), "A command writes each record once")
    let body = try record.encodedBody()
    let head = state.stored(key)
    if let head, head.tag == Kind.tag, head.body == body { return head.version }
    let version = state.version(of: key) + 1
    written.insert(key)
    writes.append(Write(key: key, version: version, tag: Kind.tag, body: body))
    return version
  }

  /// Writes a new version of the record `id`, which was made from the given version; 0 stands for none, for a record
  /// that there was not. Nil writes whatever stands.
  ///
  /// - Returns: the version that stands after the write.
  ///
  /// **Throws** `StorageProblem.changedMeanwhile` where another version stands and says something else than the record,
  /// `StorageProblem.noVersion` where there is no such version.
  @discardableResult
  package mutating func put<Kind: RecordKind>(
    _ record: Kind, id: String, basedOn base: Int?
  ) throws -> Int {
    if let base { try requireStanding(base, of: record, id: id) }
    return try put(record, id: id)
  }

  private func requireStanding<Kind: RecordKind>(_ base: Int, of record: Kind, id: String) throws {
    let key = RecordKey(kind: Kind.kind, id: id)
    let latest = state.version(of: key)
    guard base != latest else { return }
    guard base < latest, base >= 0 else {
      throw StorageProblem.noVersion(kind: Kind.terms.singular, id: id, version: base, latest: latest)
    }
    let own = try record.encodedBody()
    // Somebody wrote the very same meanwhile: nothing of theirs is lost.
    if let head = state.stored(key), head.tag == Kind.tag, head.body == own { return }
    let versions = try history.versions(of: key)
    guard let current = versions.first(where: { $0.version == latest }),
      let event = try history.events(after: current.event - 1, limit: 1).first
    else { throw Fault.damagedStore("\(key.kind) \(key.id) version \(latest) is missing") }
    throw StorageProblem.changedMeanwhile(
      VersionConflict(
        Kind.self, base: versions.first { $0.version == base }, current: current, writtenBy: event.header,
        own: RecordVersion(key: key, version: latest + 1, event: state.event + 1, tag: Kind.tag, body: own)))
  }

  /// Whether the command wrote anything: blobs alone are no event.
  package var hasWritten: Bool { !writes.isEmpty }

  /// Keeps the bytes and answers their address, which the event will name.
  package mutating func keep(_ bytes: [UInt8]) -> Digest {
    let digest = Digest.of(bytes)
    if kept.insert(digest).inserted { blobs.append((digest, bytes)) }
    return digest
  }

  /// Keeps confidential content sealed and answers the ciphertext's address, which the event will name. Content of the
  /// kind that is sealed already is not sealed again.
  ///
  /// **Throws** `StorageProblem.noKey` or `.wrongKey` where the store's key is not at hand.
  @discardableResult
  package mutating func keepSealed(_ content: SealableContent, as kind: SealedKind) throws -> Digest {
    let mark = try vault.mark(of: content.digest, kind)
    if let known = try sealedKeys.first(where: { $0.mark == mark }) ?? facts.sealedKey(mark: mark) {
      if kept.insert(known.digest).inserted { blobs.append((known.digest, nil)) }
      return known.digest
    }
    let sealed = try vault.seal(content.bytes, kind, mark: mark, context.randomBytes)
    kept.insert(sealed.key.digest)
    blobs.append((sealed.key.digest, sealed.blob))
    sealedKeys.append(sealed.key)
    return sealed.key.digest
  }

  /// Takes the contents away when the event is appended, and writes the record that names them by address and says
  /// why. Nothing to take writes nothing. How old something must be is for retention rules to say, beforehand.
  ///
  /// - Parameter kinds: the kinds that versions may be taken of at all, each as its `retention` allows.
  package mutating func dispose(
    _ removal: Removal, _ grounds: Disposal.Grounds, from kinds: [any RecordKind.Type] = []
  ) throws {
    guard !removal.isEmpty else { return }
    try requireDisposable(removal.versions, kinds)
    let number = state.event + 1
    let keptSums = try removal.segments.map { segment in
      guard let digest = try history.sumsDigest(of: segment) else {
        throw Fault.damagedStore("there is no segment \(segment)")
      }
      return digest
    }
    try put(
      Disposal(removal, grounds, keptSums: keptSums),
      id: removals.isEmpty ? "\(number)" : "\(number)/\(removals.count + 1)")
    removals.append(removal)
  }

  /// Refuses versions that must stay: a caller that asks for them is wrong, whatever rule it follows.
  private func requireDisposable(_ versions: [Removal.Version], _ kinds: [any RecordKind.Type]) throws {
    for version in versions {
      let retention = kinds.first { $0.kind == version.key.kind }?.retention ?? .kept
      guard retention.allows(version.version, head: state.version(of: version.key)) else {
        throw Fault(
          doing: "disposing of \(version.key.kind) \(version.key.id) version \(version.version)",
          underlying: "its kind must keep it")
      }
    }
  }

  /// Refuses what lies outside the actor's scope.
  ///
  /// **Throws** `StorageProblem.outsideScope`.
  package func requireScope(unit: String) throws {
    guard context.scope.contains(unit: unit) else { throw StorageProblem.outsideScope(unit: unit) }
  }

  /// Refuses whoever answers for some units only: what the command writes concerns the whole board.
  ///
  /// **Throws** `StorageProblem.outsideScope`.
  package func requireWholeBoard() throws { try context.scope.requireWholeBoard() }
}
