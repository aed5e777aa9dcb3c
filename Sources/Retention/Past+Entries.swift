import Kernel
import Storage

extension Past {
  /// The disposals that the store knows, as the list beside it holds them.
  func entries() throws -> [DisposalList.Entry] {
    try state.all(Disposal.self).compactMap { disposal in
      guard let event = try history.events(after: disposal.event - 1, limit: 1).first else { return nil }
      return DisposalList.Entry(
        origin: Disposal.Origin(event: disposal.event, hash: event.hash, recordedAt: event.header.recordedAt),
        id: disposal.id, disposal: disposal.value)
    }
  }

  /// What the store still has of that which a disposal took.
  struct Undone {
    /// The disposal.
    let entry: DisposalList.Entry
    /// What may go again.
    var removal = Removal()
    /// How many versions and files stay for now: they had been superseded when the disposal took them, and in this
    /// store nothing later stands in their place.
    var waiting = 0
  }

  /// What there is in the store of that which the disposals took: those are in it that are neither in its own chain nor
  /// have been done again in it. Something that several of them took is told once.
  ///
  /// **Throws** `RetentionProblem.keptKind`.
  func undone(_ entries: [DisposalList.Entry], file: String? = nil) throws -> [Undone] {
    let unknown = try entries.filter { try history.hash(of: $0.origin.event) != $0.origin.hash }
    let contents = try contents(of: unknown)
    var free: [String: Removal] = [:]
    var seen: Set<Digest> = []
    return try unknown.compactMap { entry in
      var undone = Undone(entry: entry)
      for digest in entry.disposal.contents where seen.insert(digest).inserted {
        guard let row = contents[digest] else { continue }
        let kind = Past.disposable.first { $0.kind == row.key.kind }
        guard let kind, kind.retention != .kept else {
          throw RetentionProblem.keptKind(row.key.kind, Place(file: file))
        }
        if kind.retention.allows(row.version, head: state.version(of: row.key)) {
          undone.removal.add(row)
        } else {
          undone.waiting += 1
        }
      }
      try addFiles(entry.disposal, to: &undone, &seen, &free)
      return undone.removal.isEmpty && undone.waiting == 0 ? nil : undone
    }
  }

  /// Adds the blobs and segments that the disposal took, so far as disposals of its subject may take them here.
  private func addFiles(
    _ disposal: Disposal, to undone: inout Undone, _ seen: inout Set<Digest>, _ free: inout [String: Removal]
  ) throws {
    for digest in disposal.blobs where seen.insert(digest).inserted {
      guard let size = try history.blobSize(digest) else { continue }
      guard try removable(disposal.subject, &free).blobs.contains(digest) else {
        undone.waiting += 1
        continue
      }
      undone.removal.blobs.append(digest)
      undone.removal.bytes += size
    }
    for digest in disposal.segments where seen.insert(digest).inserted {
      guard let row = try history.segment(digest), row.emptiedBy == nil else { continue }
      guard try removable(disposal.subject, &free).segments.contains(digest) else {
        undone.waiting += 1
        continue
      }
      undone.removal.segments.append(digest)
      undone.removal.rows += row.rowCount
    }
  }

  /// All that disposals of the subject may take of this store at any age; of a subject that is not known, what those of
  /// some subject may.
  private func removable(_ subject: String, _ free: inout [String: Removal]) throws -> Removal {
    if let known = free[subject] { return known }
    var removal = Removal()
    for subject in RetentionSubject(rawValue: subject).map({ [$0] }) ?? RetentionSubject.allCases {
      for candidate in try candidates(subject, DisposalOrder(subject: subject)).all {
        removal.formUnion(candidate.removal)
      }
    }
    free[subject] = removal
    return removal
  }

  /// The versions that the disposals name and that have their content.
  private func contents(of entries: [DisposalList.Entry]) throws -> [Digest: VersionRow] {
    let wanted = Set(entries.flatMap(\.disposal.contents))
    var found: [Digest: VersionRow] = [:]
    guard !wanted.isEmpty else { return found }
    try history.forEachVersion { row in
      guard row.content != nil, let digest = Digest(bytes: row.digest), wanted.contains(digest) else { return }
      found[digest] = row
    }
    return found
  }
}
