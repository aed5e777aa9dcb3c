import CLI
import Foundation
import Kernel

/// The program: the one place that knows the clock, chance, the user of the machine, the environment and which stores
/// there are.
@main
struct Program {
  static func main() async {
    // A closed pipe is told by the write that meets it, in words.
    signal(SIGPIPE, SIG_IGN)
    let environment = ProcessInfo.processInfo.environment
    let shell = Shell(
      stores: StoreChoice(key: environment["RODER_KEY"].flatMap { $0.isEmpty ? nil : $0 }), files: LocalFiles(),
      terminal: StandardTerminal(),
      clock: { try now(environment["RODER_NOW"]) }, actor: "cli:" + user(environment),
      randomBytes: { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      }, defaultStore: environment["RODER_STORE"].flatMap { $0.isEmpty ? nil : $0 } ?? "board.roder")
    let outcome = await CommandLineInterface.run(Array(CommandLine.arguments.dropFirst()), in: shell)
    exit(outcome.rawValue)
  }

  private static func now(_ fixed: String?) throws -> Instant {
    guard let fixed else { return Instant(seconds: Int64(Date().timeIntervalSince1970)) }
    guard let instant = Instant(fixed) else { throw CLIProblem.badClock(fixed) }
    return instant
  }

  private static func user(_ environment: [String: String]) -> String {
    if let entry = getpwuid(getuid()) { return String(cString: entry.pointee.pw_name) }
    return environment["USER"] ?? "okänd"
  }
}
