import Testing

@testable import Server

/// Answers that take too long.
struct TimeLimitTests {
  /// Lasts until the task is cancelled.
  private static func dawdle() async {
    let (stream, _) = AsyncStream<Void>.makeStream()
    for await _ in stream {}
  }

  @Test("What comes in time is the answer")
  func inTime() async {
    let limit = TimeLimit(.seconds(3_600))
    for number in 0..<3 {
      let answer = await limit.answer {
        "site \(number)"
      } else: {
        "late"
      }
      #expect(answer == "site \(number)")
    }
  }

  @Test("What dawdles is answered for at the limit, and told to stop")
  func late() async {
    let (stopped, tell) = AsyncStream<Void>.makeStream()
    let answer = await TimeLimit(.zero, looking: .zero).answer {
      await TimeLimitTests.dawdle()
      // Reached by being cancelled alone.
      tell.yield(())
      tell.finish()
      return "site"
    } else: {
      "late"
    }
    #expect(answer == "late")
    for await _ in stopped {}
  }

  @Test("What does not heed that it is told to stop is not waited for")
  func deaf() async {
    let (gate, open) = AsyncStream<Void>.makeStream()
    let (done, tell) = AsyncStream<Void>.makeStream()
    let answer = await TimeLimit(.zero, looking: .zero).answer {
      // A task of its own hears nothing of the cancelling.
      await Task { for await _ in gate {} }.value
      tell.finish()
      return "site"
    } else: {
      "late"
    }
    #expect(answer == "late")
    open.finish()
    for await _ in done {}
  }

  @Test("A caller who leaves has the work told to stop")
  func left() async {
    let task = Task {
      await TimeLimit(.seconds(3_600)).answer {
        await TimeLimitTests.dawdle()
        return Task.isCancelled
      } else: {
        false
      }
    }
    task.cancel()
    #expect(await task.value)
  }
}
