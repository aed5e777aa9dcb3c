/// The words of names, sorted, so that what begins as a token is found without reading the others.
struct FigureSearch: Sendable {
  /// What a word leads to.
  enum Target: Hashable, Sendable {
    /// The measure of that index.
    case offer(Int)
    /// The member of that index.
    case entry(Int)
  }

  /// A word with what it leads to.
  struct Word: Sendable {
    let bytes: [UInt8]
    let target: Target
  }

  /// Every word of every name, in byte order.
  let words: [Word]
  /// How many words each measure's title has.
  let titleLengths: [Int]
  /// How many words each member's name has.
  let nameLengths: [Int]
  /// The sources that list members of each axis.
  let axisSources: [String: UInt64]
  /// The axes of members, numbered in the order of their first.
  let axes: [String]
  /// The axis of each member, by number.
  let axisOfEntry: [Int]
  /// How deep each member lies beneath its topmost.
  let depths: [Int]

  init(offers: [FigureDirectory.Offer], entries: [FigureDirectory.Entry]) {
    var words: [Word] = []
    func add(_ texts: [String], _ target: Target) {
      var seen: Set<String> = []
      for word in texts.flatMap(SearchText.words) where seen.insert(word).inserted {
        words.append(Word(bytes: Array(word.utf8), target: target))
      }
    }
    for (index, offer) in offers.enumerated() {
      add([offer.measure.title, offer.measure.name] + offer.measure.aliases, .offer(index))
    }
    var axes: [String] = []
    var axisOfEntry: [Int] = []
    var axisSources: [String: UInt64] = [:]
    for (index, entry) in entries.enumerated() {
      let member = entry.member
      add([member.name, member.id] + member.aliases, .entry(index))
      axisSources[member.axis, default: 0] |= entry.sources
      if let known = axes.firstIndex(of: member.axis) {
        axisOfEntry.append(known)
      } else {
        axisOfEntry.append(axes.count)
        axes.append(member.axis)
      }
    }
    self.words = words.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    self.axes = axes
    self.axisOfEntry = axisOfEntry
    self.axisSources = axisSources
    titleLengths = offers.map { SearchText.words($0.measure.title).count }
    nameLengths = entries.map { SearchText.words($0.member.name).count }
    depths = FigureSearch.depths(entries)
  }

  /// The words that begin as the token, by index.
  func range(of token: [UInt8]) -> Range<Int> {
    let first = firstIndex { !$0.lexicographicallyPrecedes(token) }
    return first..<firstIndex { !$0.starts(with: token) && token.lexicographicallyPrecedes($0) }
  }

  /// The first word for which the claim holds, which holds for all after it.
  private func firstIndex(where claim: ([UInt8]) -> Bool) -> Int {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if claim(words[middle].bytes) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static func depths(_ entries: [FigureDirectory.Entry]) -> [Int] {
    let parents = Dictionary(
      entries.map { (FigureSelection($0.member.axis, $0.member.id), $0.member.parent) },
      uniquingKeysWith: { first, _ in first })
    return entries.map { entry in
      var depth = 0
      var parent = entry.member.parent
      // A tree that bites its tail has no top; eight levels are more than any has.
      while let above = parent, depth < 8 {
        depth += 1
        parent = parents[FigureSelection(entry.member.axis, above)] ?? nil
      }
      return depth
    }
  }
}
