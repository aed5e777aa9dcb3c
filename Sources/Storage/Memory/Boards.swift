/// The boards that one process serves: each is opened when it is first asked for, and those that were used longest ago
/// are closed when more are open than may be.
package actor Boards {
  private struct Place {
    let opening: Task<any Store, any Error>
    var users = 0
    var lastUse = 0
  }

  private let limit: Int
  private let open: @Sendable (String) async throws -> any Store
  private var places: [String: Place] = [:]
  private var uses = 0

  /// The boards that `open` finds by name, of which at most `limit` are open while nobody uses more at once.
  package init(limit: Int, open: @escaping @Sendable (String) async throws -> any Store) {
    precondition(limit > 0, "At least one board may be open")
    self.limit = limit
    self.open = open
  }

  /// The names of the boards that are open, in order.
  package var opened: [String] { places.keys.sorted() }

  /// Hands the board's store to `body`; it stays open at least until then.
  ///
  /// **Throws** what opening throws, in which case the next use tries again, and what `body` throws.
  package func use<Output: Sendable>(
    _ name: String, _ body: @Sendable (any Store) async throws -> Output
  ) async throws -> Output {
    let opening = enter(name)
    defer { leave(name, opening) }
    let store: any Store
    do {
      store = try await opening.value
    } catch {
      if places[name]?.opening == opening { places[name] = nil }
      throw error
    }
    return try await body(store)
  }

  /// Closes every board. Nobody may be using one.
  ///
  /// **Throws** what closing the first that fails throws, after all have been closed.
  package func close() async throws {
    var failure: (any Error)?
    for (name, place) in places {
      places[name] = nil
      do { try await place.opening.value.close() } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }

  private func enter(_ name: String) -> Task<any Store, any Error> {
    uses += 1
    let open = self.open
    var place = places[name] ?? Place(opening: Task { try await open(name) })
    place.users += 1
    place.lastUse = uses
    places[name] = place
    return place.opening
  }

  private func leave(_ name: String, _ opening: Task<any Store, any Error>) {
    // A board that could not be opened has left its place, perhaps to another try.
    if places[name]?.opening == opening { places[name]?.users -= 1 }
    while places.count > limit {
      let idle = places.filter { $0.value.users == 0 }
      guard let oldest = idle.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
      places[oldest.key] = nil
      let opening = oldest.value.opening
      // Closing may wait for a disk, and nobody waits for it. What was acknowledged is kept whatever it says.
      Task { try await opening.value.close() }
    }
  }
}
