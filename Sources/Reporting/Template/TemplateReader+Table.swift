import Documents
import Figures
import Kernel

extension TemplateReader {
  private static let settingNames = [
    "rader", "kolumn", "enhet", "decimaler", "tecken", "summa", "nollrader", "not", "beskrivning",
  ]

  /// The table of the settings.
  mutating func table(
    _ id: String?, caption: TemplateWords, settings: [TemplateSetting], at place: Place
  ) -> TemplateTable? {
    var rows: TemplateTable.Rows?
    var columns: [TemplateTable.Column] = []
    var notes: [TemplateWords] = []
    var unit: CellUnit?
    var decimals: Int?
    var factor = -1
    var hasTotal = false
    var leavesOutEmpty = false
    let answers = [(word: "ja", value: true), (word: "nej", value: false)]
    let known = problems.count
    for setting in settings {
      switch setting.name {
      case "rader": rows = self.rows(setting)
      case "kolumn": if let column = column(setting) { columns.append(column) }
      case "enhet": unit = choice(setting, [("kr", CellUnit.kr), ("tkr", .tkr), ("mnkr", .mnkr)])
      case "decimaler": decimals = self.decimals(setting)
      case "tecken": factor = choice(setting, [("rapport", -1), ("huvudbok", 1)]) ?? factor
      case "summa": hasTotal = choice(setting, answers) ?? hasTotal
      case "nollrader": leavesOutEmpty = choice(setting, answers).map { !$0 } ?? leavesOutEmpty
      case "not": notes.append(words(setting.value, at: setting.place))
      default: unknown(setting, known: TemplateReader.settingNames)
      }
    }
    guard problems.count == known else { return nil }
    guard let rows else { return fail(.missing("en rad med rader, till exempel rader: rad", place)) }
    guard !columns.isEmpty else { return fail(.missing("en rad med kolumn", place)) }
    guard let id else { return nil }
    return TemplateTable(
      id: id, caption: caption, rows: rows, columns: columns, unit: unit, decimals: decimals, factor: factor,
      hasTotal: hasTotal, leavesOutEmpty: leavesOutEmpty, notes: notes, place: place)
  }

  /// `område`, `rad drift.personal, drift.kop` or `månad`
  private mutating func rows(_ setting: TemplateSetting) -> TemplateTable.Rows? {
    let words = setting.value.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    let word = words.first.map(SearchText.plain) ?? ""
    if word == "månad" { return .months }
    guard let axis = FigureAxis.axis(word) else {
      return fail(
        .unknownWord(
          word, what: "inget som rader kan vara", nearest: SearchText.nearest(word, among: FigureAxis.allWords),
          setting.place))
    }
    let ids = words.dropFirst().first.map { $0.split(separator: ",").map { String($0.trimmed) } } ?? []
    return .members(axis: axis, ids: ids.filter { !$0.isEmpty })
  }

  /// `Utfall = {actual:to-date}`, with how it is drawn before the colon.
  private mutating func column(_ setting: TemplateSetting) -> TemplateTable.Column? {
    let styles: [(word: String, style: Chart.Style)] = [
      ("", .bar), ("stapel", .bar), ("linje", .line), ("streckad", .dashed),
    ]
    guard let style = styles.first(where: { $0.word == setting.word })?.style else {
      return fail(
        .unknownWord(
          setting.word, what: "inget sätt att rita en kolumn", nearest: styles.dropFirst().map(\.word), setting.place))
    }
    guard let brace = setting.value.firstIndex(of: "{"),
      let mark = setting.value[..<brace].lastIndex(of: "="), mark != setting.value.startIndex
    else {
      return fail(
        .oddValue(
          setting.value, what: "en kolumn", form: "Skriv rubrik, likhetstecken och en siffra inom klamrar.",
          setting.place))
    }
    let heading = String(setting.value[..<mark].trimmed)
    guard let reference = reference(String(setting.value[brace...]), at: setting.place) else { return nil }
    return TemplateTable.Column(words(heading, at: setting.place), reference, style: style)
  }

  private mutating func decimals(_ setting: TemplateSetting) -> Int? {
    if let value = Digits.value(setting.value.utf8), (0...6).contains(value) { return value }
    return fail(.oddValue(setting.value, what: "antal decimaler", form: "Skriv 0–6.", setting.place))
  }
}
