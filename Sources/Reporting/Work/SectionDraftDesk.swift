import FoundationEssentials
import Kernel
package import Storage

/// Where somebody's drafts of parts of reports are kept until they are saved or thrown away.
package struct SectionDraftDesk: Sendable {
  /// A draft as it lies in the store.
  private struct Kept: Codable {
    static let tag = "section-draft/1"
    let tag: String
    let at: Instant
    let version: Int
    let text: String
  }

  private let desk: Desk

  /// Somebody writing at that desk.
  package init(_ desk: Desk) { self.desk = desk }

  /// The draft of the person's own for the part; nil where there is none.
  package func find(_ id: SectionID) async throws -> SectionDraft? {
    let found = try await desk.store.working(SectionDraft.workingKind, name(id), at: desk.context.now)
    guard let found else { return nil }
    do {
      let kept = try JSONDecoder().decode(Kept.self, from: Data(found))
      guard kept.tag == Kept.tag else { throw StorageProblem.newerThanProgram(tag: kept.tag) }
      return SectionDraft(at: kept.at, version: kept.version, text: kept.text)
    } catch let error as DecodingError {
      throw Fault(doing: "reading a draft of a report's part", underlying: "\(error)")
    }
  }

  /// Keeps what was typed in the place of what was kept before, with personal identity numbers masked; answers whether
  /// it is kept, which it is not where the part has been written since it was made.
  ///
  /// **Throws** `StorageProblem.notPermitted`, `.outsideScope` where whoever types may not write the part.
  package func keep(_ id: SectionID, text: String, basedOn version: Int) async throws -> Bool {
    try require(id)
    guard try await isCurrent(id, version) else { return false }
    let now = desk.context.now
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let kept = Kept(tag: Kept.tag, at: now, version: version, text: PersonalNumbers.masked(text).text)
    try await desk.store.setWorking(
      SectionDraft.workingKind, name(id), Array(try encoder.encode(kept)),
      expires: Instant(seconds: now.seconds + Int64(SectionDraft.life) * 86_400))
    // A save that came between has thrown away the draft before this one.
    guard try await isCurrent(id, version) else {
      try await drop(id)
      return false
    }
    return true
  }

  /// Throws the draft away, where there is one.
  package func drop(_ id: SectionID) async throws {
    try await desk.store.removeWorking(SectionDraft.workingKind, name(id))
  }

  private func isCurrent(_ id: SectionID, _ version: Int) async throws -> Bool {
    let key = RecordKey(kind: SectionWork.kind, id: id.description)
    return try await desk.store.read(asOf: .now, scope: .everything) { $0.state.version(of: key) } <= version
  }

  private func name(_ id: SectionID) -> String { desk.context.actor.id + "/" + id.description }

  private func require(_ id: SectionID) throws {
    guard let scope = desk.context.actor.grants.scope(of: WriteSection.permission) else {
      throw StorageProblem.notPermitted(useCase: WriteSection.name, permission: WriteSection.permission)
    }
    guard scope.contains(unit: id.unit) else { throw StorageProblem.outsideScope(unit: id.unit) }
  }
}
