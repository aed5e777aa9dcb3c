/// What an operator decides about the server.
package struct ServerSettings: Hashable, Sendable {
  /// The address that it listens at.
  package var host: String
  /// The port; 0 for one that is free.
  package var port: Int
  /// Whether a proxy stands in front, whose word on where requests come from is taken.
  package var isBehindProxy: Bool
  /// How many connections are open at once; the others wait.
  package var connections: Int
  /// How long a connection may be silent, and how long a request may take that brings no file.
  ///
  /// **Unit** seconds
  package var patience: Int

  /// The usual settings, unless said otherwise.
  package init(
    host: String = "127.0.0.1", port: Int = 8080, isBehindProxy: Bool = false, connections: Int = 2_000,
    patience: Int = 30
  ) {
    self.host = host
    self.port = port
    self.isBehindProxy = isBehindProxy
    self.connections = connections
    self.patience = patience
  }
}
