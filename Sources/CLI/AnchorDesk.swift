import Kernel
import Storage

/// The anchor file at the command line: read, held against the store, and written anew with a line for today.
struct AnchorDesk {
  /// What came of it.
  struct Answer {
    /// All lines, the new one among them.
    let anchors: [Anchor]
    /// How many lines there were before.
    let checked: Int
    /// Whether a line was added, and why none was.
    let addition: Addition
    /// Whether there was no file before.
    let isNew: Bool
    /// Whether the store's own key was there to compare the file's with.
    let hasKey: Bool
  }

  /// What became of the line for today.
  enum Addition {
    /// It was added.
    case added
    /// The file was to be checked only.
    case checkedOnly
    /// The store does not agree with itself, and a signature would vouch for that.
    case damagedStore
    /// The last event has its line already.
    case alreadyThere
    /// There is no event yet.
    case noEvent
  }

  private let file: AnchorFile
  private let isNew: Bool
  private let checkOnly: Bool
  private let shell: Shell

  /// The file at the path; without one a new file, unless it is only to be checked.
  ///
  /// **Throws** as `AnchorFile.init(_:path:)`, and what reading throws.
  init(path: String, checkOnly: Bool, _ shell: Shell) throws {
    self.checkOnly = checkOnly
    self.shell = shell
    isNew = !checkOnly && !shell.files.exists(path)
    file = isNew ? AnchorFile(newAt: path) : try AnchorFile(try shell.files.read(path), path: path)
  }

  /// What came of holding the file against the store; nothing is added where the store does not agree with itself.
  func answer(_ store: any Store, _ found: Verification) async throws -> Answer {
    let evidence = try await store.evidence(at: file.anchors.map(\.head.number))
    let vault = evidence.vault
    let key = vault.state == .open ? try vault.anchorKey() : nil
    try file.check(evidence, key: key)
    var file = file
    let addition = try add(found, to: &file, evidence)
    if addition == .added { try shell.files.write(file.bytes, to: file.path) }
    return Answer(
      anchors: file.anchors, checked: self.file.anchors.count, addition: addition, isNew: isNew, hasKey: key != nil)
  }

  /// Adds a line for the last event, where there is reason to.
  private func add(
    _ found: Verification, to file: inout AnchorFile, _ evidence: AnchorEvidence
  ) throws -> Addition {
    guard !checkOnly else { return .checkedOnly }
    guard found.findings.isEmpty else { return .damagedStore }
    guard let end = found.end else { return .noEvent }
    return try file.add(end, board: evidence.board, key: evidence.vault.anchorKey()) ? .added : .alreadyThere
  }

  /// What came of it, in Swedish lines.
  static func lines(_ answer: Answer) -> [String] {
    var lines: [String] = []
    if answer.checked > 0 {
      let last = answer.anchors[answer.checked - 1]
      lines.append(
        "Ankaret stämmer: \(Words.count(answer.checked, "rad", "rader")), den senaste för \(told(last)). "
          + "Historiken fram till dess är den som var när raderna skrevs.")
    }
    lines += told(answer.addition, answer)
    if let key = answer.anchors.last?.publicKey {
      lines.append("Öppen nyckel: \(grouped(key))")
      lines.append(
        answer.hasKey
          ? "Jämför den med den som skrevs på papper när filen var ny."
          : "Lagrets nyckel är inte framme: jämför den öppna nyckeln med papperet, för annars kan filen vara en annans."
      )
    }
    return lines
  }

  /// What became of the line for today.
  private static func told(_ addition: Addition, _ answer: Answer) -> [String] {
    switch addition {
    case .added:
      let begins = answer.isNew ? "Ankarfilen fanns inte. En ny är skapad med en rad" : "En rad är tillagd"
      return [
        answer.anchors.last.map { "\(begins) för \(told($0))." },
        answer.isNew ? "En ny fil säger inget om tiden före den: finns en äldre ska den användas." : nil,
        "Förvara en kopia av filen där den som kan skriva i lagret inte kommer åt den.",
      ].compactMap(\.self)
    case .checkedOnly:
      return ["Ingen rad är tillagd: kontrollen gjordes med --check-only, som lämnar filen som den är."]
    case .damagedStore: return ["Ingen rad är tillagd: en underskrift ska inte intyga ett lager som inte stämmer."]
    case .alreadyThere: return ["Ingen rad är tillagd: lagrets senaste händelse har redan en."]
    case .noEvent: return ["Ingen rad är tillagd: lagret har inga händelser att skriva ett ankare för."]
    }
  }

  private static func told(_ anchor: Anchor) -> String {
    "händelse \(VerificationText.number(anchor.head.number)), \(anchor.head.recordedAt.textInStockholm)"
  }

  /// The key in groups of four digits, as it is read aloud.
  private static func grouped(_ key: [UInt8]) -> String {
    let digits = Array(Anchor.text(key))
    return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<min($0 + 4, digits.count)]) }
      .joined(separator: " ")
  }
}
