import Storage
import Synchronization
import TestSupport
import Testing

@testable import StoreSQLite

/// The look that every request takes, on the thread that asks.
struct BriefLookTests {
  /// What each time was asked for that a look was taken.
  private final class Times: Sendable {
    private let seen = Mutex<[Bool]>([])

    /// Whether each had to be brief.
    var mustBeBrief: [Bool] { seen.withLock { $0 } }

    func add(_ mustBeBrief: Bool) { seen.withLock { $0.append(mustBeBrief) } }
  }

  private func write(_ count: Int, to store: SQLiteStore) async throws {
    for number in 0..<count {
      _ = try await store.append("test.write", context: context()) { try $0.put(Note(text: "\(number)"), id: "b") }
    }
  }

  @Test("What must be brief and cannot is done again elsewhere", arguments: [false, true])
  func again(isTooMuch: Bool) async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    let times = Times()
    let number = try await store.glimpse("reading") { _, mustBeBrief in
      times.add(mustBeBrief)
      if isTooMuch, mustBeBrief { throw TooMuchToRead() }
      return 7
    }
    #expect(number == 7 && times.mustBeBrief == (isTooMuch ? [true, false] : [true]))
  }

  @Test(
    "The board is as it is, whether nothing of it is known, or all but a few events, or all but many",
    arguments: [0, 1, 8, 9, 40])
  func state(behind: Int) async throws {
    let folder = try TemporaryFolder()
    let writer = try await sampleStore(at: folder.path())
    let reader = try SQLiteStore.open(path: folder.path(), key: sampleKey)
    #expect(try await look(reader) == ([true, false], 3, nil))
    try await write(behind, to: writer)
    #expect(
      try await look(reader) == (behind > 8 ? [true, false] : [true], 3 + behind, behind > 0 ? "\(behind - 1)" : nil))
    #expect(try await reader.read(beside: "none", "a", at: context().now) { view, _ in view.state.event } == 3 + behind)
  }

  /// Whether each look had to be brief, and the last event and the note that were seen.
  private func look(_ store: SQLiteStore) async throws -> ([Bool], Int, String?) {
    let times = Times()
    let state = try await store.glimpse("reading") { session, mustBeBrief in
      times.add(mustBeBrief)
      return try session.state(.now, from: store.known, mustBeBrief: mustBeBrief)
    }
    return (times.mustBeBrief, state.event, try state.record(Note.self, id: "b")?.value.text)
  }
}
