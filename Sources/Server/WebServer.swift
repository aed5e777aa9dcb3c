import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals
package import Web

/// The site at a port.
package struct WebServer: Sendable {
  /// The threads that read, answer and write, as long as the process lives. Twice as many as processors: whoever comes
  /// stays with one of them, and waits for what it is doing.
  private static let loops = MultiThreadedEventLoopGroup(numberOfThreads: System.coreCount * 2)

  private let site: Site
  private let settings: ServerSettings
  private let logger: Logger

  /// The site served so; what happens is told in lines on the standard error.
  package init(_ site: Site, settings: ServerSettings) {
    self.site = site
    self.settings = settings
    var logger = Logger(label: "roder") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .info
    self.logger = logger
  }

  /// Serves until the process is told to stop by SIGTERM or SIGINT; requests that are running are answered first.
  ///
  /// - Parameter isListening: called once, with the port.
  package func run(isListening: @escaping @Sendable (Int) -> Void) async throws {
    let executors = LoopExecutors(WebServer.loops)
    let responder = SiteResponder(
      site: site, settings: settings, meter: Meter(), limit: TimeLimit(.seconds(settings.patience)),
      executors: executors)
    let connections = HTTP1Channel.Configuration(
      idleTimeout: .seconds(Int64(settings.patience)),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
    let application = Application(
      responder: responder,
      server: HTTPServerBuilder { responder in
        OwnThreads(base: HTTP1Channel(responder: responder, configuration: connections), executors: executors)
      },
      configuration: .init(
        address: .hostname(settings.host, port: settings.port),
        availableConnectionsDelegate: MaximumAvailableConnections(settings.connections, logger: quiet)),
      onServerRunning: { channel in isListening(channel.localAddress?.port ?? 0) },
      eventLoopGroupProvider: .shared(WebServer.loops), logger: quiet)
    let group = ServiceGroup(
      configuration: .init(
        services: [.init(service: application)], gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet))
    try await group.run()
  }

  /// A port of the host that nobody listens on now; 0 where the system does not say which.
  package static func freePort(of host: String) async throws -> Int {
    let channel = try await ServerBootstrap(group: loops).bind(host: host, port: 0).get()
    let port = channel.localAddress?.port ?? 0
    try await channel.close()
    return port
  }

  /// What the libraries tell only where something is wrong.
  private var quiet: Logger {
    var logger = logger
    logger.logLevel = .warning
    return logger
  }
}
