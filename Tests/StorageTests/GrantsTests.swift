import Kernel
import Storage
import Testing

private let e1 = Scope.units(["E1"])
private let e2 = Scope.units(["E2"])
private let both = Scope.units(["E1", "E2"])

@Test(
  "A scope covers what lies within it",
  arguments: [
    (Scope.everything, Scope.everything, true), (.everything, e1, true), (.everything, .nothing, true),
    (e1, .everything, false), (e1, e1, true), (e1, e2, false), (e1, both, false), (both, e1, true),
    (e1, .nothing, true),
    (.nothing, e1, false), (.nothing, .everything, false), (.nothing, .nothing, true),
    // What stands for the whole board is no unit.
    (.units([Scope.wholeBoard]), .everything, false),
  ])
func covering(scope: Scope, other: Scope, covers: Bool) { #expect(scope.covers(other) == covers) }

@Test(
  "Scopes are put together and cut",
  arguments: [
    (Scope.everything, e1, Scope.everything, e1), (.everything, .everything, .everything, .everything),
    (.everything, .nothing, .everything, .nothing), (e1, e2, both, .nothing), (e1, both, both, e1),
    (e1, .nothing, e1, .nothing),
  ])
func combining(scope: Scope, other: Scope, union: Scope, common: Scope) {
  #expect(scope.union(other) == union)
  #expect(other.union(scope) == union)
  #expect(scope.intersection(other) == common)
  #expect(other.intersection(scope) == common)
}

@Test("A permission that is held twice is held for both places")
func heldTwice() {
  var grants = Grants([.read, .forecast], scope: e1)
  grants.add(.forecast, for: e2)
  grants.add(.read, for: .everything)
  grants.add(.read, for: e2)
  #expect(grants.scope(of: .forecast) == both)
  #expect(grants.scope(of: .read) == .everything)
  #expect(grants.scope(of: .report) == nil)
  #expect(grants.permissions == [.read, .forecast])
  let others = Grants([.report], scope: .everything)
  #expect(grants.union(others).permissions == [.read, .forecast, .report])
  #expect(grants.union(others) == others.union(grants))
}

@Test("A permission held for less than what is looked at counts as not held")
func heldForLess() {
  var grants = Grants([.read], scope: .everything)
  grants.add(.readConfidential, for: e1)
  grants.add(.forecast, for: both)
  grants.add(.report, for: .nothing)
  let cases: [(Scope, Set<Permission>)] = [
    (.everything, [.read]), (both, [.read, .forecast]), (e1, [.read, .forecast, .readConfidential]),
    (e2, [.read, .forecast]), (.units(["E3"]), [.read]), (.units(["E1", "E3"]), [.read]), (.nothing, []),
  ]
  for (scope, held) in cases { #expect(grants.permissions(over: scope) == held) }
}

@Test("Grants cover others where every permission of theirs is held as widely")
func coveringGrants() {
  var own = Grants([.read], scope: .everything)
  own.add(.forecast, for: e1)
  let cases: [(Grants, Bool)] = [
    (.none, true), (Grants([.read], scope: .everything), true), (Grants([.read, .forecast], scope: e1), true),
    (Grants([.read, .forecast], scope: both), false), (Grants([.report], scope: .nothing), false),
    (Grants([.forecast], scope: .nothing), true), (own, true),
  ]
  for (others, covered) in cases { #expect(own.covers(others) == covered) }
  let common = own.intersection(Grants([.read, .forecast, .report], scope: both))
  #expect(common == Grants([.read], scope: both).union(Grants([.forecast], scope: e1)))
}

@Test("Limited to a unit nothing else is there, and nothing that was not there before")
func limiting() {
  var grants = Grants([.read], scope: .everything)
  grants.add(.forecast, for: e1)
  grants.add(.report, for: e2)
  let limited = grants.limited(to: "E1")
  #expect(limited.scope(of: .read) == e1)
  #expect(limited.scope(of: .forecast) == e1)
  #expect(limited.scope(of: .report) == .nothing)
  #expect(limited.permissions(over: e1) == [.read, .forecast])
}

@Test("Without a use case a context reaches no further than all rights do")
func commonScope() {
  func context(_ grants: Grants) -> Context {
    Context(actor: Actor(id: "a", grants: grants), now: Instant(seconds: 0)) { [UInt8](repeating: 0, count: $0) }
  }
  #expect(context(.none).scope == .nothing)
  #expect(context(.none).permissions == [])
  #expect(context(Grants([.read, .report], scope: .everything)).scope == .everything)
  #expect(context(Grants([.read, .report], scope: e1)).scope == e1)
  var grants = Grants([.read], scope: .everything)
  grants.add(.forecast, for: e1)
  #expect(context(grants).scope == e1)
  grants.add(.report, for: e2)
  #expect(context(grants).scope == .nothing)
}
