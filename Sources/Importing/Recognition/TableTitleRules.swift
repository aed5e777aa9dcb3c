import Accounts
import Formats
import Kernel
import Storage

/// Reads what the lines around a table say of it.
enum TableTitleRules {
  /// What the lines say together, and the sheet's name beside them; what comes first wins.
  static func title(_ rows: some Sequence<Grid.Row>, sheet: String? = nil) -> TableTitle {
    var title = TableTitle()
    var claims: [TitleClaim] = []
    for row in rows { take(row, &title, &claims) }
    let named = HeadingWords(sheet ?? "")
    let months = months(in: named)
    if let only = months.first, months.count == 1 { title.sheetMonth = only }
    if let year = title.sheetMonth?.year ?? onlyYear(named) { claims.append(TitleClaim(.year(year), .sheet)) }
    TitleClaim.settle(claims, in: &title)
    if title.sheetMonth == nil, let year = title.impliedYear, title.tornYears.isEmpty {
      let numbers = named.all.compactMap { HeadingWords.months[$0] }
      if numbers.count == 1 { title.sheetMonth = Month(year: year, month: numbers[0]) }
    }
    title.otherwise = TitleSubjectRules.otherwise(rows.map(line), sheet: sheet)
    return title
  }

  private static func texts(_ row: Grid.Row) -> [String] { row.cells.filter { !$0.isBlank }.map(\.text) }
  private static func line(_ row: Grid.Row) -> String { texts(row).joined(separator: " ") }

  private static func take(_ row: Grid.Row, _ title: inout TableTitle, _ claims: inout [TitleClaim]) {
    let texts = texts(row)
    let line = line(row)
    guard line.utf8.count <= 300 else { return }
    let words = HeadingWords(line)
    takeSelection(texts, &title)
    // Several things may stand on one line, each in a cell of its own.
    if texts.count > 1 { for text in texts where text.contains(":") { takeSelection([text], &title) } }
    title.codeString = title.codeString ?? texts.lazy.compactMap(order).first
    if let unit = unit(line, words) { title.units.insert(unit) }
    if let status = status(words) { title.status = title.status ?? status }
    if words.all.contains(where: { $0.hasPrefix("ackum") || $0 == "ack" }) {
      title.accumulated = title.accumulated ?? line
    }
    let days = days(in: row, line)
    if words.all.contains(where: { isPrinting($0) }), Set(days).count <= 1 {
      // The day of printing says nothing of the months.
      title.extracted = title.extracted ?? days.first
      return
    }
    claims += self.claims(line, words, hasDay: !days.isEmpty)
  }

  /// The order of a code string's parts that a text names, alone or after a colon.
  private static func order(_ text: String) -> [CodingPart]? {
    guard text.utf8.count <= 200 else { return nil }
    return TableHeadingRules.partsNamed(text)
      ?? text.firstIndex(of: ":").flatMap { TableHeadingRules.partsNamed(String(text[text.index(after: $0)...])) }
  }

  // MARK: Months

  /// What a line says of months and years.
  private static func claims(_ line: String, _ words: HeadingWords, hasDay: Bool) -> [TitleClaim] {
    let isDecision = words.all.contains(where: isDecision)
    let months = months(in: words)
    let isThrough =
      line.lowercased().contains("t.o.m") || words.all.contains("tom") || words.all.contains("ack")
      || words.all.contains { $0.hasPrefix("ackum") }
    if months.count == 2, !isDecision, let period = Period(months[0], months[1]) {
      return [TitleClaim(.period(period), .labelled)]
    }
    let isAboutPeriod = words.all.contains {
      ["period", "perioden", "månad", "avser", "redovisningsperiod"].contains($0)
    }
    let isLabelled =
      isAboutPeriod || isThrough
      || words.all.contains {
        ["år", "räkenskapsår", "redovisningsår", "utfall", "bokfört", "per", "huvudbok"].contains($0)
      }
    if months.count == 1, !isDecision {
      if isThrough { return [TitleClaim(.through(months[0]), .labelled)] }
      if isAboutPeriod { return [TitleClaim(.period(Period(months[0])), .labelled)] }
      if isLabelled { return [TitleClaim(.month(months[0]), .labelled)] }
      // A day alone says when something was, not which months the amounts are of.
      return [hasDay ? TitleClaim(.year(months[0].year), .day) : TitleClaim(.month(months[0]), .named)]
    }
    // The day of a decision is no day of the books: `Detaljbudget 2019, antagen 2018-12-18`.
    let left = isDecision ? HeadingWords(String(line.prefix(upTo: decisionStart(line)))) : words
    guard isDecision || months.isEmpty, let year = onlyYear(left) else { return [] }
    return [TitleClaim(.year(year), isLabelled && !isDecision ? .labelled : .named)]
  }

  /// The one year that the words name.
  private static func onlyYear(_ words: HeadingWords) -> Int? {
    let years = words.all.filter { $0.utf8.count == 4 }.compactMap { Digits.value($0.utf8) }
      .filter { HeadingMonth.years.contains($0) }
    return Set(years).count == 1 ? years.first : nil
  }

  /// Whether the word tells that somebody has decided: dates after it are those of meetings.
  private static func isDecision(_ word: String) -> Bool {
    ["sn", "kf", "ks", "dnr", "diarienummer", "antagen", "antaget", "fastställd", "fastställt"].contains(word)
      || word.hasPrefix("beslut")
  }

  private static func decisionStart(_ line: String) -> String.Index {
    var start = line.startIndex
    while start < line.endIndex {
      let end = line[start...].firstIndex { !$0.isLetter } ?? line.endIndex
      if isDecision(line[start..<end].lowercased()) { return start }
      start = end == line.endIndex ? end : line.index(after: end)
    }
    return line.endIndex
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

  private static func unit(_ line: String, _ words: HeadingWords) -> HeadingWords.UnitWord? {
    let isAboutAmounts = words.all.contains { ["belopp", "i", "enhet", "alla", "valuta"].contains($0) }
    guard let unit = statedUnit(line) else { return nil }
    // A bare `kr` may stand beside an amount; `tkr` and `mnkr` say something wherever they stand.
    return unit == .kr && !isAboutAmounts && words.all.count > 2 ? nil : unit
  }

  /// The first unit that is no amount's own, as in `Avvikelser över 500 tkr`.
  private static func statedUnit(_ line: String) -> HeadingWords.UnitWord? {
    var before = ""
    var isLimit = false
    for piece in line.split(whereSeparator: \.isWhitespace) {
      let words = HeadingWords(String(piece)).all
      for (index, word) in words.enumerated() {
        if ["över", "under", "minst", "högst", "mer", "större", "mindre", "överstiger", "understiger"].contains(word) {
          isLimit = true
        }
        guard let unit = HeadingWords(word).unit else {
          before = word
          continue
        }
        // A mark parts the number from the unit: `2019-04 (tkr)`.
        let isApart = index == 0 && piece.first?.isLetter != true
        let isNumber = before.utf8.allSatisfy { (48...57).contains($0) } && !before.isEmpty
        let isYear = Digits.value(before.utf8).map { HeadingMonth.years.contains($0) } == true
        let isPeriod = !isLimit && (isYear || HeadingMonth(before) != nil)
        if isApart || !isNumber || isPeriod { return unit }
        before = word
      }
      if piece.last.map({ !$0.isLetter && !$0.isNumber }) == true { before = "" }
    }
    return nil
  }

  private static func status(_ words: HeadingWords) -> PeriodStatus? {
    for word in words.all {
      if word.hasPrefix("prelimin") { return .preliminary }
      if ["definitiv", "definitivt", "stängd", "stängt", "låst", "avslutad"].contains(word) { return .closed }
    }
    return nil
  }

  private static func isPrinting(_ word: String) -> Bool {
    word.hasSuffix("körning")
      || [
        "utskriven", "utskrivet", "utskrift", "utskriftsdatum", "uttagen", "uttag", "uttaget", "uttagsdatum",
        "rapportdatum",
        "skapad", "skapat", "körning", "körd", "körningsdatum", "printed", "created", "exporterad", "export",
        "exporterat",
        "datum", "framtagen", "hämtad", "hämtat", "extraherad", "uppdaterad", "uppdaterat",
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
