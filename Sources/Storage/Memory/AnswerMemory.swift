import Synchronization

/// Answers that a process has worked out and may give again until the next event, each to those with the same rights
/// alone. A class, because all requests to a board share it.
///
/// What is asked for by many at once is worked out once.
package final class AnswerMemory: Sendable {
  /// What an answer depends on besides its name.
  struct Ground: Hashable, Sendable {
    /// Where the chain ends: content may have been taken since the moment that is asked about.
    let chainEnd: Digest
    /// Which moment is asked about.
    let moment: AsOf
    /// What whoever asks may do, and where.
    let grants: Grants
  }

  /// An answer as it is kept: nil is an answer too.
  private struct Kept<Answer: Sendable>: Sendable {
    let answer: Answer
  }

  private struct Known {
    /// The number that each ground has in the budget, which knows texts alone.
    var grounds: [Ground: Int] = [:]
    var lastNumber = 0
    /// The last event that answers were given at.
    var event = 0
    /// What is being worked out, by the name that it will be kept under.
    var making: [String: Task<any Sendable, any Error>] = [:]
  }

  private let budget: MemoryBudget
  private let owner = MemoryBudget.Owner()
  private let known = Mutex(Known())

  /// A memory that keeps what the budget has room for.
  package init(_ budget: MemoryBudget) { self.budget = budget }

  deinit { budget.forget(owner) }

  /// The answer, worked out by `make` where it is not known; what fails is tried again by the next who asks.
  ///
  /// - Parameter event: the number of the chain's last event: answers from before an earlier one are let go of.
  func answer<Answer: Sendable>(
    _ name: String, _ ground: Ground, event: Int, bytes: @escaping @Sendable (Answer) -> Int,
    make: @escaping @Sendable () async throws -> Answer
  ) async throws -> Answer {
    let (number, isNews) = number(of: ground, event: event)
    if isNews { budget.forget(owner) }
    let kept = "\(number) \(name)"
    if let known = budget.value(kept, of: owner, as: Kept<Answer>.self) { return known.answer }
    let (budget, owner) = (budget, owner)
    let task = known.withLock { known in
      if let task = known.making[kept] { return task }
      // It goes on though the first who asked leaves: others may wait for it too.
      let task = Task<any Sendable, any Error> {
        defer { self.known.withLock { $0.making[kept] = nil } }
        // Somebody may have been ready between the look and the lock.
        if let known = budget.value(kept, of: owner, as: Kept<Answer>.self) { return known }
        let made = Kept(answer: try await make())
        let size = bytes(made.answer)
        if size <= budget.bytes / AnswerMemory.largestPart { budget.keep(made, bytes: size, kept, of: owner) }
        return made
      }
      known.making[kept] = task
      return task
    }
    guard let made = try await task.value as? Kept<Answer> else {
      preconditionFailure("Answers of one name are of one type")
    }
    return made.answer
  }

  /// The ground's number, and whether an event has made what is kept of earlier ones useless.
  private func number(of ground: Ground, event: Int) -> (Int, isNews: Bool) {
    known.withLock { known in
      let isNews = event > known.event
      if isNews {
        known.event = event
        known.grounds = [:]
      }
      if let number = known.grounds[ground] { return (number, isNews) }
      known.lastNumber += 1
      // Grounds are as many as there are kinds of rights and moments that somebody asks about: the latter are endless.
      if known.grounds.count >= AnswerMemory.mostGrounds { known.grounds = [:] }
      known.grounds[ground] = known.lastNumber
      return (known.lastNumber, isNews)
    }
  }

  private static let mostGrounds = 1_000
  /// An answer that takes more than this part of the budget is not worth what would leave for it.
  private static let largestPart = 4
}
