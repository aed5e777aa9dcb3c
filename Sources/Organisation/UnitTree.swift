package import Kernel
package import Storage

/// The units of one day as a tree: what lies beneath each.
package struct UnitTree: Sendable {
  /// The units that exist on the day, in their order.
  package let units: [Versioned<OrgUnit>]
  private let children: [String: [String]]

  /// The tree of these units, given in their order; a unit whose unit above is not among them stands at the top.
  package init(_ units: [Versioned<OrgUnit>]) {
    self.units = units
    let known = Set(units.map(\.id))
    children = Dictionary(
      grouping: units.filter { unit in unit.value.parent.map { known.contains($0) } ?? false },
      by: { $0.value.parent ?? "" }
    ).mapValues { $0.map(\.id) }
  }

  /// The units at the top, in order.
  package var tops: [String] {
    let below = Set(children.values.flatMap { $0 })
    return units.map(\.id).filter { !below.contains($0) }
  }

  /// The units directly beneath, in order.
  package func children(of id: String) -> [String] { children[id] ?? [] }

  /// The unit and all beneath it.
  package func all(beneath id: String) -> Set<String> {
    var found: Set<String> = []
    var waiting = [id]
    while let next = waiting.popLast() {
      // A unit that is found already is not looked at again, so that a circle in stored units ends.
      if found.insert(next).inserted { waiting += children(of: next) }
    }
    return found
  }
}

extension BoardState {
  /// The tree of the units that exist on the day.
  package func unitTree(on day: Day) throws -> UnitTree { UnitTree(try units(on: day)) }

  /// The scope with every unit that lies beneath one of its own on the day: who answers for a department answers for
  /// the units of it.
  package func resolved(_ scope: Scope, on day: Day) throws -> Scope {
    guard case .units(let ids) = scope else { return scope }
    let tree = try unitTree(on: day)
    return .units(ids.reduce(into: []) { $0.formUnion(tree.all(beneath: $1)) })
  }
}

extension Transaction {
  /// Refuses a unit that on the day lies neither within the actor's scope nor beneath a unit of it.
  ///
  /// **Throws** `StorageProblem.outsideScope`.
  package func requireScope(unit: String, on day: Day) throws {
    guard try state.resolved(context.scope, on: day).contains(unit: unit) else {
      throw StorageProblem.outsideScope(unit: unit)
    }
  }
}
