import Clibpq
import Foundation
import Synchronization

/// The one connection on which this process hears what others notify to its boards. It is there while somebody follows,
/// and comes back by itself when it is lost.
///
/// A class, because it owns a thread and the pipe that wakes it.
final class PostgresListener: Sendable {
  private struct Follower {
    let channel: String
    let continuation: AsyncStream<Void>.Continuation
  }

  private struct State {
    var followers: [Int: Follower] = [:]
    var last = 0
    /// Where a byte wakes the thread; nil where there is none.
    var waker: Int32?
  }

  private let state = Mutex(State())
  private let address: PostgresAddress
  private let timeouts: PostgresTimeouts

  /// A listener that connects when somebody follows.
  init(_ address: PostgresAddress, timeouts: PostgresTimeouts = PostgresTimeouts()) {
    self.address = address
    self.timeouts = timeouts
  }

  /// Says that something may have been notified to the channel: when it was, and when it begins to be heard or is heard
  /// again, for whatever was notified before that was not. It ends when nobody waits for it any more.
  func notifications(on channel: String) -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let number = state.withLock { state in
        state.last += 1
        state.followers[state.last] = Follower(channel: channel, continuation: continuation)
        wake(&state)
        return state.last
      }
      continuation.onTermination = { [self] _ in
        state.withLock { state in
          state.followers[number] = nil
          wake(&state)
        }
      }
    }
  }

  /// Has the thread look at who follows; where there is none it begins.
  private func wake(_ state: inout State) {
    if let waker = state.waker {
      var byte: UInt8 = 0
      // A pipe that is full wakes it too.
      write(waker, &byte, 1)
      return
    }
    if state.followers.isEmpty { return }
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0, "A process can open a pipe")
    for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    state.waker = ends[1]
    let woken = ends[0]
    let thread = Thread { [self] in
      run(woken)
      close(woken)
    }
    thread.name = "roder-listener"
    thread.start()
  }

  /// Listens as long as anybody follows.
  private func run(_ woken: Int32) {
    let name = "roder \(NSUserName()) pid \(ProcessInfo.processInfo.processIdentifier) listening"
    var pause: Int32 = 100
    while goesOn() {
      do {
        let link = try PostgresLink.open(address, timeouts, name: name)
        pause = 100
        try listen(link, woken)
      } catch {
        // Whoever follows polls as well, and finds out there why the server cannot be reached.
        pause = min(2 * pause, 2_000)
      }
      wait(woken, nil, pause)
    }
  }

  /// Whether anybody follows. Where nobody does the thread is over, and the next follower begins another.
  private func goesOn() -> Bool {
    state.withLock { state in
      guard state.followers.isEmpty, let waker = state.waker else { return true }
      close(waker)
      state.waker = nil
      return false
    }
  }

  /// Hears until the connection is lost or nobody follows.
  private func listen(_ link: PostgresLink, _ woken: Int32) throws {
    var heard: Set<String> = []
    var told = 0
    while true {
      let followers = state.withLock { $0.followers }
      guard let newest = followers.keys.max() else { return }
      let wanted = Set(followers.values.map(\.channel))
      for channel in heard.subtracting(wanted) { try link.execute("UNLISTEN \(PostgresSchema.quoted(channel))") }
      for channel in wanted.subtracting(heard) { try link.execute("LISTEN \(PostgresSchema.quoted(channel))") }
      heard = wanted
      for (number, follower) in followers where number > told { follower.continuation.yield() }
      told = newest
      while let next = PQnotifies(link.handle) {
        let channel = String(cString: next.pointee.relname)
        for follower in followers.values where follower.channel == channel { follower.continuation.yield() }
        PQfreemem(next)
      }
      wait(woken, link, -1)
      guard PQconsumeInput(link.handle) == 1, PQstatus(link.handle) == CONNECTION_OK else { return }
    }
  }

  /// Waits until somebody begins or ends to follow, or the server says something.
  private func wait(_ woken: Int32, _ link: PostgresLink?, _ milliseconds: Int32) {
    var entries = [pollfd(fd: woken, events: Int16(POLLIN), revents: 0)]
    if let link { entries.append(pollfd(fd: PQsocket(link.handle), events: Int16(POLLIN), revents: 0)) }
    poll(&entries, nfds_t(entries.count), milliseconds)
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(woken, &bytes, bytes.count) > 0 {}
  }
}
