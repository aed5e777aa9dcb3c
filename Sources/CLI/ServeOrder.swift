/// What is to be served, and how.
package struct ServeOrder: Hashable, Sendable {
  /// The boards.
  package enum Boards: Hashable, Sendable {
    /// One, by its store's address.
    case single(String)
    /// Several: their names and the addresses of their stores, in order.
    case several([Board])
  }

  /// One of several boards.
  package struct Board: Hashable, Sendable {
    /// Its name, which its addresses begin with.
    package let name: String
    /// Its store's address.
    package let store: String
  }

  /// A setting as it is shown to people.
  package struct Shown: Hashable, Sendable {
    /// Its name in the file of settings.
    package let name: String
    /// What it decides, in Swedish.
    package let meaning: String
    /// Its value without keys and passwords; empty for none.
    package let value: String
    /// Where the value comes from, in Swedish.
    package let origin: String
  }

  /// The boards.
  package let boards: Boards
  /// Every setting, to be shown to those who look after the program.
  package let shown: [Shown]
  /// The address that the server listens at.
  package let host: String
  /// The port; 0 for one that is free.
  package let port: Int
  /// Where readers find the site; empty for host and port.
  package let address: String
  /// Whether a proxy stands in front.
  package let isBehindProxy: Bool
  /// Whether pages for those who build the program are there.
  package let isDevelopment: Bool
  /// The largest file that may be sent.
  ///
  /// **Unit** bytes
  package let uploadLimit: Int
  /// How long a request that sends no file may take, and a connection be silent.
  ///
  /// **Unit** seconds
  package let patience: Int
  /// How many connections may be open at once.
  package let connections: Int
  /// How long a login lasts at most.
  ///
  /// **Unit** seconds
  package let sessionLife: Int
  /// How long it lasts without a request.
  ///
  /// **Unit** seconds
  package let sessionIdle: Int
  /// How much is kept of what was read and worked out.
  ///
  /// **Unit** bytes
  package let memory: Int
}
