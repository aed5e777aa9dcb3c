package import Storage

/// Writes a part of a report. What is handed over goes back to being written; what is approved is refused.
package enum WriteSection: Command {
  package static let name = "report.write-section"
  package static let permission = Permission.write
  package typealias Output = Int

  /// A part in the making.
  package struct Input: Sendable {
    /// The part.
    package let id: SectionID
    /// What it says, in the form that is stored.
    package let text: String
    /// The version that it takes the place of, 0 for none; nil for whatever stands.
    package let basedOn: Int?

    /// The part with this text.
    package init(id: SectionID, text: String, basedOn: Int? = nil) {
      self.id = id
      self.text = text
      self.basedOn = basedOn
    }
  }

  /// The version that stands.
  ///
  /// **Throws** `WorkProblem` where the part is not there to be written, is approved or is being written by somebody
  /// else; `StorageProblem.changedMeanwhile` where it was made from an old version.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    let stamp = try transaction.stamp(on: input.id)
    try transaction.requireUnlocked(input.id)
    let work = try transaction.work(input.id)
    let state = try WorkRules.written(work?.state ?? .notStarted, input.id)
    let id = input.id.description
    if let held = try transaction.state.record(SectionLock.self, id: id)?.value, held.holder == stamp.actor {
      try transaction.put(transaction.lock, id: id)
    }
    let text = input.text.trimmingSpaces
    if let work, work.text == text, state == work.state, input.basedOn == nil {
      return transaction.state.version(of: RecordKey(kind: SectionWork.kind, id: id))
    }
    return try transaction.put(
      SectionWork(
        id: input.id, state: state, text: text, written: stamp, changed: stamp, reason: work?.reason ?? "",
        copiedFrom: work?.copiedFrom), id: id, basedOn: input.basedOn)
  }
}

extension String {
  /// Without spaces and line breaks around it.
  var trimmingSpaces: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
