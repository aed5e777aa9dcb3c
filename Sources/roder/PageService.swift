import CLI
import Kernel
import Mail
import Server
import Storage
import StoreSQLite
import Web

/// Serves the pages of boards, with the world of the command line around it.
enum PageService {
  /// Serves until the process is told to stop.
  static func run(_ order: ServeOrder, in shell: Shell) async throws {
    HeapSettings.beFrugal()
    // One for the boards and what is worked out of them: what nobody uses makes room for what somebody does.
    let budget = MemoryBudget(bytes: order.memory)
    let places: BoardPlaces
    switch order.boards {
    case .single(let address): places = .single(try shell.stores.open(address, budget: budget))
    case .several(let boards):
      let addresses = Dictionary(boards.map { ($0.name, $0.store) }) { first, _ in first }
      places = .several(
        Boards(limit: openBoards) { name in
          guard let address = addresses[name] else { throw MovingProblem.unknownBoard(name: name) }
          return try shell.stores.open(address, budget: budget)
        }, names: Set(addresses.keys))
    }
    // Forms are taken from the site's own address alone: it must be known before the first.
    let port = order.port == 0 ? try await WebServer.freePort(of: order.host) : order.port
    let address = order.address.isEmpty ? "http://\(order.host):\(port)" : order.address
    let terminal = shell.terminal
    let pdf = shell.pdf
    let site = Site(
      places,
      settings: SiteSettings(
        address: address, isDevelopment: order.isDevelopment, uploadLimit: order.uploadLimit,
        sessionLife: order.sessionLife, sessionIdle: order.sessionIdle,
        shown: order.shown.map {
          SiteSettings.Shown(name: $0.name, meaning: $0.meaning, value: $0.value, origin: $0.origin)
        }),
      world: SiteWorld(
        now: shell.clock, randomBytes: shell.randomBytes,
        pdf: { source in try await ProgramQueue.pdf.run { try pdf.pdf(of: source) } },
        mail: mail(shell.mail), leisure: Leisure(Urgency.atLeisure),
        log: { terminal.tell($0 + "\n") }), budget: budget)
    let server = WebServer(
      site,
      settings: ServerSettings(
        host: order.host, port: port, isBehindProxy: order.isBehindProxy, connections: order.connections,
        patience: order.patience))
    let readingAhead = Task(priority: .background) { await site.keepReady() }
    defer { readingAhead.cancel() }
    try await server.run { port in
      terminal.tell("Roder svarar på \(order.address.isEmpty ? "http://\(order.host):\(port)" : order.address)\n")
    }
  }

  /// Hands letters over as the command line does.
  private static func mail(_ desk: MailDesk) -> SiteMail {
    SiteMail(isThere: desk.isThere) { letter in
      let message = MailMessage(
        from: desk.from, to: letter.to, subject: letter.subject, text: letter.text, sentAt: letter.sentAt)
      try await ProgramQueue.mail.run { try desk.send(message) }
    }
  }

  /// How many boards are open while nobody uses more at once.
  private static let openBoards = 64
}
