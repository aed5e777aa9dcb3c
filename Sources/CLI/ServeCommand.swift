import ArgumentParser
import Storage

/// Serves the board's pages.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the board's pages to browsers.",
    discussion: """
      Listens on this machine alone unless --host says otherwise; a proxy in front of it holds the certificate. Ends \
      by SIGTERM or Ctrl-C, after the requests that are running.

      EXAMPLES
        roder serve --store board.roder
        roder serve --address https://roder.example.se --behind-proxy
        roder serve --every-board
      """)

  @Option(help: ArgumentHelp("The address to listen at. (default: as roder config says)", valueName: "host"))
  var host: String?

  @Option(help: ArgumentHelp("The port; 0 for one that is free. (default: as roder config says)", valueName: "port"))
  var port: Int?

  @Option(
    help: ArgumentHelp(
      "Where readers find it, with scheme. (default: as roder config says, else http, host and port)",
      valueName: "address"))
  var address: String?

  @Flag(help: "A proxy stands in front, whose X-Forwarded-For is believed.")
  var behindProxy = false

  @Flag(help: "Serve every board of the directory $RODER_DIRECTORY, each under its name.")
  var everyBoard = false

  @Flag(help: "Show /stil, the pieces that pages are made of.")
  var development = false

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard (0...65_535).contains(port ?? 0) else { throw ValidationError("A port lies between 0 and 65535.") }
  }

  func run() async throws {
    let shell = Shell.current
    let settings = shell.settings
    let boards: ServeOrder.Boards =
      everyBoard
      ? .several(try BoardDirectory.current(shell).boards) : .single(try options.address(shell))
    try await shell.serve(
      ServeOrder(
        boards: boards, shown: shown(settings), host: host ?? settings[.host].text, port: port ?? settings.whole(.port),
        address: address ?? settings[.address].text, isBehindProxy: behindProxy || settings.isSet(.behindProxy),
        isDevelopment: development, uploadLimit: settings.whole(.uploadLimit) << 20,
        patience: settings.whole(.patience), connections: settings.whole(.connections),
        sessionLife: settings.whole(.sessionHours) * 3_600, sessionIdle: settings.whole(.sessionIdle) * 60,
        memory: settings.whole(.memory) * 1_000_000))
  }

  /// Every setting as it holds for this run: what stands on the command line comes before the rest.
  private func shown(_ settings: Settings) -> [ServeOrder.Shown] {
    let said: [Setting: String?] = [
      .host: host, .port: port.map { String($0) }, .address: address, .behindProxy: behindProxy ? "yes" : nil,
    ]
    return settings.shown.map { shown in
      guard let setting = Setting(rawValue: shown.name), let value = said[setting] ?? nil else { return shown }
      return ServeOrder.Shown(name: shown.name, meaning: shown.meaning, value: value, origin: "kommandoraden")
    }
  }
}
