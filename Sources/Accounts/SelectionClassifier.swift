/// Gives each row of coded facts a number for the combination of selections that take it; selections may overlap.
package struct SelectionClassifier {
  /// The combinations found so far; a class because the classifier's decision adds to it.
  private final class Combinations {
    /// The first combination is of none.
    var selections: [[Int]] = [[]]
    var numbers: [[Int]: Int32] = [[]: 0]

    func number(of taken: [Int]) -> Int32 {
      if let number = numbers[taken] { return number }
      let number = Int32(selections.count)
      numbers[taken] = number
      selections.append(taken)
      return number
    }
  }

  private var classifier: CodingClassifier
  private let combinations: Combinations

  /// A classifier of the rows of `facts` by these selections.
  package init(_ selections: [NamedSelection], facts: CodedFacts) {
    let indices = selections.indices.flatMap { index in selections[index].rules.map { _ in index } }
    let combinations = Combinations()
    self.combinations = combinations
    classifier = CodingClassifier(selections.flatMap(\.rules), facts: facts) { matches in
      var taken: [Int] = []
      matches.forEach { rule in
        // Rules come in the order of their selections.
        if taken.last != indices[rule] { taken.append(indices[rule]) }
      }
      return taken.isEmpty ? 0 : combinations.number(of: taken)
    }
  }

  /// How many combinations have been found so far; each is below it.
  package var count: Int { combinations.selections.count }

  /// The selections, by index, of the combination with that number.
  package func selections(_ number: Int32) -> [Int] { combinations.selections[Int(number)] }

  /// The combination of each row of the list of facts with that index.
  package mutating func numbers(of facts: Int, count: Int) -> [Int32] { classifier.numbers(of: facts, count: count) }
}
