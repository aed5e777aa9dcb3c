import Kernel

/// The Swedish words for the fields of stored bodies, and how their values are told.
enum FieldWords {
  /// Fields whose whole numbers are öre.
  private static let amounts: Set<String> = ["amount", "sum", "total"]

  /// Fields whose whole numbers are hundredths.
  private static let hundredths: Set<String> = ["count"]

  /// Fields that people write in words of their own.
  private static let prose: Set<String> = [
    "decision", "fault", "ground", "name", "reason", "remark", "text", "title", "words",
  ]

  /// The words by field.
  static let words: [String: String] = [
    "absent": "frånvarande", "account": "konto", "accounts": "konton", "activity": "aktivitet", "actor": "vem",
    "added_by": "tillagt av", "agreement": "överenskommelse", "amount": "belopp", "area": "område",
    "areas": "områden", "article": "artikel", "at": "när", "author": "vem", "basis": "sätt",
    "basisPoints": "hundradels procent",
    "belongs_to_period": "hör till perioden", "bodies": "instanser", "body": "instans",
    "budgetVersion": "budgetversion", "cell": "cell", "cells": "celler", "changed": "ändrat", "choices": "val",
    "class": "klass", "code": "kod", "codes": "koder", "codeString": "kodsträng", "columns": "kolumner",
    "compensation": "uppräkning", "component": "komponent", "consents": "medgivanden", "content": "innehåll",
    "copiedFrom": "utgår från texten i", "counted": "räknat från", "counterparty": "motpart",
    "count": "antal", "cutOff": "brytdag",
    "day": "dag", "deadlines": "sista dagar", "definite": "bestämd form",
    "definite_plural": "bestämd form av flera", "decidedBy": "beslutas av", "decidedOn": "beslutsdag",
    "decimals": "decimaler", "decision": "beslut", "digest": "avtryck", "dimensions": "dimensioner",
    "direction": "riktning", "document": "innehåll", "due": "dag", "email": "e-post", "entered": "angivet",
    "entries": "poster", "event": "händelse", "extracted": "uttagen", "fault": "vad som är fel", "figures": "siffror",
    "file": "fil",
    "fileName": "filnamn", "files": "filer", "format": "format", "from": "från och med", "ground": "grund",
    "holder": "skriver nu", "id": "id", "includedReallocations": "medräknade omdisponeringar", "index": "index",
    "is_booked": "bokförd", "is_default": "Roders ord", "is_ended": "avslutad",
    "is_in_period_budget": "i periodens budget",
    "is_included": "medräknad", "isCumulative": "ackumulerad", "isNotedNotInvoiced": "noteras utan faktura",
    "joining": "villkoren gäller", "key": "nyckel", "kind": "slag", "layer": "lager", "ledgerSign": "tecken",
    "level": "nivå", "line": "rad", "lines": "rader", "maskedCount": "maskerade personnummer",
    "measure": "mått",
    "meeting": "sammanträde", "meetings": "sammanträden", "members": "klasser", "method": "metod",
    "mirrors": "motbokningar då", "month": "månad",
    "months": "månader", "municipality": "kommun", "name": "namn", "number": "nummer", "object": "objekt",
    "order": "ordning",
    "ordinal": "nummer bland lika",
    "origin": "ursprung", "outcome": "utgång", "origin_year": "ursprungsår", "outside": "utanför",
    "parent": "överordnad", "part": "del",
    "parts": "delar", "party": "part", "person": "person", "plan": "plan", "plural": "flera",
    "posting": "bokföringsrad",
    "priceLevel": "prisnivå",
    "permissions": "rättigheter", "profile": "fördelning", "project": "projekt", "proposal": "förslag",
    "purpose": "avser",
    "reason": "skäl", "registrationNumber": "diarienummer",
    "remark": "kommentar", "remarkEvent": "kommentarens händelse", "rereadOf": "läst på nytt ur",
    "responsibilities": "ansvar", "responsibility": "ansvar", "reversal": "vändning", "reverses": "återtar",
    "role": "roll", "rowCount": "antal rader", "rows": "rader", "rules": "regler", "section": "paragraf",
    "sealed": "förseglat", "sections": "avsnitt", "segment": "segment", "selection": "urval",
    "series": "serie", "service_area": "verksamhet", "settlement": "besked", "sheet": "blad",
    "sheets": "blad", "sign": "tecken", "signature": "kännetecken", "singular": "en eller ett",
    "sort": "slag", "source": "källa",
    "stamp": "skrivet", "standsInFor": "ställföreträder", "state": "läge", "statement": "uppställning",
    "status": "status", "step": "steg", "subject": "vad", "sum": "summa", "table": "tabell", "template": "mall",
    "templateVersion": "mallens version", "text": "text", "texts": "texter", "thresholds": "kommentarkrav",
    "title": "rubrik", "to": "till och med", "total": "summa", "unit": "enhet", "units": "enheter", "until": "till",
    "validFrom": "gäller från", "validTo": "gäller till", "vouchersMustBalance": "verifikationer ska balansera",
    "volume": "köpt vård", "warnings": "varningar", "withdrawn": "återtagen", "words": "i ord", "written": "skrivet",
    "writtenAt": "skrivet",
    "year": "år",
  ]

  /// Values of some fields that have words of their own.
  private static let values: [String: [String: String]] = [
    "purpose": ["invitation": "inbjudan", "reset": "nytt lösenord"],
    "status": ["open": "öppen", "preliminary": "preliminär", "closed": "stängd"],
    "basis": ["level": "nivå", "variance": "avvikelse", "rest": "återstår", "addition": "tillägg"],
    "layer": ["unit": "enhet", "administration": "förvaltning", "board": "nämnd"],
    "kind": ["leaf": "rad", "sum": "summa", "frame": "ram", "heading": "rubrik"],
    "outcome": ["corrected": "rättad", "refused": "rättas inte", "withdrawn": "återtagen"],
    "measure": ["care-days": "vårddygn", "placements": "placeringar", "hours": "timmar"],
    "state": [
      "not-started": "ej påbörjad", "started": "påbörjad", "ready": "klarmarkerad",
      "returned": "åter för komplettering",
      "approved": "godkänd",
    ],
    "role": [
      "unit-manager": "enhetschef", "controller": "controller", "planner": "planerare", "director": "socialchef",
      "secretary": "nämndsekreterare", "board-member": "ledamot", "auditor": "revisor",
      "administrator": "administratör",
    ],
    "permissions": Dictionary(uniqueKeysWithValues: Permission.allCases.map { ($0.rawValue, $0.words) }),
    "step": ["report": "rapportera", "review": "granska", "compile": "sammanställa", "approve": "godkänna"],
    "method": ["rest-of-budget": "periodbudget", "run-rate": "takt", "last-year-pattern": "fjolårsmönster"],
    "sort": [
      "holiday-pay-debt": "semesterlöneskuld", "accrued-salaries": "upplupna löner",
      "hourly-pay-lag": "eftersläpande timlöner", "booked-ahead": "uppbokning", "write-down": "nedskrivning",
      "frame-catch-up": "ramändring", "one-off": "engångspost", "moved-unit": "flyttad enhet",
      "changed-principle": "ändrad princip", "base": "grundram", "temporary": "tillfällig",
      "supplementary": "tilläggsanslag", "compensation": "kompensation",
    ],
    "class": ["external": "extern", "municipal": "kommunintern", "board": "nämndintern"],
    "sign": ["ledger": "kostnader positiva", "report": "intäkter positiva"],
    "ledgerSign": ["ledger": "kostnader positiva", "report": "intäkter positiva"],
    "direction": ["sell": "säljer", "buy": "köper"],
    "codeString": [
      "account": "konto", "responsibility": "ansvar", "service_area": "verksamhet", "activity": "aktivitet",
      "project": "projekt", "object": "objekt", "counterparty": "motpart",
    ],
    "subject": [
      "source-files": "källfiler", "posting-texts": "verifikationstexter", "postings": "verifikationsrader",
      "remarks": "kommentarer", "drafts": "prognosutkast", "forecasts": "ersatta prognoser",
      "templates": "ersatta mallar",
    ],
    "joining": ["either": "vart för sig", "both": "tillsammans"],
    "counted": ["fiscal-year": "räkenskapsårets slut"],
  ]

  /// The word for the field; its name where there is none.
  static func word(_ field: String) -> String { words[field] ?? field }

  /// The value of the field in words.
  static func text(
    _ value: BodyTree, of field: String, sign: KindTerms.AmountSign, in terms: Terms = .standard
  ) -> String {
    switch value {
    case .null: return "–"
    case .truth(let truth): return truth ? "ja" : "nej"
    case .number(let number):
      if hundredths.contains(field) { return Quantity(hundredths: number).text }
      return amounts.contains(field)
        ? kronor(number, sign) : isPlain(field) ? String(number) : SwedishText.number(number)
    case .text(let text):
      if field == "due" { return dueDay(text) }
      return values[field]?[text] ?? (prose.contains(field) ? "”" + text + "”" : short(text))
    case .list(let list): return self.text(list, of: field, sign: sign, in: terms)
    case .object(let fields):
      let told = fields.keys.sorted().filter { name in
        fields[name]?.isEmpty == false && !isSaidByEvent(name, in: field)
      }
      return told.compactMap { name in
        let value = fields[name] ?? .null
        let words = text(value, of: name, sign: sign, in: terms)
        // A selection of codes is the parts of its coding, which name themselves.
        if name == "parts", case .object = value { return words }
        return words.isEmpty ? nil : terms.own(word(name)) + " " + words
      }.joined(separator: ", ")
    }
  }

  /// `meeting-6` and `cut-off+4` in words; a day as it is.
  private static func dueDay(_ text: String) -> String {
    for (name, word) in [("meeting", "sammanträdet"), ("cut-off", "brytdagen")] where text.hasPrefix(name) {
      let days = text.dropFirst(name.count)
      return word + (days.isEmpty ? "" : " " + days.replacing("-", with: SwedishText.minus) + " dagar")
    }
    return text
  }

  /// The months of a year by name, where that is what the numbers are: amounts of months are never 1, 2, 3 öre.
  private static func monthNames(_ list: [BodyTree]) -> String? {
    let numbers = list.compactMap { if case .number(let number) = $0 { number } else { nil } }
    guard numbers.count == list.count, numbers.allSatisfy({ (1...12).contains($0) }), numbers == numbers.sorted(),
      Set(numbers).count == numbers.count
    else { return nil }
    return SwedishText.list(numbers.map { SwedishText.monthNames[Int($0) - 1] })
  }

  /// Whether the field repeats who wrote the version, when and why, which its event says.
  static func isSaidByEvent(_ field: String, in parent: String) -> Bool {
    field == "remarkEvent" || field == "writtenAt"
      || parent == "stamp" && ["at", "author", "event", "reason"].contains(field)
  }

  /// Years and numbers of events have no spaces between thousands.
  private static func isPlain(_ field: String) -> Bool {
    field.lowercased().hasSuffix("year") || field.lowercased().hasSuffix("event") || field == "priceLevel"
  }

  private static func text(
    _ list: [BodyTree], of field: String, sign: KindTerms.AmountSign, in terms: Terms
  ) -> String {
    guard !list.isEmpty else { return "–" }
    if field == "months", let names = monthNames(list) { return names }
    if field == "months", let sum = FieldWords.sum(list) {
      return kronor(sum, sign) + " på \(list.filter { $0 != .number(0) }.count) månader"
    }
    if let range = codeRange(list) { return range }
    guard list.count <= 8 else { return "\(SwedishText.number(Int64(list.count))) st" }
    let items = list.map { text($0, of: field, sign: sign, in: terms) }
    let isFlat = list.allSatisfy { if case .object = $0 { false } else { true } }
    return items.joined(separator: isFlat ? ", " : "; ")
  }

  /// One or two codes in a list of their own are a range, as ranges of codes are stored.
  static func codeRange(_ list: [BodyTree]) -> String? {
    guard list.count == 2, case .text(let first) = list[0], case .text(let last) = list[1],
      isCode(first), isCode(last)
    else { return nil }
    return first + "–" + last
  }

  private static func isCode(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 12 && text.utf8.contains { (0x30...0x39).contains($0) }
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
  }

  /// The sum of whole numbers; nil where the list holds anything else, or more than fits.
  static func sum(_ list: [BodyTree]) -> Int64? {
    var sum: Int64 = 0
    for item in list {
      guard case .number(let number) = item else { return nil }
      let (next, overflows) = sum.addingReportingOverflow(number)
      if overflows { return nil }
      sum = next
    }
    return sum
  }

  /// Digests are told by their beginning, moments as clocks in Sweden show them; words with spaces stand in quotes.
  private static func short(_ text: String) -> String {
    if let moment = Instant(text) { return moment.textInStockholm }
    let hexadecimal = text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    if text.utf8.count == 64, hexadecimal { return String(text.prefix(12)) }
    return text.isEmpty || text.contains { $0.isWhitespace || $0 == "," } ? "”" + text + "”" : text
  }

  private static func kronor(_ ore: Int64, _ sign: KindTerms.AmountSign) -> String {
    // The one number without an opposite is told as it is.
    let shown = sign == .report ? (ore == .min ? ore : -ore) : ore
    let text = shown % 100 == 0 ? SwedishText.number(shown / 100) : SwedishText.number(shown, decimals: 2)
    return text + SwedishText.space + "kr"
  }
}
