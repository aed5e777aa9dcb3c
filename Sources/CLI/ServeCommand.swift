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

  @Option(help: ArgumentHelp("The address to listen at.", valueName: "host"))
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("The port; 0 for one that is free.", valueName: "port"))
  var port = 8080

  @Option(
    help: ArgumentHelp(
      "Where readers find it, with scheme. (default: http, host and port)", valueName: "address"))
  var address = ""

  @Flag(help: "A proxy stands in front, whose X-Forwarded-For is believed.")
  var behindProxy = false

  @Flag(help: "Serve every board of the directory $RODER_DIRECTORY, each under its name.")
  var everyBoard = false

  @Flag(help: "Show /stil, the pieces that pages are made of.")
  var development = false

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("A port lies between 0 and 65535.") }
  }

  func run() async throws {
    let shell = Shell.current
    let boards: ServeOrder.Boards =
      everyBoard
      ? .several(try BoardDirectory.current(shell).boards) : .single(try options.address(shell))
    try await shell.serve(
      ServeOrder(
        boards: boards, host: host, port: port, address: address, isBehindProxy: behindProxy,
        isDevelopment: development))
  }
}
