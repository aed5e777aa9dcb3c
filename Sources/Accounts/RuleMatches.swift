/// Which of a list of rules a combination of codes matches.
package struct RuleMatches: Sendable {
  private var words: [UInt64]
  private let all: [UInt64]

  /// All of so many rules.
  init(ruleCount: Int) {
    all = (0..<((ruleCount + 63) / 64)).map { word in
      let left = ruleCount - word * 64
      return left >= 64 ? .max : (1 << UInt64(left)) - 1
    }
    words = all
  }

  /// Goes back to all rules.
  mutating func reset() {
    for word in words.indices { words[word] = all[word] }
  }

  /// Keeps those of the rules that the class of codes lets through as well.
  mutating func keep(_ masks: [UInt64], of codeClass: Int) {
    for word in words.indices { words[word] &= masks[codeClass * words.count + word] }
  }

  /// Calls `body` with each rule that is matched, lowest first.
  package func forEach(_ body: (Int) -> Void) {
    for word in words.indices {
      var rest = words[word]
      while rest != 0 {
        body(word * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
