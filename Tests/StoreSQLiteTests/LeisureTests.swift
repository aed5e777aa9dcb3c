import Foundation
import Storage
import Synchronization
import Testing

@testable import StoreSQLite

/// Reading that nobody waits for.
struct LeisureTests {
  @Test("It reads the same, on a thread that has what processor time others leave, and others stay as they are")
  func reading() async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    let (event, urgency) = try await store.readAtLeisure(scope: .everything) { ($0.state.event, LeisureTests.urgency) }
    let (known, usual) = try await store.read(asOf: .now, scope: .everything) {
      ($0.state.event, LeisureTests.urgency)
    }
    #expect(event == known && event > 0)
    #if os(Linux)
      // SCHED_IDLE and SCHED_OTHER.
      #expect(urgency == 5 && usual == 0)
    #endif
    // What it opened is closed: nobody else has the file, so the log goes with the store.
    try store.close()
    #expect(!FileManager.default.fileExists(atPath: folder.path("board.roder-wal")))
  }

  /// Says how urgent the thread is that calls a task back, on threads that are as urgent as others.
  private final class Listener: TaskExecutor {
    private let heard = Mutex<[Int32]>([])

    /// What was heard so far.
    var urgencies: [Int32] { heard.withLock { $0 } }

    func enqueue(_ job: consuming ExecutorJob) {
      heard.withLock { $0.append(LeisureTests.urgency) }
      globalConcurrentExecutor.enqueue(job)
    }
  }

  @Test("A thread that has what others leave calls nobody: threads that are made for the task would be like it")
  func calling() async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    let listener = Listener()
    let event = try await withTaskExecutorPreference(listener) {
      try await store.readAtLeisure(scope: .everything) { $0.state.event }
    }
    #expect(event > 0 && !listener.urgencies.isEmpty && listener.urgencies.allSatisfy { $0 == 0 })
  }

  @Test("Work that touches no store is done on such a thread too, and whoever asks for it stays as urgent")
  func work() async throws {
    let leisure = Leisure(Urgency.atLeisure)
    let (sum, urgency) = try await leisure.run { ((1...100).reduce(0, +), LeisureTests.urgency) }
    #expect(sum == 5_050 && LeisureTests.urgency == 0)
    #if os(Linux)
      #expect(urgency == 5)
    #endif
    struct Fault: Error {}
    await #expect(throws: Fault.self) { try await leisure.run { throw Fault() } }
    // Where there is none, whoever asks does the work.
    #expect(try await Leisure.none.run { LeisureTests.urgency } == 0)
  }

  @Test("What goes wrong comes through")
  func fault() async throws {
    struct Fault: Error {}
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    await #expect(throws: Fault.self) { try await store.readAtLeisure(scope: .everything) { _ in throw Fault() } }
    #expect(try await store.readAtLeisure(scope: .everything) { $0.state.event } > 0)
  }

  @Test("Several at once and writers beside them each have their turn")
  func together() async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    let first = try await store.read(asOf: .now, scope: .everything) { $0.state.event }
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { try await store.readAtLeisure(scope: .everything) { $0.state.event } } }
      for month in 1...4 {
        try await store.stage([try segment("2021-0\(month)", from: Int64(month))])
      }
      for try await event in group { #expect(event >= first) }
    }
  }

  /// The scheduling policy of the thread that asks.
  private static var urgency: Int32 {
    #if os(Linux)
      sched_getscheduler(0)
    #else
      0
    #endif
  }
}
