import Kernel
package import Storage

/// What those who act are called, for readers of pages: the history itself shows them as they are known when they act.
package struct PersonNames: Hashable, Sendable {
  private let names: [String: String]

  /// Names of nobody.
  package init() { names = [:] }

  /// The names that roles and stand-ins give.
  package init(_ holders: [RoleHolder], _ standIns: [StandIn]) {
    var names: [String: String] = [:]
    for standIn in standIns { names[standIn.person] = standIn.name }
    // The later of two roles gives the name that somebody has now.
    let own = holders.sorted { ($0.from?.daysSince1970 ?? .min, $0.id) < ($1.from?.daysSince1970 ?? .min, $1.id) }
    for holder in own { names[holder.person] = holder.name }
    self.names = names
  }

  /// What the person of that id is called; nil where no name is known.
  package func name(ofPerson id: String) -> String? { names[id] }

  /// What whoever acts is called: her name; how she acted beside it where that was by command or by a program. Whoever
  /// has no name is shown as she is known.
  ///
  /// **Example** `Anna Ek`, `Anna Ek (kommandorad)` for `cli:anna`, `Anna Ek (programmet bi)` for `api:anna/bi`.
  package func name(of actor: String) -> String {
    // Where no names are asked for, the history's own word stands.
    guard !names.isEmpty else { return actor }
    let (person, way) = PersonNames.parts(of: actor)
    guard let name = names[person] else {
      return way.isEmpty || !actor.hasPrefix("cli:") ? actor : "\(person) \(way)"
    }
    return way.isEmpty ? name : "\(name) \(way)"
  }

  /// What whoever acts is called, however she acted: for those who read a report.
  ///
  /// **Example** `Anna Ek` for `cli:anna`; `root` for `cli:root`, who has no name.
  package func person(of actor: String) -> String {
    let person = PersonNames.parts(of: actor).person
    return names[person] ?? person
  }

  /// The persons whose names hold the text, whatever its case, by id.
  package func persons(named text: String) -> Set<String> {
    let wanted = text.lowercased()
    return Set(names.filter { $0.value.lowercased().contains(wanted) }.keys)
  }

  /// The person's id, however she acted: `anna` for `cli:anna` and `api:anna/bi`.
  static func id(of actor: String) -> String { parts(of: actor).person }

  /// Who acts, and in words how, which is empty for pages.
  private static func parts(of actor: String) -> (person: String, way: String) {
    let parts = actor.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return (actor, "") }
    switch parts[0] {
    case "cli": return (parts[1], "(kommandorad)")
    case "api":
      guard let slash = parts[1].lastIndex(of: "/") else { return (actor, "") }
      let maker = String(parts[1][..<slash])
      let person = maker.hasPrefix("cli:") ? String(maker.dropFirst(4)) : maker
      return (person, "(programmet \(parts[1][parts[1].index(after: slash)...]))")
    default: return (actor, "")
    }
  }
}

extension BoardState {
  /// What those who have or had a role, or stand in, are called.
  package func personNames() throws -> PersonNames {
    PersonNames(try all(RoleHolder.self).map(\.value), try all(StandIn.self).map(\.value))
  }
}
