import CLI
import Foundation
import Kernel
import Mail
import StoreSQLite

/// The program: the one place that knows the clock, chance, the user of the machine, the environment and which stores
/// there are.
@main
struct Program {
  static func main() async {
    // A closed pipe is met by the write, which ends the work in order.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that has grown to the limit of the user's files.
    signal(SIGXFSZ, SIG_IGN)
    let environment = ProcessInfo.processInfo.environment
    let terminal = StandardTerminal()
    let files = LocalFiles()
    let settings = decided(environment, files)
    let clock = Clock(settings.said(.now))
    var shell = Shell(
      stores: StoreChoice(
        key: settings.said(.key), adminAddress: settings.said(.adminStore),
        keyFolder: settings.said(.keyFolder)
          ?? (set("HOME", environment) ?? NSHomeDirectory()) + "/.roder", terminal: terminal),
      files: files, pdf: PDFSetter(environment, python: settings.said(.python)),
      terminal: terminal,
      clock: { try clock.now() }, actor: "cli:" + user(environment),
      randomBytes: { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      }, defaultStore: settings.said(.store) ?? "board.roder",
      processors: ProcessInfo.processInfo.activeProcessorCount)
    if let directory = settings.said(.directory) { shell.directory = directory }
    let sendmail = Sendmail(
      path: settings.said(.sendmail) ?? Sendmail.usualPath, environment: environment)
    shell.mail = MailDesk(
      from: settings.said(.mailFrom) ?? "", address: settings.said(.address) ?? "",
      isThere: { sendmail.isThere }, send: sendmail.send)
    shell.settings = settings
    shell.giveWay = Urgency.giveWay
    shell.serve = { [shell] order in try await PageService.run(order, in: shell) }
    let outcome = await CommandLineInterface.run(Array(CommandLine.arguments.dropFirst()), in: shell)
    exit(outcome.rawValue)
  }

  /// What the operator has decided, with the file that the environment names, else one in the working folder or the
  /// machine's.
  private static func decided(_ environment: [String: String], _ files: LocalFiles) -> Settings {
    let named = set("RODER_CONFIG", environment)
    guard let file = named ?? ["roder.conf", "/etc/roder/roder.conf"].first(where: files.exists) else {
      return Settings(environment: environment)
    }
    // Why it cannot be read does not matter: it is told as a file that cannot.
    return Settings(environment: environment, file: file, bytes: try? files.read(file))
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
