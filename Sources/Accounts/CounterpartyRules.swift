import Kernel
import Storage

/// What holds for the classes of counterparties taken together.
package enum CounterpartyRules {
  /// The pairs of classes that may take the same coding, each with the first rules that meet.
  ///
  /// Two rules are taken to meet where no coding part keeps them apart.
  package static func problems(_ classes: CounterpartyClasses, in file: String) -> [AccountsProblem] {
    var problems: [AccountsProblem] = []
    for (index, member) in classes.members.enumerated() {
      for other in classes.members[(index + 1)...] {
        if member.type == other.type {
          problems.append(.repeatedID(member.type.term, Place(file: file, field: member.type.term)))
          continue
        }
        for rule in member.rules {
          guard let met = other.rules.first(where: { $0.overlaps(rule) }) else { continue }
          problems.append(
            .overlappingClasses(
              member.type.term + " (" + SelectionText.of(rule) + ")",
              other.type.term + " (" + SelectionText.of(met) + ")",
              Place(file: file, field: other.type.term)))
          break
        }
      }
    }
    return problems
  }
}
