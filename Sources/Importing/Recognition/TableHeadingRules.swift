import Accounts
import Kernel

/// What headings mean.
enum TableHeadingRules {
  /// What the heading says; nil where it says nothing that is known.
  static func meaning(_ text: String) -> HeadingMeaning? {
    let words = HeadingWords(text)
    guard !words.all.isEmpty, words.all.count <= 12 else { return nil }
    if let kind = vocabulary[words.compact] { return HeadingMeaning(kind: kind, year: nil, unit: words.unit) }
    if partsNamed(text) != nil { return HeadingMeaning(kind: .role(.codeString), year: nil, unit: nil) }
    let telling = words.telling
    if let kind = vocabulary[telling.joined()] { return HeadingMeaning(kind: kind, year: nil, unit: words.unit) }
    if let role = part(telling) { return HeadingMeaning(kind: .role(role), year: nil, unit: words.unit) }
    return numeric(words)
  }

  // MARK: Codes and names

  /// The parts that a heading names one after another, `Konto-Ansvar-Vht`, also within parentheses; nil where it names
  /// fewer than two or something else.
  static func partsNamed(_ text: String) -> [CodingPart]? {
    let inner = text.split { "()".contains($0) }.last.map(String.init) ?? text
    let pieces = inner.split { "-–./|+_,;".contains($0) }
    guard pieces.count > 1 else { return nil }
    var found: [CodingPart] = []
    for piece in pieces {
      guard case .code(let known)? = part(HeadingWords(String(piece)).telling), !found.contains(known) else {
        return nil
      }
      found.append(known)
    }
    return found
  }

  /// The part whose codes or names a heading of these words holds.
  private static func part(_ words: [String]) -> ColumnRole? {
    let compact = words.joined()
    for (name, part) in parts where compact.hasPrefix(name) {
      let rest = compact.dropFirst(name.count)
      if codeEndings.contains(String(rest)) { return .code(part) }
      if nameEndings.contains(String(rest)) { return .name(part) }
    }
    return nil
  }

  private static let parts: [(String, CodingPart)] = {
    let names: [(CodingPart, [String])] = [
      (.account, ["konto", "kto", "account", "acct", "baskonto"]),
      (
        .responsibility,
        [
          "ansvar", "ansv", "ansvarsenhet", "ansvarsställe", "kst", "kostnadsställe", "kostnställe", "kostnadsst",
          "kostst", "resultatenhet", "costcenter", "costcentre", "responsibility",
        ]
      ),
      (
        .serviceArea,
        ["verksamhet", "verks", "verksamh", "vht", "vhet", "vsh", "verk", "vrks", "servicearea"]
      ),
      (.activity, ["aktivitet", "akt", "activity"]),
      (.project, ["projekt", "proj", "prj", "project"]),
      (.object, ["objekt", "obj", "object"]),
      (.counterparty, ["motpart", "motp", "mpart", "counterparty", "counterpart"]),
    ]
    return names.flatMap { part, names in names.map { ($0, part) } }.sorted { $0.0.count > $1.0.count }
  }()

  private static let codeEndings: Set = [
    "", "kod", "skod", "nr", "snr", "nummer", "id", "code", "no", "number", "värde",
  ]
  private static let nameEndings: Set = [
    "namn", "snamn", "benämning", "sbenämning", "text", "stext", "t", "klartext", "beskrivning", "ben", "name",
    "stnamn", "titel", "description",
  ]

  // MARK: Amounts

  /// What a heading of amounts says; nil where a word of it is unknown.
  private static func numeric(_ words: HeadingWords) -> HeadingMeaning? {
    let plain = words.plain
    if let month = HeadingMonth(plain) {
      return HeadingMeaning(kind: .month(month, isBare: false), year: month.year, unit: nil)
    }
    var found = NumericHeading(isPivotSum: plain.hasPrefix("summa av ") || plain.hasPrefix("sum of "))
    if plain.contains("t.o.m") || plain.contains("t o m") { found.isAccumulated = true }
    for word in words.telling where !(found.isAccumulated && ["t", "o", "m"].contains(word)) {
      guard found.take(word) else { return nil }
    }
    return found.kind.map { HeadingMeaning(kind: $0, year: found.year, unit: words.unit) }
  }

  private static let vocabulary: [String: HeadingMeaning.Kind] = {
    let roles: [(ColumnRole, [String])] = [
      (
        .codeString,
        [
          "kodsträng", "kontering", "konteringssträng", "konteringskod", "kodkombination", "kodstr", "kontosträng",
          "accountstring", "kodplan",
        ]
      ),
      (
        .period,
        ["period", "per", "redovisningsperiod", "bokföringsperiod", "bokfperiod", "månad", "mån", "month", "bokfper"]
      ),
      (.year, ["år", "year", "räkenskapsår", "redovisningsår"]),
      (
        .day,
        [
          "datum", "bokföringsdatum", "bokfdatum", "bokfdat", "bokfdag", "verdatum", "verifikationsdatum", "transdatum",
          "transaktionsdatum", "date", "verdat", "trdatum",
        ]
      ),
      (.series, ["serie", "verserie", "verifikationsserie", "vertyp", "verifikationstyp", "vt", "vtyp", "series"]),
      (
        .number,
        [
          "ver", "vernr", "verifikation", "verifikationsnummer", "verifikationsnr", "verifikatnr", "verifikat",
          "vernummer", "voucher", "voucherno", "vouchernumber", "transnr", "transaktionsnr", "verifikationnr",
        ]
      ),
      (
        .text,
        [
          "text", "vertext", "verifikationstext", "transaktionstext", "transtext", "fritext", "radtext",
          "konteringstext",
          "bokföringstext",
        ]
      ),
      (
        .supplier,
        [
          "leverantör", "leverantörsnamn", "lev", "levnamn", "supplier", "kundleverantör", "leverantörkund", "levkund",
          "reskontranamn", "suppliername", "vendor",
        ]
      ),
      (.debit, ["debet", "deb", "debit", "debetbelopp", "beloppdebet"]),
      (.credit, ["kredit", "kred", "credit", "kreditbelopp", "beloppkredit"]),
      (.side, ["dk", "debetkredit", "debkred", "dc", "dkkod", "debitcredit"]),
      (
        .unused,
        [
          "valutabelopp", "valuta", "antal", "kvantitet", "moms", "momsbelopp", "momskod", "fakturadatum",
          "förfallodatum", "registreringsdatum", "regdatum", "leverantörsnr", "levnr", "leverantörsnummer",
          "fakturanr", "fakturanummer", "användare", "sign", "signatur", "attestant", "status", "ib", "ub",
          "ingåendebalans", "ingåendesaldo", "utgåendebalans", "utgåendesaldo", "rad", "radnr", "löpnr", "sida",
        ]
      ),
    ]
    var found: [String: HeadingMeaning.Kind] = [:]
    for (role, names) in roles {
      for name in names { found[name] = .role(role) }
    }
    for name in ["namn", "benämning", "name", "klartext", "beskrivning", "description", "förklaring"] {
      found[name] = .name
    }
    for name in ["kod", "nr", "code", "nummer"] { found[name] = .code }
    return found
  }()
}
