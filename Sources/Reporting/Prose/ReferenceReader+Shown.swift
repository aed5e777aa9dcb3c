import Figures
import Kernel

/// What an item of a figure's list can be.
private enum Item {
  case member(FigureSelection)
  case period(ProsePeriod)
  case moment(ProseMoment)
  /// No selection: the board as a whole.
  case whole
}

extension ReferenceReader {
  /// The word for no selection.
  static let wholeBoard = "hela nämnden"

  /// Reads `avvikelse helår: Personalkostnader, enhet Familjehem, helår 2019, läget 2019-05-12`.
  mutating func readShown(_ fragment: Fragment, _ directory: FigureDirectory) -> FigureReference.Term? {
    let colon = fragment.indices { fragment.characters[$0] == ":" }.prefix(1)
    let sides = fragment.split(at: Array(colon))
    let title = sides[0].trimmed
    let name = title.quoted ?? title.string
    let measures = directory.measures(named: name)
    guard !measures.isEmpty else {
      let titles = directory.measures.map { directory.title(of: $0.name) }
      return fail(
        .unknownMeasure(name, nearest: SearchText.nearest(name, among: titles), text.place(title.start)))
    }
    let parts = sides.count > 1 ? sides[1].split(",").map(\.trimmed) : []
    let axes = Set(measures.flatMap { directory.axes(of: $0.name) })
    guard let items = readItems(parts, axes, measures, directory) else { return nil }
    var selections: [FigureSelection] = []
    var period: ProsePeriod?
    var moment: ProseMoment?
    for (item, place) in items {
      switch item {
      case .member(let selection):
        if selections.contains(where: { $0.axis == selection.axis }) {
          return fail(.repeated(directory.name(of: selection, in: measures[0].name), place))
        }
        selections.append(selection)
      case .period(let read):
        if period != nil { return fail(.repeated(read.shown, place)) }
        period = read
      case .moment(let read):
        if moment != nil { return fail(.repeated(read.shown, place)) }
        moment = read
      case .whole: break
      }
    }
    guard let measure = choose(measures, name, selections, period, directory, text.place(title.start)) else {
      return nil
    }
    return FigureReference.Term(
      measure.name, selections, period ?? (measure.periods == .fullYear ? .fullYear : .toDate), moment: moment)
  }

  /// The measure that is meant: the one of that very name, else the one with fewest other words that fits what it is
  /// asked of.
  private mutating func choose(
    _ measures: [Measure], _ name: String, _ selections: [FigureSelection], _ period: ProsePeriod?,
    _ directory: FigureDirectory, _ place: Place
  ) -> Measure? {
    guard measures.count > 1 else { return measures[0] }
    let axes = selections.map(\.axis)
    var fitting = measures.filter { directory.offers($0.name, of: axes) }
    if fitting.isEmpty { fitting = measures }
    if let period {
      let suits = fitting.filter { ($0.periods == .fullYear) == period.isFullYear }
      if !suits.isEmpty { fitting = suits }
    }
    func length(_ measure: Measure) -> Int { SearchText.words(measure.title).count }
    let shortest = fitting.filter { length($0) == length(fitting[0]) }
    guard shortest.count == 1 else {
      return fail(.ambiguousMeasure(name, ways: shortest.map { directory.title(of: $0.name) }, place))
    }
    return shortest[0]
  }

  /// Reads the items of the list, a name with commas in it as one.
  private mutating func readItems(
    _ parts: [Fragment], _ axes: Set<String>, _ measures: [Measure], _ directory: FigureDirectory
  ) -> [(Item, Place)]? {
    var items: [(Item, Place)] = []
    var isWhole = true
    var index = 0
    while index < parts.count {
      let place = text.place(parts[index].start)
      guard !parts[index].isEmpty else {
        index += 1
        continue
      }
      // The longest name wins: "Köp av tjänster, externa" is not "Köp av tjänster".
      var found: (item: Item, end: Int)?
      for end in stride(from: min(parts.count, index + 4), to: index, by: -1) {
        let joined = parts[index..<end].map(\.string).joined(separator: ", ")
        let quoted = end == index + 1 ? parts[index].quoted : nil
        if let item = item(joined, quoted, axes, directory) {
          found = (item, end)
          break
        }
      }
      if let found {
        items.append((found.item, place))
        index = found.end
      } else {
        isWhole = false
        reportUnknown(parts[index], axes, measures, directory)
        index += 1
      }
    }
    return isWhole ? items : nil
  }

  private func item(
    _ text: String, _ quoted: String?, _ axes: Set<String>, _ directory: FigureDirectory
  ) -> Item? {
    if let quoted { return member(quoted, axes, directory).map { .member($0) } }
    let plain = SearchText.plain(text)
    if plain == ReferenceReader.wholeBoard { return .whole }
    if let axis = FigureAxis.axis(definite: plain) { return .member(.current(axis)) }
    if let period = ProsePeriod(shown: text) { return .period(period) }
    if let moment = ProseMoment(plain: plain) { return .moment(moment) }
    if let member = member(text, axes, directory) { return .member(member) }
    if let (axis, name) = ReferenceReader.axisAndName(text, axes) {
      return member(name, [axis], directory).map { .member($0) }
    }
    return nil
  }

  private func member(_ name: String, _ axes: Set<String>, _ directory: FigureDirectory) -> FigureSelection? {
    let members = directory.members(named: name, on: axes)
    return members.count == 1 ? FigureSelection(members[0].axis, members[0].id) : nil
  }

  /// The axis that a text begins with, by its word or by its name in keys, and what follows it: `enhet "Barn, unga"`.
  static func axisAndName(_ text: String, _ axes: Set<String>) -> (axis: String, name: String)? {
    let plain = SearchText.plain(text)
    guard let word = (FigureAxis.allWords + axes.sorted()).first(where: { plain.hasPrefix($0 + " ") }),
      let axis = FigureAxis.axis(word) ?? (axes.contains(word) ? word : nil)
    else { return nil }
    let words = word.filter { $0 == " " }.count + 1
    let rest = text.split(maxSplits: words, whereSeparator: \.isWhitespace)
    guard rest.count > words else { return nil }
    let name = String(rest[words])
    let fragment = ProseText.Fragment(characters: Array(name)[...])
    return (axis, fragment.quoted ?? name)
  }

  private mutating func reportUnknown(
    _ part: Fragment, _ axes: Set<String>, _ measures: [Measure], _ directory: FigureDirectory
  ) {
    let place = text.place(part.start)
    var name = part.quoted ?? part.string
    var wanted = axes
    if part.quoted == nil, let (axis, rest) = ReferenceReader.axisAndName(part.string, axes) {
      guard axes.contains(axis) else {
        problems.append(
          .oddSelection(
            measure: directory.title(of: measures[0].name), axes: [FigureAxis.word(axis)],
            known: directory.axes(of: measures[0].name).map(FigureAxis.word), place))
        return
      }
      wanted = [axis]
      name = rest
    }
    let same = directory.members(named: name, on: wanted)
    if same.count > 1 {
      let ways = same.map { member in
        directory.members(named: name, on: [member.axis]).count == 1
          ? FigureAxis.word(member.axis) + " " + member.name : FigureAxis.word(member.axis) + " " + member.id
      }
      problems.append(.ambiguousName(name, ways: ways, place))
      return
    }
    let elsewhere = directory.members(named: name)
    if !elsewhere.isEmpty, same.isEmpty, wanted == axes {
      problems.append(
        .oddSelection(
          measure: directory.title(of: measures[0].name), axes: [FigureAxis.word(elsewhere[0].axis)],
          known: directory.axes(of: measures[0].name).map(FigureAxis.word), place))
      return
    }
    let names =
      directory.members.filter { wanted.contains($0.axis) }.map(\.name)
      + ProsePeriod.relative.map(\.shown) + [ReferenceReader.wholeBoard]
    problems.append(.unknownName(name, nearest: SearchText.nearest(name, among: names), place))
  }
}
