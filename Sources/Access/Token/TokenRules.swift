import Kernel
package import Storage

/// Which tokens may be made.
package enum TokenRules {
  /// How many days a token lasts at most, after the day that it is made on.
  static let longest = 365

  /// Permissions that no program has: it would let in others, or take away what nobody gets back.
  package static let never: Set<Permission> = [.manageAccess, .dispose]

  /// Refuses what asks for more than its maker has, or for longer than a year.
  static func require(_ order: TokenOrder, within own: Grants, on today: Day) throws(AccessProblem) {
    guard Slug(order.name) != nil else { throw .oddTokenName(order.name) }
    guard today <= order.until, order.until.daysSince1970 - today.daysSince1970 <= longest else {
      throw .tokenTime(order.until)
    }
    let scope = order.units.map { Scope.units(Set($0)) } ?? .everything
    let asked = Grants(order.permissions, scope: scope)
    guard !order.permissions.isEmpty, scope != .nothing, order.permissions.isDisjoint(with: never), own.covers(asked)
    else {
      let lacking = order.permissions.filter { never.contains($0) || !own.covers(Grants([$0], scope: scope)) }
      throw .wideToken(lacking.map(\.rawValue).sorted())
    }
  }
}
