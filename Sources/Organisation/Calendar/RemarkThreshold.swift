package import Kernel

/// From where a variance must be explained: so much money, so great a share of the budget, or both.
package struct RemarkThreshold: Hashable, Sendable, Codable {
  /// How amount and share go together.
  package enum Joining: String, Hashable, Sendable, Codable {
    /// Either is enough.
    case either
    /// Both must be reached.
    case both
  }

  /// The line's id, `drift.personal`; `*` for every line that no other threshold names.
  package let line: String
  /// The amount, above zero; nil where only the share counts.
  package let amount: Money?
  /// The share of the budget in hundredths of a per cent; nil where only the amount counts.
  package let basisPoints: Int64?
  /// How the two go together.
  package let joining: Joining

  /// A threshold for the line.
  package init(line: String, amount: Money?, basisPoints: Int64?, joining: Joining = .either) {
    self.line = line
    self.amount = amount
    self.basisPoints = basisPoints
    self.joining = joining
  }

  /// Every line.
  package static let everyLine = "*"

  /// Whether the variance against the budget must be explained.
  package func isReached(variance: Money, budget: Money?) -> Bool {
    let size = variance.ore.magnitude
    guard size > 0 else { return false }
    let byAmount = amount.map { size >= $0.ore.magnitude }
    let byShare = basisPoints.map { points in
      // Without a budget any variance is a great share of it.
      budget.map { UInt128(size) * 10_000 >= UInt128(points.magnitude) * UInt128($0.ore.magnitude) } ?? true
    }
    guard let byAmount, let byShare else { return byAmount ?? byShare ?? false }
    return joining == .both ? byAmount && byShare : byAmount || byShare
  }

  /// What is reached, in words: *500 tkr eller 5 %*.
  package var text: String {
    let amount = amount.map { SwedishText.number($0.ore / 100_000) + SwedishText.space + "tkr" }
    let share = basisPoints.map { points in
      let isWhole = points.isMultiple(of: 100)
      return SwedishText.number(isWhole ? points / 100 : points, decimals: isWhole ? 0 : 2) + SwedishText.space + "%"
    }
    return [amount, share].compactMap { $0 }.joined(separator: joining == .both ? " och " : " eller ")
  }

  /// The thresholds that a text such as `* 500 tkr eller 5 %, drift.personal 300 tkr` spells, commas between; nil
  /// where it spells something else.
  package static func list(_ text: String) -> [RemarkThreshold]? {
    guard text.contains(where: { !$0.isWhitespace }) else { return [] }
    var thresholds: [RemarkThreshold] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let threshold = one(part.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }),
        !thresholds.contains(where: { $0.line == threshold.line })
      else { return nil }
      thresholds.append(threshold)
    }
    return thresholds
  }

  private static func one(_ words: [String]) -> RemarkThreshold? {
    guard let line = words.first else { return nil }
    var rest = words.dropFirst()
    guard let first = measure(&rest) else { return nil }
    guard let word = rest.popFirst() else { return RemarkThreshold(line: line, first, nil, .either) }
    guard ["och", "eller"].contains(word), let second = measure(&rest), rest.isEmpty else { return nil }
    return RemarkThreshold(line: line, first, second, word == "och" ? .both : .either)
  }

  private enum Part {
    case amount(Money)
    case share(Int64)
  }

  private init?(line: String, _ first: Part, _ second: Part?, _ joining: Joining) {
    switch (first, second) {
    case (.amount(let amount), nil): self.init(line: line, amount: amount, basisPoints: nil)
    case (.share(let share), nil): self.init(line: line, amount: nil, basisPoints: share)
    case (.amount(let amount), .share(let share)), (.share(let share), .amount(let amount)):
      self.init(line: line, amount: amount, basisPoints: share, joining: joining)
    default: return nil
    }
  }

  /// `500 tkr`, `1 200 tkr`, `2 mnkr`, `5 %`: whole numbers above zero.
  private static func measure(_ words: inout ArraySlice<String>) -> Part? {
    var digits = ""
    while let word = words.first, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      digits += word
      words.removeFirst()
    }
    guard digits.utf8.count <= 9, let number = Digits.value(digits.utf8).map(Int64.init), number > 0,
      let unit = words.popFirst()
    else { return nil }
    switch unit {
    case "kr": return .amount(Money(ore: number * 100))
    case "tkr": return .amount(Money(ore: number * 100_000))
    case "mnkr": return number <= 100_000 ? .amount(Money(ore: number * 100_000_000)) : nil
    case "%": return number <= 1_000 ? .share(number * 100) : nil
    default: return nil
    }
  }
}
