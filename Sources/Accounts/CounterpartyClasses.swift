import Kernel
package import Storage

/// Which codings are external, intra-municipal and intra-board; what no class takes is external.
/// There is one record of this kind for each year that it holds from: that the classes are disjoint is a promise about
/// all of them.
package struct CounterpartyClasses: RecordKind, Hashable {
  package static let kind = "counterparty-classes"
  package static let tag = "counterparty-classes/1"
  package static let terms = KindTerms("motpartsklasser", "motpartsklasser", aliases: ["counterparties", "motparter"])
  /// The id of the record.
  package static let id = "counterparties"

  /// One class and its codings.
  package struct Member: Hashable, Sendable, Codable {
    /// The class.
    package let type: CounterpartyClass
    /// A coding belongs to the class where it matches any of these.
    package let rules: [FactSelection]

    private enum CodingKeys: String, CodingKey {
      case type = "class"
      case rules
    }

    /// A class with the codings that these take.
    package init(_ type: CounterpartyClass, rules: [FactSelection]) {
      self.type = type
      self.rules = rules
    }
  }

  /// The classes in order; each stands at most once.
  package let members: [Member]

  /// These classes.
  package init(members: [Member]) { self.members = members }

  /// The class of each row of each list of facts.
  ///
  /// **Shape** a list for each list of facts, a class for each of its rows.
  package func classes(of facts: CodedFacts) -> [[CounterpartyClass]] {
    let types = members.map(\.type) + [.external]
    var classifier = PlacementRules.firsts(of: members.map(\.rules), over: facts) { Int32($0) }
    return facts.counts.enumerated().map { index, count in
      classifier.numbers(of: index, count: count).map { types[Int($0)] }
    }
  }
}
