/// The names of a catalogue's measures and members, both ways: from what a person writes to keys, and back.
///
/// Made once for a catalogue and asked often; names are read without regard to case and kinds of spaces.
package struct FigureDirectory: Sendable {
  /// One member with what the directory knows of it.
  struct Entry: Sendable {
    let member: FigureMember
    /// The sources that offer it, a bit each; the last bit stands for the 64th and all after it.
    let sources: UInt64
  }

  /// One measure with what the directory knows of it.
  struct Offer: Sendable {
    let measure: Measure
    /// The sources that offer it.
    let sources: UInt64
    /// The axes of each source that offers it.
    let axes: [[String]]
  }

  /// The measures, each once, sources in order.
  package var measures: [Measure] { offers.map(\.measure) }
  /// Every member, each once, sources in order.
  package var members: [FigureMember] { entries.map(\.member) }

  let offers: [Offer]
  let entries: [Entry]
  private let offerByName: [String: Int]
  private let offersByTitle: [String: [Int]]
  private let entryByID: [FigureSelection: Int]
  private let entriesByName: [String: [Int]]
  /// The sources of the members of each axis.
  private let axisSources: [String: UInt64]
  let search: FigureSearch

  /// The directory of the catalogue's figures.
  package init(_ catalogue: Catalogue) {
    var offers: [(Measure, UInt64, [[String]])] = []
    var offerByName: [String: Int] = [:]
    var entries: [(FigureMember, UInt64)] = []
    var entryByID: [FigureSelection: Int] = [:]
    for (number, source) in catalogue.sources.enumerated() {
      let bit: UInt64 = 1 << UInt64(min(number, 63))
      for measure in source.measures {
        if let known = offerByName[measure.name] {
          offers[known].1 |= bit
          offers[known].2.append(measure.axes)
        } else {
          offerByName[measure.name] = offers.count
          offers.append((measure, bit, [measure.axes]))
        }
      }
      for member in source.members {
        let selection = FigureSelection(member.axis, member.id)
        if let known = entryByID[selection] {
          entries[known].1 |= bit
        } else {
          entryByID[selection] = entries.count
          entries.append((member, bit))
        }
      }
    }
    self.offers = offers.map { Offer(measure: $0.0, sources: $0.1, axes: $0.2) }
    self.entries = entries.map { Entry(member: $0.0, sources: $0.1) }
    self.offerByName = offerByName
    self.entryByID = entryByID
    offersByTitle = Dictionary(grouping: offers.indices) { SearchText.plain(offers[$0].0.title) }
    var names: [String: [Int]] = [:]
    var axisSources: [String: UInt64] = [:]
    for (index, (member, sources)) in entries.enumerated() {
      axisSources[member.axis, default: 0] |= sources
      var own: Set<String> = []
      for name in [member.name] + member.aliases where !name.isEmpty && own.insert(SearchText.plain(name)).inserted {
        names[SearchText.plain(name), default: []].append(index)
      }
    }
    entriesByName = names
    self.axisSources = axisSources
    search = FigureSearch(offers: self.offers, entries: self.entries)
  }

  /// The measure of that name in keys; nil where no source offers it.
  package func measure(_ name: String) -> Measure? { offerByName[name].map { offers[$0].measure } }

  /// The member; nil where no source has it.
  package func member(_ selection: FigureSelection) -> FigureMember? { entryByID[selection].map { entries[$0].member } }

  /// The measures that the text names: the one of that very name or title, else those that have all its words, fewest
  /// others first.
  package func measures(named text: String) -> [Measure] {
    let plain = SearchText.plain(text)
    if let measure = measure(plain) { return [measure] }
    if let exact = offersByTitle[plain] { return exact.map { offers[$0].measure } }
    let aliases = offers.filter { offer in offer.measure.aliases.contains { SearchText.plain($0) == plain } }
    if !aliases.isEmpty { return aliases.map(\.measure) }
    let words = SearchText.words(text)
    guard !words.isEmpty else { return [] }
    return offers.map { ($0.measure, SearchText.words($0.measure.title)) }
      .filter { _, title in words.allSatisfy { word in title.contains { $0.hasPrefix(word) } } }
      .enumerated().sorted { ($0.element.1.count, $0.offset) < ($1.element.1.count, $1.offset) }
      .map(\.element.0)
  }

  /// The members that the text names on the axes (any where nil): those of that name or alias, else the one of that id.
  /// `#` before it says that it is an id.
  package func members(named text: String, on axes: Set<String>? = nil) -> [FigureMember] {
    func isWanted(_ index: Int) -> Bool { axes?.contains(entries[index].member.axis) ?? true }
    if text.hasPrefix("#") { return members(withID: String(text.dropFirst()), isWanted) }
    let named = (entriesByName[SearchText.plain(text)] ?? []).filter(isWanted)
    if !named.isEmpty { return named.map { entries[$0].member } }
    return members(withID: text, isWanted)
  }

  private func members(withID id: String, _ isWanted: (Int) -> Bool) -> [FigureMember] {
    entries.indices.filter { entries[$0].member.id == id && isWanted($0) }.map { entries[$0].member }
  }

  /// The axes that the measure can be asked of, in the order in which keys name them.
  package func axes(of measure: String) -> [String] {
    guard let offer = offerByName[measure].map({ offers[$0] }) else { return [] }
    var axes: [String] = []
    for axis in offer.axes.joined() where !axes.contains(axis) { axes.append(axis) }
    return axes
  }

  /// Whether some source offers the measure of all the axes at once.
  package func offers(_ measure: String, of axes: [String]) -> Bool {
    guard let offer = offerByName[measure].map({ offers[$0] }) else { return false }
    return offer.axes.contains { own in axes.allSatisfy(own.contains) }
  }

  /// Whether the measure can be asked of the member, as far as names tell: a source that offers the measure and lists
  /// members of the axis lists this one.
  package func allows(_ measure: String, of selection: FigureSelection) -> Bool {
    guard let offer = offerByName[measure].map({ offers[$0] }) else { return false }
    guard offer.axes.contains(where: { $0.contains(selection.axis) }) else { return false }
    guard let entry = entryByID[selection].map({ entries[$0] }) else { return false }
    return FigureDirectory.isAllowed(offer, entry, axisSources: axisSources[selection.axis] ?? 0)
  }

  static func isAllowed(_ offer: Offer, _ entry: Entry, axisSources: UInt64) -> Bool {
    let listing = offer.sources & axisSources
    return listing == 0 || listing & entry.sources != 0
  }

  /// How the member is written so that reading gives it back: its name where that is enough, else with its axis, else
  /// its id.
  package func name(of selection: FigureSelection, in measure: String) -> String {
    let axis = FigureAxis.word(selection.axis)
    guard let member = member(selection) else { return axis + " " + selection.id }
    let allowed = Set(axes(of: measure))
    if members(named: member.name, on: allowed) == [member] { return member.name }
    if members(named: member.name, on: [member.axis]) == [member] { return axis + " " + member.name }
    return axis + (members(named: member.id, on: [member.axis]) == [member] ? " " : " #") + member.id
  }

  /// How the measure is written so that reading gives it back: its title in lower case, else its name in keys.
  package func title(of measure: String) -> String {
    guard let offer = offerByName[measure].map({ offers[$0] }) else { return measure }
    let title = offer.measure.title
    guard offersByTitle[SearchText.plain(title)]?.count == 1, offerByName[SearchText.plain(title)] == nil else {
      return measure
    }
    return title.first.map { $0.lowercased() + title.dropFirst() } ?? measure
  }
}
