import Kernel
package import Storage

/// Finds for each row of coded facts which of a list of rules it matches.
///
/// Each distinct code is compared with each rule once; a row then costs one AND a coding part. Rules are numbered in the
/// order given.
package struct CodingClassifier: Sendable {
  private let rules: [FactSelection]
  private let parts: [String]
  private let words: Int

  /// A classifier for these rules.
  package init(_ rules: [FactSelection]) {
    self.rules = rules
    parts = CodingPart.allCases.map(\.column).filter { column in rules.contains { $0.parts[column] != nil } }
    words = (rules.count + 63) / 64
  }

  /// For each row the rules that match it, 64 to a word.
  ///
  /// **Shape** rows × words, row by row.
  package func matches(_ columns: FactColumns) -> RuleMatches {
    var bits = [UInt64](repeating: .max, count: columns.count * words)
    for part in parts {
      let column = columns.code(part)
      let masks = column.dictionary.flatMap { self.masks(of: $0, part) }
      for row in 0..<columns.count {
        let code = Int(column.codes[row]) * words
        for word in 0..<words { bits[row * words + word] &= masks[code + word] }
      }
    }
    return RuleMatches(bits: bits, words: words, ruleCount: rules.count)
  }

  private func masks(of code: String, _ part: String) -> [UInt64] {
    var masks = [UInt64](repeating: 0, count: words)
    for (index, rule) in rules.enumerated() {
      let isMatch = rule.parts[part].map { $0.contains { $0.contains(code) } } ?? true
      if isMatch { masks[index / 64] |= 1 << (index % 64) }
    }
    return masks
  }
}

/// Which rules each row matches.
package struct RuleMatches: Sendable {
  private let bits: [UInt64]
  private let words: Int
  private let lastWordMask: UInt64

  init(bits: [UInt64], words: Int, ruleCount: Int) {
    self.bits = bits
    self.words = words
    lastWordMask = ruleCount % 64 == 0 ? .max : (1 << (ruleCount % 64)) - 1
  }

  /// Calls `body` with each rule that the row matches, lowest first.
  package func forEach(row: Int, _ body: (Int) -> Void) {
    for word in 0..<words {
      var rest = bits[row * words + word] & (word == words - 1 ? lastWordMask : .max)
      while rest != 0 {
        body(word * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
