import Documents
import Figures
import Kernel
import Organisation

extension TemplateReader {
  /// `@avsnitt drift underrubrik`
  mutating func section(_ line: TemplateLine) -> TemplateNode? {
    let words = arguments(line.argument).map(\.text)
    guard let name = words.first else { return fail(.missing("avsnittets namn", line.place)) }
    guard let heading = heading(Array(words.dropFirst()), at: line.place) else { return nil }
    return .section(name, heading, line.place)
  }

  /// `@ruta obs: Texten.`
  mutating func notice(_ line: TemplateLine) -> TemplateNode? {
    let kinds: [(word: String, kind: Notice.Kind)] = [
      ("att veta", .information), ("obs", .warning), ("fel", .error),
    ]
    let parts = line.argument.split(separator: ":", maxSplits: 1).map { String($0.trimmed) }
    let word = parts.first.map(SearchText.plain) ?? ""
    guard let kind = kinds.first(where: { $0.word == word })?.kind else {
      return fail(.unknownWord(word, what: "inget slags ruta", nearest: kinds.map(\.word), line.place))
    }
    guard parts.count == 2, !parts[1].isEmpty else { return fail(.missing("rutans text", line.place)) }
    return .notice(kind, words(parts[1], at: line.place))
  }

  /// `@sekretess "Rubrik" grund="OSL 26 kap. 1 §"`
  mutating func confidential(_ line: TemplateLine) -> (title: String, ground: String)? {
    let quoted = line.argument.replacing("grund=", with: " ")
    let parts = arguments(quoted).filter(\.isQuoted).map(\.text)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
      return fail(.missing("rubrik och grund inom citattecken, till exempel grund=\"OSL 26 kap. 1 §\"", line.place))
    }
    return (parts[0], parts[1])
  }

  /// `@varje område störst 3 efter {variance:area/@:full-year}`
  mutating func repetition(_ line: TemplateLine) -> TemplateRepetition? {
    let brace = line.argument.firstIndex(of: "{") ?? line.argument.endIndex
    var words = line.argument[..<brace].split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    guard let word = words.first, let axis = FigureAxis.axis(word), FigureAxis.definite(axis) != nil else {
      let known = FigureAxis.definiteWords.compactMap { FigureAxis.axis(definite: $0) }.map(FigureAxis.word)
      return fail(
        .unknownWord(words.first ?? "", what: "inget som en mall kan upprepas för", nearest: known, line.place))
    }
    words.removeFirst()
    let includesSums = words.first == "alla"
    if includesSums { words.removeFirst() }
    if words.isEmpty, brace == line.argument.endIndex {
      return TemplateRepetition(axis: axis, includesSums: includesSums)
    }
    guard words.count == 3, let order = TemplateRepetition.Order(rawValue: words[0]),
      let limit = Digits.value(words[1].utf8), (1...100).contains(limit), words[2] == "efter"
    else {
      return fail(
        .oddValue(
          words.joined(separator: " "), what: "en ordning",
          form: "Skriv störst, bäst eller sämst, ett antal, efter och en siffra inom klamrar.", line.place))
    }
    guard let reference = reference(String(line.argument[brace...]), at: line.place) else { return nil }
    return TemplateRepetition(
      axis: axis, includesSums: includesSums, ranking: .init(order, limit: limit, by: reference))
  }

  /// `@text analys "Sammanfattande analys"` with settings.
  mutating func text(_ line: TemplateLine, settings: [TemplateSetting]) -> TemplateText? {
    let arguments = arguments(line.argument)
    let id = id(arguments.first?.text, at: line.place)
    guard arguments.count >= 2, arguments[1].isQuoted else {
      return fail(.missing("rubriken inom citattecken", line.place))
    }
    let heading = heading(arguments.dropFirst(2).map(\.text), at: line.place)
    var role = StaffRole.controller
    var reach = SectionDemand.Reach.board
    var instruction: [String] = []
    for setting in settings {
      switch setting.name {
      case "roll": role = choice(setting, StaffRole.allCases.map { ($0.title, $0) }) ?? role
      case "för": reach = self.reach(setting) ?? reach
      case "instruktion": instruction.append(setting.value)
      default: unknown(setting, known: ["roll", "för", "instruktion"])
      }
    }
    guard let id, let heading else { return nil }
    return TemplateText(
      SectionDemand(
        id: id, title: arguments[1].text, instruction: instruction.joined(separator: " "), role: role, reach: reach),
      heading: heading, place: line.place)
  }

  /// Who writes: the board, each unit or one.
  private mutating func reach(_ setting: TemplateSetting) -> SectionDemand.Reach? {
    switch SearchText.plain(setting.value) {
    case "nämnden": return .board
    case "varje enhet": return .eachUnit
    default:
      let words = setting.value.split(whereSeparator: \.isWhitespace).map(String.init)
      if words.count == 2, words[0].lowercased() == "enhet" { return .unit(words[1]) }
      return fail(
        .oddValue(
          setting.value, what: "vem som skriver", form: "Skriv nämnden, varje enhet, eller enhet och dess id.",
          setting.place))
    }
  }

  /// `@tabell lkbr "Resultaträkning"` with settings.
  mutating func table(_ line: TemplateLine, settings: [TemplateSetting]) -> TemplateTable? {
    let arguments = arguments(line.argument)
    let id = id(arguments.first?.text, at: line.place)
    guard arguments.count == 2, arguments[1].isQuoted else {
      return fail(.missing("vad tabellen visar, inom citattecken", line.place))
    }
    return table(
      id, caption: words(arguments[1].text, at: line.place), settings: settings.filter { $0.name != "beskrivning" },
      at: line.place)
  }

  /// `@diagram netto månader "Nettokostnad"` with settings.
  mutating func chart(_ line: TemplateLine, settings: [TemplateSetting]) -> TemplateChart? {
    let kinds: [(word: String, kind: Chart.Kind)] = [
      ("månader", .months), ("staplar", .bars), ("andelar", .shares), ("brygga", .bridge),
    ]
    let arguments = arguments(line.argument)
    let id = id(arguments.first?.text, at: line.place)
    guard arguments.count == 3, arguments[2].isQuoted else {
      return fail(.missing("diagrammets slag, och vad det säger inom citattecken", line.place))
    }
    let word = arguments[1].text.lowercased()
    guard let kind = kinds.first(where: { $0.word == word })?.kind else {
      return fail(.unknownWord(word, what: "inget slags diagram", nearest: kinds.map(\.word), line.place))
    }
    guard let description = settings.first(where: { $0.name == "beskrivning" }), !description.value.isEmpty else {
      return fail(.missing("en rad med beskrivning, för den som inte ser diagrammet", line.place))
    }
    guard
      let table = table(
        id, caption: words(arguments[2].text, at: line.place),
        settings: settings.filter { $0.name != "beskrivning" }, at: line.place)
    else { return nil }
    return TemplateChart(table, kind: kind, description: words(description.value, at: description.place))
  }
}
