import Clibpq
import Foundation
import Synchronization

/// A connection of its own that hears what others notify, and comes back by itself when it is lost.
///
/// A class, because it owns a thread and the pipe that wakes it.
final class PostgresListener: Sendable {
  /// What is heard.
  enum Tick: Hashable, Sendable {
    /// Listening has begun, or begun again: whatever was notified before it was not heard.
    case listening
    /// Somebody notified the channel.
    case notified(channel: String, payload: String)
  }

  /// What is heard, in order. It ends after `close`. Whoever is slow misses the oldest beyond a thousand, never the
  /// newest.
  let ticks: AsyncStream<Tick>
  private let continuation: AsyncStream<Tick>.Continuation
  private let wakers: (read: Int32, write: Int32)
  private let isClosing = Mutex(false)

  /// Listens on the channels from soon on; a tick says when.
  init(_ address: PostgresAddress, channels: [String], timeouts: PostgresTimeouts = PostgresTimeouts()) {
    (ticks, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1_000))
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0, "A process can open a pipe")
    wakers = (ends[0], ends[1])
    let (continuation, wakers) = (continuation, wakers)
    let hearing = PostgresHearing(
      address: address, channels: channels, timeouts: timeouts, waker: wakers.read,
      name: "roder \(NSUserName()) pid \(ProcessInfo.processInfo.processIdentifier) listening",
      hear: { continuation.yield($0) })
    let thread = Thread {
      hearing.run()
      closeDescriptor(wakers.read)
      continuation.finish()
    }
    thread.name = "roder-listener"
    thread.start()
  }

  deinit { close() }

  /// Ends the listening; again: nothing.
  func close() {
    let isFirst = isClosing.withLock { isClosing in
      defer { isClosing = true }
      return !isClosing
    }
    // The reading end is told by the end of the pipe.
    if isFirst { closeDescriptor(wakers.write) }
  }
}

// Inside the listener `close` is its own.
private func closeDescriptor(_ descriptor: Int32) { close(descriptor) }

/// What the thread of a listener does.
private struct PostgresHearing: Sendable {
  let address: PostgresAddress
  let channels: [String]
  let timeouts: PostgresTimeouts
  let waker: Int32
  let name: String
  let hear: @Sendable (PostgresListener.Tick) -> Void

  /// Listens until the listener is closed.
  func run() {
    var pause = 100
    while !isWoken(after: 0) {
      do {
        let link = try PostgresLink.open(address, timeouts, name: name)
        for channel in channels {
          try link.execute("LISTEN \"" + channel.replacingOccurrences(of: "\"", with: "\"\"") + "\"")
        }
        hear(.listening)
        pause = 100
        listen(link)
      } catch {
        // Whoever listens polls as well, and finds out there why the server cannot be reached.
        pause = min(2 * pause, 2_000)
      }
      if isWoken(after: Int32(pause)) { return }
    }
  }

  private func listen(_ link: PostgresLink) {
    while true {
      while let next = PQnotifies(link.handle) {
        hear(.notified(channel: String(cString: next.pointee.relname), payload: String(cString: next.pointee.extra)))
        PQfreemem(next)
      }
      var entries = [
        pollfd(fd: PQsocket(link.handle), events: Int16(POLLIN), revents: 0),
        pollfd(fd: waker, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&entries, 2, -1) >= 0 || errno == EINTR else { return }
      if entries[1].revents != 0 { return }
      guard PQconsumeInput(link.handle) == 1, PQstatus(link.handle) == CONNECTION_OK else { return }
    }
  }

  private func isWoken(after milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: waker, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) > 0
  }
}
