import Hummingbird
import NIOCore

/// Who is at the other end of a connection, and the request's number.
struct Caller: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address at the other end, without its port; empty where it has none.
  let client: String
  /// The loop that reads and writes the connection.
  let loop: any EventLoop

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    client = source.channel.remoteAddress?.ipAddress ?? ""
    loop = source.channel.eventLoop
  }
}
