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

  /// What there is in the store of that which the disposals took: those are in it that are neither in its own chain nor
  /// have been done again in it. Something that several of them took is told once.
  ///
  /// **Throws** `RetentionProblem.keptKind`.
  func undone(
    _ entries: [DisposalList.Entry], file: String? = nil
  ) throws -> [(entry: DisposalList.Entry, removal: Removal)] {
    let unknown = try entries.filter { try history.hash(of: $0.origin.event) != $0.origin.hash }
    let contents = try contents(of: unknown)
    var seen: Set<Digest> = []
    return try unknown.compactMap { entry in
      var removal = Removal()
      for digest in entry.disposal.contents where seen.insert(digest).inserted {
        guard let row = contents[digest] else { continue }
        guard Past.disposable.contains(where: { $0.kind == row.key.kind && $0.retention != .kept }) else {
          throw RetentionProblem.keptKind(row.key.kind, Place(file: file))
        }
        removal.add(row)
      }
      for digest in entry.disposal.blobs where seen.insert(digest).inserted {
        guard let size = try history.blobSize(digest) else { continue }
        removal.blobs.append(digest)
        removal.bytes += size
      }
      for digest in entry.disposal.segments where seen.insert(digest).inserted {
        guard let row = try history.segment(digest), row.emptiedBy == nil else { continue }
        removal.segments.append(digest)
        removal.rows += row.rowCount
      }
      return removal.isEmpty ? nil : (entry, removal)
    }
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
