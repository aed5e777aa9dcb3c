import HummingbirdCore
import Logging
import NIOCore

/// Runs work on the thread that reads and writes a connection: an answer that takes a fraction of a millisecond costs a
/// third more where another thread is woken for it and wakes the first one after it.
final class LoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  /// Runs work on the thread of the loop.
  init(_ loop: any EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// The executors of a group's loops.
struct LoopExecutors: Sendable {
  private let executors: [ObjectIdentifier: LoopExecutor]

  /// The executors of the group's loops.
  init(_ group: any EventLoopGroup) {
    executors = Dictionary(
      group.makeIterator().map { (ObjectIdentifier($0), LoopExecutor($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The executor of the loop; that of Swift's own threads where the loop is none of the group's.
  subscript(loop: any EventLoop) -> any TaskExecutor { executors[ObjectIdentifier(loop)] ?? globalConcurrentExecutor }
}

/// Connections whose requests are received on the thread that reads them, and on no other: whoever waits for one page
/// waits for nobody on another thread.
struct OwnThreads<Base: ServerChildChannel>: ServerChildChannel {
  let base: Base
  let executors: LoopExecutors

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
    base.setup(channel: channel, logger: logger)
  }

  func handle(value: Base.Value, logger: Logger) async {
    await withTaskExecutorPreference(executors[value.channel.eventLoop]) {
      await base.handle(value: value, logger: logger)
    }
  }
}
