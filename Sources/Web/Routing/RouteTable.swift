/// Finds the route of an address.
package struct RouteTable<Value: Sendable>: Sendable {
  /// What was found.
  package enum Match: Sendable {
    /// The value, and what the free segments are.
    case found(Value, [String: String])
    /// The address is there, but only for these methods, in order.
    case otherMethods([WebMethod])
    /// No such address.
    case nothing
  }

  private struct Place: Sendable {
    var words: [String: Int] = [:]
    var free: (name: String, place: Int)?
    var values: [WebMethod: Value] = [:]
  }

  private var places = [Place()]

  /// A table without routes.
  package init() {}

  /// Adds a route. No two may have one method and the same form.
  package mutating func add(_ method: WebMethod, _ pattern: RoutePattern, _ value: Value) {
    var at = 0
    for segment in pattern.segments { at = next(of: at, segment) }
    precondition(places[at].values[method] == nil, "Two routes have the form \(method.rawValue) \(pattern)")
    places[at].values[method] = value
  }

  private mutating func next(of at: Int, _ segment: RoutePattern.Segment) -> Int {
    switch segment {
    case .word(let word):
      if let place = places[at].words[word] { return place }
      places.append(Place())
      places[at].words[word] = places.count - 1
    case .free(let name):
      if let free = places[at].free {
        precondition(free.name == name, "A free segment has one name: \(free.name), \(name)")
        return free.place
      }
      places.append(Place())
      places[at].free = (name, places.count - 1)
    }
    return places.count - 1
  }

  /// The route of the address; a word is preferred to a free segment, wherever that leads to a route.
  package func match(_ method: WebMethod, _ segments: [String]) -> Match {
    var free: [String: String] = [:]
    guard let place = place(of: segments[...], from: 0, &free) else { return .nothing }
    if let value = places[place].values[method] { return .found(value, free) }
    return .otherMethods(WebMethod.allCases.filter { places[place].values[$0] != nil })
  }

  private func place(of segments: ArraySlice<String>, from at: Int, _ free: inout [String: String]) -> Int? {
    guard let segment = segments.first else { return places[at].values.isEmpty ? nil : at }
    if let word = places[at].words[segment], let found = place(of: segments.dropFirst(), from: word, &free) {
      return found
    }
    guard let (name, next) = places[at].free, !segment.isEmpty else { return nil }
    guard let found = place(of: segments.dropFirst(), from: next, &free) else { return nil }
    free[name] = segment
    return found
  }
}
