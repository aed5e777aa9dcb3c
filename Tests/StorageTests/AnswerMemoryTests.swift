import Kernel
import Synchronization
import Testing

@testable import Storage

/// What a process remembers of what it has worked out.
struct AnswerMemoryTests {
  private static func ground(
    _ chain: String = "a", moment: AsOf = .now, for grants: Grants = .none
  ) -> AnswerMemory.Ground {
    .init(chainEnd: Digest.of(Array(chain.utf8)), moment: moment, grants: grants)
  }

  /// Counts how often something is worked out.
  private final class Work: Sendable {
    private let count = Mutex(0)
    var times: Int { count.withLock { $0 } }
    func next() -> Int {
      count.withLock {
        $0 += 1; return $0
      }
    }
  }

  private static func ask(
    _ memory: AnswerMemory, _ work: Work, _ ground: AnswerMemory.Ground, name: String = "x", event: Int = 1,
    bytes: Int = 8
  ) async throws -> Int {
    try await memory.answer(name, ground, event: event, bytes: { _ in bytes }, make: { work.next() })
  }

  @Test("An answer is worked out once for the same name and ground, and again for any other")
  func grounds() async throws {
    let memory = AnswerMemory(MemoryBudget(bytes: 1_000))
    let work = Work()
    let own = Grants([.read], scope: .units(["E110"]))
    let others = Grants([.read], scope: .units(["E120"]))
    let more = Grants([.read, .report], scope: .units(["E110"]))
    let grounds = [
      AnswerMemoryTests.ground(), AnswerMemoryTests.ground("b"), AnswerMemoryTests.ground(moment: .event(1)),
      AnswerMemoryTests.ground(for: own), AnswerMemoryTests.ground(for: others), AnswerMemoryTests.ground(for: more),
    ]
    for round in 0..<2 {
      for (index, ground) in grounds.enumerated() {
        #expect(try await AnswerMemoryTests.ask(memory, work, ground) == index + 1, "round \(round)")
      }
    }
    #expect(try await AnswerMemoryTests.ask(memory, work, grounds[0], name: "y") == grounds.count + 1)
  }

  @Test("Many who ask at once wait for one who works it out")
  func singleFlight() async throws {
    let memory = AnswerMemory(MemoryBudget(bytes: 1_000))
    let work = Work()
    let (gate, open) = AsyncStream<Void>.makeStream()
    let ground = AnswerMemoryTests.ground()
    let answers = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<64 {
        group.addTask {
          try await memory.answer("x", ground, event: 1, bytes: { _ in 8 }) {
            for await _ in gate {}
            return work.next()
          }
        }
      }
      open.finish()
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(answers == [Int](repeating: 1, count: 64))
    #expect(work.times == 1)
  }

  @Test("What fails is tried again, and is told to all who waited")
  func failure() async throws {
    struct Failed: Error {}
    let memory = AnswerMemory(MemoryBudget(bytes: 1_000))
    let ground = AnswerMemoryTests.ground()
    for _ in 0..<2 {
      await #expect(throws: Failed.self) {
        try await memory.answer("x", ground, event: 1, bytes: { (_: Int) in 8 }) { throw Failed() }
      }
    }
    let work = Work()
    #expect(try await AnswerMemoryTests.ask(memory, work, ground) == 1)
  }

  @Test("An event lets go of what was worked out before it, and one who is late keeps nothing alive")
  func events() async throws {
    let budget = MemoryBudget(bytes: 1_000)
    let memory = AnswerMemory(budget)
    let work = Work()
    let (before, after) = (AnswerMemoryTests.ground("a"), AnswerMemoryTests.ground("b"))
    _ = try await AnswerMemoryTests.ask(memory, work, before, event: 1, bytes: 100)
    #expect(budget.usedBytes == 100)
    _ = try await AnswerMemoryTests.ask(memory, work, after, event: 2, bytes: 50)
    #expect(budget.usedBytes == 50)
    #expect(try await AnswerMemoryTests.ask(memory, work, before, event: 1, bytes: 100) == 3)
    #expect(try await AnswerMemoryTests.ask(memory, work, after, event: 2, bytes: 50) == 2)
    _ = try await AnswerMemoryTests.ask(memory, work, AnswerMemoryTests.ground("c"), event: 3, bytes: 25)
    #expect(budget.usedBytes == 25)
  }

  @Test("An answer that would push out most of the others is not kept")
  func large() async throws {
    let budget = MemoryBudget(bytes: 1_000)
    let memory = AnswerMemory(budget)
    let work = Work()
    let ground = AnswerMemoryTests.ground()
    #expect(try await AnswerMemoryTests.ask(memory, work, ground, bytes: 251) == 1)
    #expect(try await AnswerMemoryTests.ask(memory, work, ground, bytes: 251) == 2)
    #expect(budget.usedBytes == 0)
    #expect(try await AnswerMemoryTests.ask(memory, work, ground, name: "y", bytes: 250) == 3)
    #expect(try await AnswerMemoryTests.ask(memory, work, ground, name: "y", bytes: 250) == 3)
  }

  @Test("That there is no answer is an answer")
  func nothing() async throws {
    let memory = AnswerMemory(MemoryBudget(bytes: 1_000))
    let ground = AnswerMemoryTests.ground()
    let work = Work()
    for _ in 0..<2 {
      let answer: Int? = try await memory.answer("x", ground, event: 1, bytes: { _ in 8 }) {
        _ = work.next()
        return nil
      }
      #expect(answer == nil)
    }
    #expect(work.times == 1)
    let found: Int? = try await memory.answer("y", ground, event: 1, bytes: { _ in 8 }) { 7 }
    #expect(found == 7)
  }
}
