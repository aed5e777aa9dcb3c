import CLI
import Foundation
import Kernel
import Mail

/// The program: the one place that knows the clock, chance, the user of the machine, the environment and which stores
/// there are.
@main
struct Program {
  static func main() async {
    // A closed pipe is told by the write that meets it, in words.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that has grown to the limit of the user's files.
    signal(SIGXFSZ, SIG_IGN)
    let environment = ProcessInfo.processInfo.environment
    let terminal = StandardTerminal()
    let clock = Clock(environment["RODER_NOW"])
    var shell = Shell(
      stores: StoreChoice(
        key: set("RODER_KEY", environment), adminAddress: set("RODER_ADMIN_STORE", environment),
        keyFolder: set("RODER_KEY_FOLDER", environment)
          ?? (set("HOME", environment) ?? NSHomeDirectory()) + "/.roder", terminal: terminal),
      files: LocalFiles(), pdf: PDFSetter(environment),
      terminal: terminal,
      clock: { try clock.now() }, actor: "cli:" + user(environment),
      randomBytes: { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      }, defaultStore: set("RODER_STORE", environment) ?? "board.roder",
      processors: ProcessInfo.processInfo.activeProcessorCount)
    if let directory = set("RODER_DIRECTORY", environment) { shell.directory = directory }
    let sendmail = Sendmail(
      path: set("RODER_SENDMAIL", environment) ?? Sendmail.usualPath, environment: environment)
    shell.mail = MailDesk(
      from: set("RODER_MAIL_FROM", environment) ?? "", address: set("RODER_ADDRESS", environment) ?? "",
      send: sendmail.send)
    shell.serve = { [shell] order in try await PageService.run(order, in: shell) }
    let outcome = await CommandLineInterface.run(Array(CommandLine.arguments.dropFirst()), in: shell)
    exit(outcome.rawValue)
  }

  /// The variable of the environment; nil where it is empty or missing.
  private static func set(_ name: String, _ environment: [String: String]) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func user(_ environment: [String: String]) -> String {
    if let entry = getpwuid(getuid()) { return String(cString: entry.pointee.pw_name) }
    return environment["USER"] ?? "okänd"
  }
}
