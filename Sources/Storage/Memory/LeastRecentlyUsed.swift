/// Values in the order that they were last used, with what each weighs.
///
/// Using, putting and letting go of one take constant time.
struct LeastRecentlyUsed {
  /// The name of a value.
  struct Key: Hashable {
    /// Whose it is.
    let owner: ObjectIdentifier
    /// What it is.
    let name: String

    /// The name of an owner's value.
    init(_ owner: AnyObject, _ name: String) {
      self.owner = ObjectIdentifier(owner)
      self.name = name
    }
  }

  // A ring of places: the first stands for the end and the beginning, the others for values or for nothing.
  private struct Place {
    var key: Key?
    var value: (any Sendable)?
    var bytes = 0
    var before = 0
    var after = 0
  }

  /// What all values weigh.
  private(set) var bytes = 0
  private var places = [Place()]
  private var free: [Int] = []
  private var found: [Key: Int] = [:]

  /// How many values there are.
  var count: Int { found.count }

  /// The value, which becomes the last used one.
  mutating func use(_ key: Key) -> (any Sendable)? {
    guard let place = found[key] else { return nil }
    unlink(place)
    linkLast(place)
    return places[place].value
  }

  /// Puts the value last and lets go of the first until all weigh at most `limit`; answers what was let go of.
  mutating func put(_ key: Key, _ value: any Sendable, bytes size: Int, within limit: Int) -> [any Sendable] {
    var gone = remove(key).map { [$0] } ?? []
    guard size <= limit else { return gone }
    while bytes > limit - size, let first = places[places[0].after].key {
      if let value = remove(first) { gone.append(value) }
    }
    let place = free.popLast() ?? places.count
    if place == places.count { places.append(Place()) }
    places[place] = Place(key: key, value: value, bytes: size)
    found[key] = place
    bytes += size
    linkLast(place)
    return gone
  }

  /// Lets go of all values of owners that `isGone` names; answers them.
  mutating func remove(_ isGone: (ObjectIdentifier) -> Bool) -> [any Sendable] {
    found.keys.filter { isGone($0.owner) }.compactMap { remove($0) }
  }

  private mutating func remove(_ key: Key) -> (any Sendable)? {
    guard let place = found.removeValue(forKey: key) else { return nil }
    unlink(place)
    let value = places[place].value
    bytes -= places[place].bytes
    places[place] = Place()
    free.append(place)
    return value
  }

  private mutating func unlink(_ place: Int) {
    places[places[place].before].after = places[place].after
    places[places[place].after].before = places[place].before
  }

  private mutating func linkLast(_ place: Int) {
    let last = places[0].before
    places[place].before = last
    places[place].after = 0
    places[last].after = place
    places[0].before = place
  }
}
