import Cspawn
import Foundation

/// A program that was started with nothing of ours open: the three files that it is given, its own folder and its own
/// settings, and no more.
///
/// Foundation's `Process` waits for what a program leaves running, and reads beyond the list of open files where there
/// are more than some 1 300 of them (docs/decisions/0024).
package struct ChildProcess: Sendable {
  /// How it ended.
  package enum End: Hashable, Sendable {
    /// By itself, with this exit code.
    case exit(Int32)
    /// By this signal.
    case signal(Int32)

    /// The exit code, and 128 more than the signal, as shells tell it.
    package var code: Int32 {
      switch self {
      case .exit(let code): code
      case .signal(let signal): 128 + signal
      }
    }
  }

  /// Where it reads and writes.
  package struct Files: Hashable, Sendable {
    /// The path that it reads from.
    package var input = "/dev/null"
    /// The path that its answer is written to; what stood there goes.
    package var output = "/dev/null"
    /// The path that its complaints are written to; what stood there goes.
    package var errors = "/dev/null"

    /// Files at these paths.
    package init(input: String = "/dev/null", output: String = "/dev/null", errors: String = "/dev/null") {
      self.input = input
      self.output = output
      self.errors = errors
    }
  }

  /// The program could not be started.
  package struct NotStarted: Error, CustomStringConvertible {
    package let description: String
  }

  /// Its number.
  package let number: Int32

  /// Starts the program of the absolute path `words[0]` in the folder.
  ///
  /// - Parameter isLeader: whether it leads a process group of its own, which `end` then ends as a whole.
  ///
  /// **Throws** `NotStarted`.
  package init(
    _ words: [String], in folder: String, files: Files = Files(), environment: [String: String],
    isLeader: Bool = false
  ) throws {
    let texts = words.map { strdup($0) }
    let settings = environment.sorted { $0.key < $1.key }.map { strdup($0.key + "=" + $0.value) }
    defer { for text in texts + settings { free(text) } }
    var number: pid_t = 0
    let code = roder_spawn(
      &number, texts + [nil], settings + [nil], folder, files.input, files.output, files.errors, isLeader ? 1 : 0)
    guard code == 0 else {
      throw NotStarted(description: "\(words[0]): \(String(cString: strerror(code)))")
    }
    self.number = number
  }

  /// Waits for its end. To be called once.
  package func wait() -> End {
    var status: Int32 = 0
    while waitpid(number, &status, 0) == -1 && errno == EINTR {}
    return ChildProcess.end(status)
  }

  /// Waits for its end as long as the time lasts; nil where it still runs then.
  package func wait(for time: Duration) -> End? {
    let limit = ContinuousClock.now + time
    var pause: UInt32 = 1_000
    while true {
      var status: Int32 = 0
      if waitpid(number, &status, WNOHANG) == number { return ChildProcess.end(status) }
      if ContinuousClock.now >= limit { return nil }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
  }

  /// Ends it, with its group where it leads one, and waits.
  package func end(isLeader: Bool = false) {
    kill(isLeader ? -number : number, SIGKILL)
    _ = wait()
  }

  private static func end(_ status: Int32) -> End {
    let signal = status & 0x7F
    return signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal)
  }
}
