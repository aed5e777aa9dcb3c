import Foundation
import Programs

/// One run of a program to its end, within limits of time and memory.
struct CompilerRun {
  /// The program's path and its arguments.
  let words: [String]
  /// The folder that it works in.
  let folder: String
  /// How long it may take. **Unit** seconds.
  let timeLimit: Int

  /// What came of it.
  enum Outcome {
    /// It ended: the exit code, 128 and the signal where one ended it, and what it told beside its answer.
    case ended(code: Int32, told: String)
    /// It was stopped when its time was over.
    case timedOut
    /// It could not be started.
    case notStarted
  }

  /// How much memory it may ask for. **Unit** KiB.
  private static let memoryLimit = 6 * 1_024 * 1_024
  /// How much of what it tells is read. **Unit** bytes.
  private static let mostTold = 16_384

  // The shell sets the limit and becomes the program. Where the limit cannot be set, the program runs without.
  private static let limiting = """
    ulimit -v "$1" 2>/dev/null
    shift && exec "$@"
    """

  /// Runs it.
  func outcome() -> Outcome {
    let errors = folder + "/told"
    // Its own folder is its home, so it neither reads nor leaves anything of the user's.
    let environment = [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": "0", "HOME": folder,
    ]
    let limited = ["/bin/sh", "-c", CompilerRun.limiting, "sh", String(CompilerRun.memoryLimit)] + words
    // Why a program cannot be started does not matter: another way is tried.
    let process = try? ChildProcess(
      limited, in: folder, files: .init(errors: errors), environment: environment, isLeader: true)
    guard let process else { return .notStarted }
    guard let end = process.wait(for: .seconds(timeLimit)) else {
      process.end(isLeader: true)
      return .timedOut
    }
    if [126, 127].contains(end.code) { return .notStarted }
    // A program that told nothing may have left no file.
    let told = (try? Data(contentsOf: URL(fileURLWithPath: errors), options: .mappedIfSafe)) ?? Data()
    return .ended(code: end.code, told: String(decoding: told.prefix(CompilerRun.mostTold), as: UTF8.self))
  }
}
