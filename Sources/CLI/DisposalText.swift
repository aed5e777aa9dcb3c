import Kernel
import Retention
import Storage

/// Swedish words for what goes and what stays.
enum DisposalText {
  /// What goes of one subject, on which ground, and what stays.
  static func proposal(_ proposal: Proposal, verb: String) -> String {
    let head = "\(verb): \(proposal.subject.word), " + amount(proposal)
    var lines = [head + span(proposal) + ".", "  Stöd: \(ground(proposal)).", "  " + proposal.subject.remains]
    if proposal.shared > 0 {
      lines.append(
        "  \(Words.count(proposal.shared, "fil", "filer")) stannar: även uppgifter som bevaras hänvisar till dem.")
    }
    return lines.joined(separator: "\n")
  }

  /// What is due of one subject.
  static func due(_ proposal: Proposal) -> String {
    let rest =
      proposal.younger > 0
      ? "; \(Words.count(proposal.younger, "yngre", "yngre"))"
        + (proposal.next.map { ", nästa kan gallras \($0)" } ?? "") : ""
    guard !proposal.removal.isEmpty else { return "\(proposal.subject.word): inget\(rest)." }
    return "\(proposal.subject.word): \(amount(proposal))\(span(proposal))\(rest).\n  Stöd: \(ground(proposal))."
  }

  /// What goes when a disposal is done again, and which disposal it was.
  static func undone(_ part: ListDisposals.Undone) -> String {
    let disposal = part.entry.disposal
    let subject = RetentionSubject(rawValue: disposal.subject)?.word ?? disposal.subject
    let what = (subject.isEmpty ? "" : subject + ", ") + contents(part.removal)
    let rows = part.removal.rows > 0 ? ", " + Words.count(part.removal.rows, "rad", "rader") : ""
    let bytes = part.removal.bytes > 0 ? ", " + size(part.removal.bytes) : ""
    let origin = part.entry.origin
    return "Försvinner igen: \(what)\(rows)\(bytes).\n  "
      + "Gallrades \(origin.recordedAt.dayInStockholm) genom händelse \(origin.event). Stöd: \(disposal.ground)."
  }

  /// How much goes, kind by kind.
  static func contents(_ removal: Removal) -> String {
    SwedishText.list([
      Words.count(removal.versions.count, "postversion", "postversioner"),
      Words.count(removal.blobs.count, "bilaga", "bilagor"),
      Words.count(removal.segments.count, "månadssegment", "månadssegment"),
    ])
  }

  /// How many bytes, in kilobytes or more.
  static func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1_000: Words.count(bytes, "byte", "byte")
    case ..<1_000_000: SwedishText.number(Int64(bytes / 100), decimals: 1) + " kB"
    default: SwedishText.number(Int64(bytes / 100_000), decimals: 1) + " MB"
    }
  }

  private static func amount(_ proposal: Proposal) -> String {
    var parts = [count(proposal)]
    if proposal.removal.rows > 0 { parts.append(Words.count(proposal.removal.rows, "rad", "rader")) }
    if proposal.removal.bytes > 0 { parts.append(size(proposal.removal.bytes)) }
    return SwedishText.list(parts)
  }

  private static func count(_ proposal: Proposal) -> String {
    switch proposal.subject {
    case .sourceFiles: Words.count(proposal.count, "fil", "filer")
    case .postingTexts: Words.count(proposal.count, "månads texter", "månaders texter")
    case .postings: Words.count(proposal.count, "månadssegment", "månadssegment")
    case .remarks: Words.count(proposal.count, "kommentar", "kommentarer")
    case .drafts: Words.count(proposal.count, "mellanversion", "mellanversioner")
    case .forecasts: Words.count(proposal.count, "ersatt version", "ersatta versioner")
    case .templates: Words.count(proposal.count, "ersatt version eller fil", "ersatta versioner och filer")
    }
  }

  private static func span(_ proposal: Proposal) -> String {
    guard let months = proposal.months else { return "" }
    return months.lowerBound == months.upperBound
      ? ", \(months.lowerBound)" : ", \(months.lowerBound)–\(months.upperBound)"
  }

  private static func ground(_ proposal: Proposal) -> String {
    guard let (rule, _) = proposal.rule else { return proposal.ground }
    let kept = "regel \(rule.id): \(period(rule.months)) från \(rule.counted.word)"
    return proposal.ground + " (" + kept + (rule.decision.isEmpty ? "" : ", " + rule.decision) + ")"
  }

  private static func period(_ months: Int) -> String {
    let (years, rest) = (months / 12, months % 12)
    let parts = (years > 0 ? ["\(years) år"] : []) + (rest > 0 ? [Words.count(rest, "månad", "månader")] : [])
    return parts.isEmpty ? "ingen tid" : SwedishText.list(parts)
  }
}

/// What is due of one subject, as JSON.
struct ProposalOutput: Encodable {
  let subject: String
  let rule: String?
  let planVersion: Int?
  let ground: String
  let count: Int
  let rows: Int
  let bytes: Int
  let firstMonth: String?
  let lastMonth: String?
  let younger: Int
  let nextDay: String?
  let keptBecauseShared: Int

  init(_ proposal: Proposal) {
    subject = proposal.subject.rawValue
    rule = proposal.rule?.rule.id
    planVersion = proposal.rule?.version
    ground = proposal.ground
    count = proposal.count
    rows = proposal.removal.rows
    bytes = proposal.removal.bytes
    firstMonth = proposal.months?.lowerBound.description
    lastMonth = proposal.months?.upperBound.description
    younger = proposal.younger
    nextDay = proposal.next?.description
    keptBecauseShared = proposal.shared
  }
}
