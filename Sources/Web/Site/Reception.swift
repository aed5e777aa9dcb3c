import Access
import Formats
import Kernel
import Organisation
import Storage

/// What is known of every request that has found its board: the board as it is, and who shows a session.
struct Reception: Sendable {
  /// The request.
  let arrival: Arrival
  /// Where people and programs are recognised.
  let logins: LoginDesk
  /// The board as it is.
  let glance: BoardMemory.Glance
  /// Whose session the request shows; nil for nobody's.
  let visitor: LoggedIn?
  private let site: Site
  private let memory: BoardMemory
  private let now: Instant

  /// Receives the request, which shows the session of that token where it shows one: one look at the store.
  init(_ arrival: Arrival, session token: String? = nil, at site: Site) async throws {
    self.arrival = arrival
    self.site = site
    now = try site.world.now()
    let memory = site.memories.memory(of: arrival.base)
    self.memory = memory
    logins = LoginDesk(
      store: arrival.store, now: now, randomBytes: site.world.randomBytes, limits: site.settings.logins,
      known: memory.known)
    (visitor, glance) = try await logins.session(token) { try memory.glance($0) }
  }

  /// The visit of the actor, as a person with a login or as a program, about the moment.
  func visit(
    _ parameters: [String: String], by actor: Actor?, as visitor: LoggedIn? = nil, form: FormFields = FormFields(),
    asOf: AsOf = .now, hasPast: Bool = true
  ) async throws -> Visit {
    let context = Context(
      actor: actor ?? Reception.nobody, reason: form["skal"] ?? "", now: now, randomBytes: site.world.randomBytes,
      leisure: site.world.leisure)
    let desk = Desk(store: arrival.store, context: context).remembering(
      memory.answers, event: glance.event, hash: glance.hash)
    return Visit(
      request: arrival.request, parameters: parameters, query: arrival.query, form: form, settings: site.settings,
      world: site.world, base: arrival.base, boardName: glance.name, municipality: glance.municipality,
      names: glance.names, units: glance.units, unitNames: glance.unitNames, terms: try await terms(asOf),
      visitor: visitor, logins: logins, desk: desk, work: BoardWork(room: memory.room, start: arrival.start),
      asOf: asOf, moment: asOf == .now ? nil : try await desk.moment(asOf), hasPast: hasPast)
  }

  /// The words of the moment; those of now are known already.
  private func terms(_ asOf: AsOf) async throws -> Terms {
    guard asOf != .now else { return glance.terms }
    return try await arrival.store.read(asOf: asOf, scope: .nothing) { try $0.state.terms() }
  }

  /// Whoever has no login: no right to anything.
  private static let nobody = Actor(id: "", grants: .none)
}
