import Kernel
import Storage

/// What holds for a list of named selections.
package enum AreaRules {
  /// What is wrong with the areas taken together: ids that stand twice or are the remainder's, selections
  /// that may take the same posting.
  ///
  /// Two selections are taken to overlap where no coding part keeps them apart.
  package static func problems(_ areas: [NamedSelection], in file: String) -> [AccountsProblem] {
    var problems = repeatedIDs(areas, in: file)
    problems += areas.filter { $0.id == FollowUpAreas.remainder }
      .map { .reservedID($0.id, Place(file: file, field: $0.name)) }
    for (index, area) in areas.enumerated() {
      for other in areas[(index + 1)...] where area.id != other.id {
        let overlap = area.rules.contains { rule in other.rules.contains { $0.overlaps(rule) } }
        if overlap { problems.append(.overlappingAreas(area.name, other.name, Place(file: file, field: other.id))) }
      }
    }
    return problems
  }

  /// The ids that stand twice.
  package static func repeatedIDs(_ selections: [NamedSelection], in file: String) -> [AccountsProblem] {
    var seen: Set<String> = []
    return selections.filter { !seen.insert($0.id).inserted }
      .map { .repeatedID($0.id, Place(file: file, field: $0.id)) }
  }
}
