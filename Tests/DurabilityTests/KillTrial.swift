import Foundation
import Storage
import TestSupport
import Testing

/// Rounds in which several processes write to one store at once, each is killed at a moment of chance, and the store is
/// then asked what it still knows. A class, because it remembers what was acknowledged.
final class KillTrial {
  /// How often the store is looked through from end to end, in rounds.
  static let roundsPerVerification = 10
  private static let writers = 3

  private let folder: URL
  private let address: String
  private let seed: Int
  private let open: () throws -> (store: any Store, close: () throws -> Void)
  private let disturb: (() throws -> Void)?
  private var chance: SeededChance
  private var acknowledged: [Int: String] = [:]
  private var checked = 0

  /// How many events there are, and how many of them were never acknowledged because their writer was killed between.
  private(set) var events = 0
  private(set) var unacknowledged = 0
  /// How many segments no batch names, because an import was killed between staging and its event.
  private(set) var strandedSegments = 0
  private(set) var verifications = 0
  private(set) var problems: [String] = []
  /// How often the database itself was stopped while everybody wrote.
  private(set) var disturbances = 0

  /// A trial on the empty store at the address, which the writers open themselves; `open` opens it here. In each
  /// second round `disturb` stops the database itself under the writers, who go on when it is back.
  init(
    folder: URL, address: String, seed: Int,
    disturb: (() throws -> Void)? = nil,
    open: @escaping () throws -> (store: any Store, close: () throws -> Void)
  ) {
    self.folder = folder
    self.address = address
    self.seed = seed
    self.open = open
    self.disturb = disturb
    chance = SeededChance(seed: seed)
  }

  /// One round: everybody starts, and is killed in any order.
  func run(round: Int, verifies: Bool) async throws {
    var running = try (0..<KillTrial.writers).map { number in
      try WriterProcess(
        ["write", address, "w\(number)", String((seed % 90) * 1_000 + (round * KillTrial.writers + number) % 1_000)],
        in: folder)
    }
    let all = running
    // Some die before they have opened the store, most while they write.
    try await pause(milliseconds: 0...Int.random(in: 20...250, using: &chance))
    if let disturb, Bool.random(using: &chance) {
      try disturb()
      disturbances += 1
      try await pause(milliseconds: 0...300)
    }
    running.shuffle(using: &chance)
    for writer in running {
      writer.kill()
      try await pause(milliseconds: 0...40)
    }
    for writer in all {
      for line in writer.remainingLines() { acknowledge(line) }
      if !writer.complaint.isEmpty { problems.append("round \(round): a writer failed: \(writer.complaint)") }
    }
    try await look(round: round, verifies: verifies)
  }

  private func pause(milliseconds: ClosedRange<Int>) async throws {
    try await Task.sleep(for: .microseconds(Int.random(in: 0...milliseconds.upperBound * 1_000, using: &chance)))
  }

  /// Takes note of what a writer has told.
  func acknowledge(_ line: String) {
    let words = line.split(separator: " ").map(String.init)
    guard words.count == 2, let number = Int(words[0]) else { return problems.append("half a line: \(line)") }
    if let other = acknowledged.updateValue(words[1], forKey: number) {
      problems.append("event \(number) was acknowledged for \(other) and for \(words[1])")
    }
  }

  /// Opens the store as the next start does, and holds it against what was acknowledged.
  func look(round: Int, verifies: Bool) async throws {
    let (store, close) = try open()
    // A server still ends what the killed had asked of it: whoever gets the write lock comes after them.
    _ = try await store.append("trial.wait", context: SampleBoard.context()) { _ in }
    let new = try await store.events(after: checked, limit: .max)
    for (index, event) in new.enumerated() {
      let number = checked + 1 + index
      if event.header.number != number { problems.append("round \(round): \(event.header.number), not \(number)") }
      if let token = acknowledged[number] {
        if token != event.header.reason { problems.append("event \(number) is \(event.header.reason), not \(token)") }
      } else {
        unacknowledged += 1
      }
    }
    let last = checked + new.count
    for number in acknowledged.keys where number > last {
      problems.append("round \(round): event \(number) was acknowledged and is lost")
    }
    let notes = try await store.read(asOf: .now, scope: .everything) { view in
      Dictionary(
        uniqueKeysWithValues: try view.state.all(TrialNote.self).map { ($0.id, [$0.value.text, String($0.event)]) })
    }
    for (id, note) in notes where id.hasPrefix("first-") && notes["second-" + id.dropFirst(6)] != note {
      problems.append("round \(round): half of the event of \(note)")
    }
    (checked, events) = (last, last)
    if verifies {
      let verification = try await store.verification()
      problems += verification.findings.map { "round \(round): \($0)" }
      if verification.events != last { problems.append("round \(round): \(verification.events) events verified") }
      strandedSegments = verification.unreferencedSegments
      verifications += 1
    }
    try close()
  }
}

/// The writers' record.
struct TrialNote: RecordKind, Hashable {
  static let kind = "note"
  static let tag = "note/1"

  let text: String
}
