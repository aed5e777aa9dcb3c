import Organisation
import Storage

/// The departments of a board: units with others beneath them that answer for codes, each a sum of cells' units.
///
/// The levels are the municipality's own; a unit may have codes and units beneath it at once.
package struct UnitGroups: Sendable {
  /// A unit as a sum.
  struct Group: Sendable {
    /// The unit's id.
    let id: String
    /// The unit's name.
    let name: String
    /// For each unit of the cells, and what no unit answers for, whether the group holds it.
    let holds: [Bool]
    /// What the group adds directly, by index: a unit of the cells, or a group.
    var children: [Int] = []
  }

  /// A row of a list of all units: a department stands above what it holds.
  struct Place: Hashable, Sendable {
    /// The unit of the cells or the group, by index.
    let unit: Int
    /// How deep it lies, from 0.
    let depth: Int
  }

  /// The groups; the first has the index after what no unit answers for.
  private(set) var groups: [Group] = []
  /// Every unit and group, each above what lies beneath it, without what no unit answers for.
  private(set) var places: [Place] = []
  /// The units that answer for codes.
  private let units: [Versioned<OrgUnit>]
  /// For each unit that answers for codes, whether it has others beneath it.
  private var ownParts: [Bool]

  /// The units of the tree that answer for codes, in order.
  static func cellUnits(of tree: UnitTree) -> [Versioned<OrgUnit>] {
    tree.units.filter { !$0.value.responsibilities.isEmpty }
  }

  /// The groups over the units of the tree that answer for codes.
  init(_ tree: UnitTree) {
    units = UnitGroups.cellUnits(of: tree)
    ownParts = [Bool](repeating: false, count: units.count)
    let known = Dictionary(tree.units.map { ($0.id, $0.value.name) }, uniquingKeysWith: { first, _ in first })
    let index = Dictionary(zip(units.map(\.id), units.indices), uniquingKeysWith: { first, _ in first })
    for id in tree.tops { _ = add(id, depth: 0, tree, index, known) }
  }

  /// The index of the first group.
  private var first: Int { units.count + 1 }

  /// The group of that index; nil for a unit of the cells and what no unit answers for.
  func group(_ unit: Int) -> Group? { unit >= first ? groups[unit - first] : nil }

  /// Whether the unit of the cells or the group takes a cell's unit.
  func unit(_ unit: Int, holds cellUnit: Int) -> Bool { group(unit)?.holds[cellUnit] ?? (unit == cellUnit) }

  /// Whether the unit of that index answers for codes and has others beneath it, so that its id names the sum.
  func isOwnPart(_ unit: Int) -> Bool { unit < units.count && ownParts[unit] }

  /// The id in keys of a unit of the cells by its record id: `ID.egen` for the codes of a department's own, since its
  /// id names the sum.
  func keyID(ofUnit id: String) -> String {
    units.indices.contains { units[$0].id == id && ownParts[$0] } ? id + ".egen" : id
  }

  /// Adds the unit with what lies beneath it, and answers what stands for it; nil where nothing of it has codes.
  private mutating func add(
    _ id: String, depth: Int, _ tree: UnitTree, _ index: [String: Int], _ names: [String: String]
  ) -> Int? {
    let beneath = tree.all(beneath: id)
    let own = index[id]
    guard beneath.contains(where: { $0 != id && index[$0] != nil }) else {
      if let own { places.append(Place(unit: own, depth: depth)) }
      return own
    }
    let holds = units.map { beneath.contains($0.id) } + [false]
    let number = groups.count
    groups.append(Group(id: id, name: names[id] ?? id, holds: holds))
    places.append(Place(unit: first + number, depth: depth))
    var children: [Int] = []
    if let own {
      ownParts[own] = true
      places.append(Place(unit: own, depth: depth + 1))
      children.append(own)
    }
    children += tree.children(of: id).compactMap { add($0, depth: depth + 1, tree, index, names) }
    groups[number].children = children
    return first + number
  }
}
