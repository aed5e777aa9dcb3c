import NIOCore
import NIOPosix

/// Runs work on the threads that read and write connections: an answer that takes a fraction of a millisecond costs a
/// third more where another thread is woken for it and wakes the first one after it.
final class LoopExecutor: TaskExecutor {
  private let loops: MultiThreadedEventLoopGroup

  /// Runs work on the threads of these loops.
  init(_ loops: MultiThreadedEventLoopGroup) { self.loops = loops }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    // Of the loops it is the one whose thread asks, where one of them does.
    loops.any().execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
