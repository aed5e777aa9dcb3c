import Accounts
import Formats
import Kernel
import Storage

/// Reads what the lines around a table say of it.
enum TableTitleRules {
  /// What the lines say together; what comes first wins.
  static func title(_ rows: some Sequence<Grid.Row>) -> TableTitle {
    var title = TableTitle()
    for row in rows { take(row, &title) }
    return title
  }

  private static func take(_ row: Grid.Row, _ title: inout TableTitle) {
    let texts = row.cells.filter { !$0.isBlank }.map(\.text)
    let line = texts.joined(separator: " ")
    guard line.count <= 300 else { return }
    let words = HeadingWords(line)
    takeSelection(texts, &title)
    // Several things may stand on one line, each in a cell of its own.
    if texts.count > 1 { for text in texts where text.contains(":") { takeSelection([text], &title) } }
    if let unit = unit(words) { title.units.insert(unit) }
    if let status = status(words) { title.status = title.status ?? status }
    let days = Set(days(in: row, line))
    if words.all.contains(where: { isPrinting($0) }), days.count <= 1 {
      // The day of printing says nothing of the months.
      title.extracted = title.extracted ?? days.first
      return
    }
    takeMonths(line, words, &title)
  }

  // MARK: Months

  private static func takeMonths(_ line: String, _ words: HeadingWords, _ title: inout TableTitle) {
    let months = months(in: words)
    let isThrough =
      line.lowercased().contains("t.o.m") || words.all.contains("tom") || words.all.contains("ack")
      || words.all.contains { $0.hasPrefix("ackum") }
    if months.count == 2, let period = Period(months[0], months[1]) {
      title.period = title.period ?? period
    } else if months.count == 1 {
      let isLabelled = words.all.contains {
        ["period", "perioden", "månad", "avser", "redovisningsperiod"].contains($0)
      }
      if isThrough {
        title.through = title.through ?? months[0]
      } else if isLabelled {
        title.period = title.period ?? Period(months[0])
      } else {
        title.month = title.month ?? months[0]
      }
    } else if months.isEmpty {
      let years = words.all.filter { $0.count == 4 }.compactMap { Digits.value($0.utf8) }
        .filter { HeadingMonth.years.contains($0) }
      if Set(years).count == 1 { title.year = title.year ?? years.first }
    }
  }

  /// The months that the words name, in order; those without a year take the year of the last.
  private static func months(in words: HeadingWords) -> [Month] {
    var found: [HeadingMonth] = []
    var index = 0
    let all = words.all
    func number(_ index: Int) -> Int? { all.indices.contains(index) ? Digits.value(all[index].utf8) : nil }
    while index < all.count {
      let word = all[index]
      if let month = HeadingWords.months[word].flatMap({ HeadingMonth($0) }) {
        found.append(month)
        if let year = number(index + 1), HeadingMonth.years.contains(year) {
          found[found.count - 1].year = year
          index += 1
        }
      } else if word.utf8.count == 6, let month = HeadingMonth(word), (1...12).contains(month.number) {
        found.append(month)
      } else if word.utf8.count == 4, let year = number(index), HeadingMonth.years.contains(year),
        let next = number(index + 1), (1...12).contains(next), all[index + 1].utf8.count == 2
      {
        // The day of `2019-04-30` says which month it ends.
        if let month = HeadingMonth(next, year: year) { found.append(month) }
        index += 1
        if let day = number(index + 1), (1...31).contains(day), all[index + 1].utf8.count == 2 { index += 1 }
      }
      index += 1
    }
    let year = found.last?.year
    return found.compactMap { $0.resolved(year: year)?.month }
  }

  // MARK: Unit, status, day

  private static func unit(_ words: HeadingWords) -> HeadingWords.UnitWord? {
    let isAboutAmounts = words.all.contains { ["belopp", "i", "enhet", "alla", "valuta"].contains($0) }
    guard let unit = words.unit else { return nil }
    // A bare `kr` may stand beside an amount; `tkr` and `mnkr` say something wherever they stand.
    return unit == .kr && !isAboutAmounts && words.all.count > 2 ? nil : unit
  }

  private static func status(_ words: HeadingWords) -> PeriodStatus? {
    for word in words.all {
      if word.hasPrefix("prelimin") { return .preliminary }
      if ["definitiv", "definitivt", "stängd", "stängt", "låst", "avslutad"].contains(word) { return .closed }
    }
    return nil
  }

  private static func isPrinting(_ word: String) -> Bool {
    [
      "utskriven", "utskrivet", "utskrift", "utskriftsdatum", "uttagen", "uttag", "uttaget", "uttagsdatum",
      "rapportdatum",
      "skapad", "skapat", "körning", "körd", "körningsdatum", "printed", "created", "exporterad", "export",
      "exporterat",
      "datum", "framtagen", "hämtad", "hämtat", "extraherad",
    ].contains(word)
  }

  private static func days(in row: Grid.Row, _ line: String) -> [Day] {
    var days: [Day] = row.cells.compactMap { if case .day(let day, _) = $0 { day } else { nil } }
    for piece in line.split(whereSeparator: { !$0.isNumber && $0 != "-" }) {
      if let day = Day(String(piece)) { days.append(day) }
    }
    let words = HeadingWords(line).all
    for (index, word) in words.enumerated() where index > 0 && index + 1 < words.count {
      if let month = HeadingWords.months[word], let day = Digits.value(words[index - 1].utf8),
        let year = Digits.value(words[index + 1].utf8), let found = Day(year: year, month: month, day: day)
      {
        days.append(found)
      }
    }
    return days
  }

  // MARK: Selection

  /// `Ansvar: 302*`, in one cell or two, as a selection; a whole code also as the code of every row.
  private static func takeSelection(_ texts: [String], _ title: inout TableTitle) {
    guard let (part, codes) = coded(texts) else { return }
    var ranges: [CodeRange] = []
    for code in codes.split(whereSeparator: { ",;".contains($0) }) {
      let text = String(code)
      switch TableCodeRules.read(text) {
      case .code(let code, _): ranges.append(CodeRange(code))
      case .pattern(let pattern):
        guard let range = TableCodeRules.range(pattern) else { return }
        ranges.append(range)
      case .words where text.contains("-") || text.contains("–"):
        guard let range = CodeRange(text: text.filter { $0 != "*" }) else { return }
        ranges.append(range)
      default: return
      }
    }
    guard !ranges.isEmpty, !ranges.contains(CodeRange("")) else { return }
    var parts = title.selection?.parts ?? [:]
    if parts[part.column] == nil { parts[part.column] = ranges }
    title.selection = FactSelection(parts)
    if let section = section(texts), title.codes[section.part.column] == nil {
      title.codes[section.part.column] = section.code
    }
  }

  /// The part that the line names and what stands after it; nil where it names none.
  private static func coded(_ texts: [String]) -> (part: CodingPart, codes: String)? {
    guard let first = texts.first, texts.count <= 3 else { return nil }
    var label = first
    var rest = texts.dropFirst().first ?? ""
    if texts.count == 1 {
      guard let end = first.firstIndex(where: { $0 == ":" || $0 == "=" }) ?? first.firstIndex(where: \.isWhitespace)
      else { return nil }
      label = String(first[..<end])
      rest = String(first[first.index(after: end)...])
    }
    while let last = label.last, ":= ".contains(last) { label.removeLast() }
    guard case .role(.code(let part))? = TableHeadingRules.meaning(label)?.kind,
      rest.contains(where: { $0.isNumber || $0 == "*" })
    else { return nil }
    return (part, TableCodeRules.trimmed(rest))
  }

  /// A line that sets one part's code for the rows below it, `Ansvar 302 Stab`; nil where it is none.
  static func section(_ texts: [String]) -> (part: CodingPart, code: String)? {
    guard let (part, codes) = coded(texts), case .code(let code, _) = TableCodeRules.read(codes),
      code.contains(where: \.isNumber)
    else { return nil }
    return (part, code)
  }
}
