import Access
import Formats
import Kernel
import Storage

/// What is known of every request that has found its board, before anybody knows who asks.
struct Reception: Sendable {
  /// The request.
  let arrival: Arrival
  /// Where people and programs are recognised.
  let logins: LoginDesk
  /// The board as it is.
  let glance: BoardMemory.Glance
  private let site: Site
  private let memory: BoardMemory
  private let now: Instant

  /// Receives the request.
  init(_ arrival: Arrival, at site: Site) async throws {
    self.arrival = arrival
    self.site = site
    now = try site.world.now()
    memory = site.memories.memory(of: arrival.base)
    logins = LoginDesk(
      store: arrival.store, now: now, randomBytes: site.world.randomBytes, limits: site.settings.logins,
      known: memory.known)
    glance = try await memory.glance(arrival.store)
  }

  /// The visit of the actor, as a person with a login or as a program, about the moment.
  func visit(
    _ parameters: [String: String], by actor: Actor?, as visitor: LoggedIn? = nil, form: FormFields = FormFields(),
    asOf: AsOf = .now
  ) async throws -> Visit {
    let context = Context(
      actor: actor ?? Reception.nobody, reason: form["skal"] ?? "", now: now, randomBytes: site.world.randomBytes)
    let desk = Desk(store: arrival.store, context: context)
    return Visit(
      request: arrival.request, parameters: parameters, query: arrival.query, form: form, settings: site.settings,
      world: site.world, base: arrival.base, boardName: glance.name, municipality: glance.municipality,
      names: glance.names,
      visitor: visitor, logins: logins, desk: desk, work: BoardWork(room: memory.room, start: arrival.start),
      asOf: asOf, moment: asOf == .now ? nil : try await desk.moment(asOf))
  }

  /// Whoever has no login: no right to anything.
  private static let nobody = Actor(id: "", grants: .none)
}
