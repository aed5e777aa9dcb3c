/// What somebody may do, and where: each permission with the scope that it is held for. A person may answer for a unit
/// and write the texts of the whole board.
package struct Grants: Hashable, Sendable {
  private var scopes: [Permission: Scope]

  /// Nothing at all.
  package static let none = Grants()

  /// Nothing at all yet.
  package init() { scopes = [:] }

  /// All of these permissions in the same places.
  package init(_ permissions: Set<Permission>, scope: Scope) {
    scopes = Dictionary(uniqueKeysWithValues: permissions.map { ($0, scope) })
  }

  /// Adds the permission for the scope; what is held already stays held.
  package mutating func add(_ permission: Permission, for scope: Scope) {
    scopes[permission] = scopes[permission].map { $0.union(scope) } ?? scope
  }

  /// What either allows.
  package func union(_ other: Grants) -> Grants {
    var union = self
    for (permission, scope) in other.scopes { union.add(permission, for: scope) }
    return union
  }

  /// What both allow.
  package func intersection(_ other: Grants) -> Grants {
    var common = Grants()
    for (permission, scope) in scopes {
      if let others = other.scopes[permission] { common.scopes[permission] = scope.intersection(others) }
    }
    return common
  }

  /// The same permissions, each for the unit alone where it is held there.
  package func limited(to unit: String) -> Grants {
    var limited = Grants()
    limited.scopes = scopes.mapValues { $0.limited(to: unit) }
    return limited
  }

  /// Where the permission is held; nil where it is not.
  package func scope(of permission: Permission) -> Scope? { scopes[permission] }

  /// What is held, wherever that is.
  package var permissions: Set<Permission> { Set(scopes.keys) }

  /// What is held for all of the scope. What is held for less counts as not held: whoever looks at the whole board with
  /// a right to a unit's texts sees too little, never too much. For no unit nothing is held.
  package func permissions(over scope: Scope) -> Set<Permission> {
    guard scope != .nothing else { return [] }
    return Set(scopes.filter { $0.value.covers(scope) }.keys)
  }

  /// Where everything that is held is held.
  package var commonScope: Scope {
    guard let first = scopes.values.first else { return .nothing }
    return scopes.values.reduce(first) { $0.intersection($1) }
  }

  /// Whether all of the other is held too.
  package func covers(_ other: Grants) -> Bool {
    other.scopes.allSatisfy { permission, scope in scopes[permission].map { $0.covers(scope) } ?? false }
  }
}
