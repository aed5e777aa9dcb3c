import Synchronization

/// Work that is answered for when it takes too long. A class, because one look now and then is enough for all that
/// runs: a timer for each request would live until its time had come, whenever the request was answered.
final class TimeLimit: Sendable {
  private struct Running {
    let deadline: ContinuousClock.Instant
    let isLate: @Sendable () -> Void
  }

  private struct State {
    var running: [Int: Running] = [:]
    var lastNumber = 0
    var isLooking = false
  }

  private let limit: Duration
  private let interval: Duration
  private let state = Mutex(State())

  /// A limit for each piece of work; who is late is found out within the interval after it.
  init(_ limit: Duration, looking interval: Duration = .milliseconds(250)) {
    self.limit = limit
    self.interval = interval
  }

  /// What `work` gives, or what `late` gives where the limit comes first: then the work is told to stop, and nobody
  /// waits for it any longer, whether it does or not. It runs where the executor has it run.
  func answer<Value: Sendable>(
    on executor: any TaskExecutor = globalConcurrentExecutor, _ work: @escaping @Sendable () async -> Value,
    else late: @escaping @Sendable () async -> Value
  ) async -> Value {
    let race = Race<Value>()
    let working = Task(executorPreference: executor) {
      let value = await work()
      if race.claim() { race.deliver(value) }
    }
    let number = watch {
      guard race.claim() else { return }
      working.cancel()
      Task { race.deliver(await late()) }
    }
    defer { forget(number) }
    return await withTaskCancellationHandler {
      await race.value
    } onCancel: {
      working.cancel()
    }
  }

  /// Calls `isLate` when the limit has come, unless it is forgotten before.
  private func watch(_ isLate: @escaping @Sendable () -> Void) -> Int {
    let running = Running(deadline: .now + limit, isLate: isLate)
    let (number, mustLook) = state.withLock { state in
      state.lastNumber += 1
      state.running[state.lastNumber] = running
      defer { state.isLooking = true }
      return (state.lastNumber, !state.isLooking)
    }
    if mustLook { Task { await look() } }
    return number
  }

  /// Watches it no longer.
  private func forget(_ number: Int) {
    // What it holds is let go outside the lock: whoever has to wait for that costs more than all of this.
    let forgotten = state.withLock { $0.running.removeValue(forKey: number) }
    _ = forgotten
  }

  /// Looks for who is late as long as anything runs.
  private func look() async {
    while true {
      // Nobody cancels it, and one look too early does no harm.
      try? await Task.sleep(for: interval)
      let now = ContinuousClock.now
      let (late, isDone) = state.withLock { state in
        let late = state.running.filter { $0.value.deadline <= now }
        for number in late.keys { state.running[number] = nil }
        if state.running.isEmpty { state.isLooking = false }
        return (late.values.map(\.isLate), state.running.isEmpty)
      }
      for isLate in late { isLate() }
      if isDone { return }
    }
  }
}

/// Who comes first, and what the first brings. A class, because both who run and who waits share it.
private final class Race<Value: Sendable>: Sendable {
  private enum State {
    case running
    case claimed
    case awaited(CheckedContinuation<Value, Never>, isClaimed: Bool)
    case delivered(Value)
  }

  private let state = Mutex(State.running)

  /// Whether whoever asks comes first and may deliver.
  func claim() -> Bool {
    state.withLock { state in
      switch state {
      case .running: state = .claimed
      case .awaited(let waiting, isClaimed: false): state = .awaited(waiting, isClaimed: true)
      case .claimed, .awaited, .delivered: return false
      }
      return true
    }
  }

  /// Brings the value; whoever has claimed does so once.
  func deliver(_ value: Value) {
    let waiting = state.withLock { state -> CheckedContinuation<Value, Never>? in
      defer { state = .delivered(value) }
      if case .awaited(let waiting, _) = state { return waiting }
      return nil
    }
    waiting?.resume(returning: value)
  }

  /// What was brought; awaited once.
  var value: Value {
    get async {
      await withCheckedContinuation { continuation in
        let value = state.withLock { state -> Value? in
          switch state {
          case .delivered(let value): return value
          case .running: state = .awaited(continuation, isClaimed: false)
          case .claimed: state = .awaited(continuation, isClaimed: true)
          case .awaited: preconditionFailure("A race is awaited once")
          }
          return nil
        }
        if let value { continuation.resume(returning: value) }
      }
    }
  }
}
