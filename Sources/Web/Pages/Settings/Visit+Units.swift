import Kernel
import Organisation
import Storage

extension Visit {
  /// The unit by its name, with its id beside it: `Hemtjänst Norr (E230)`.
  func unitText(_ id: String) -> String {
    guard let name = unitNames[id], name != id else { return id }
    return "\(name) (\(id))"
  }

  /// The units to choose from within the scope: those that exist or will, in the order and depth of their tree, with
  /// the unit above beside names that several have. What is chosen already is among them whatever it is, so that a form
  /// that is shown again never says something else than was written.
  func unitChoices(in scope: Scope = .everything, chosen: [String] = []) -> [Field.Choice] {
    let open = units.filter { scope.contains(unit: $0.id) && ($0.value.validTo.map { today <= $0 } ?? true) }
    let tree = UnitTree(open.sorted { ($0.value.order, $0.id) < ($1.value.order, $1.id) })
    let byID = Dictionary(open.map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first })
    let named = Dictionary(grouping: open, by: \.value.name)
    var choices: [Field.Choice] = []
    var seen: Set<String> = []
    func add(_ id: String, _ depth: Int) {
      // A circle in stored units ends.
      guard seen.insert(id).inserted, let unit = byID[id] else { return }
      let above = (named[unit.name]?.count ?? 0) > 1 ? unit.parent.flatMap { unitNames[$0] } : nil
      choices.append(.init(id, unitText(id) + (above.map { ", " + $0 } ?? ""), depth: depth))
      for child in tree.children(of: id) { add(child, depth + 1) }
    }
    for top in tree.tops { add(top, 0) }
    return choices
      + chosen.filter { !$0.isEmpty && !seen.contains($0) && $0 != Scope.wholeBoard }.map { id in
        .init(id, unitNames[id] == nil ? "\(id), som inte finns" : "\(unitText(id)), som inte kan väljas")
      }
  }
}
