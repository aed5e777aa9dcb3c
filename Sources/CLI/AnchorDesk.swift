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
    /// Whether a line was added.
    let added: Bool
    /// Whether there was no file before.
    let isNew: Bool
    /// Whether the store's own key was there to compare the file's with.
    let hasKey: Bool
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
    var added = false
    if !checkOnly, found.findings.isEmpty, let end = found.end {
      added = try file.add(end, board: evidence.board, key: vault.anchorKey())
      if added { try shell.files.write(file.bytes, to: file.path) }
    }
    return Answer(
      anchors: file.anchors, checked: self.file.anchors.count, added: added, isNew: isNew, hasKey: key != nil)
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
    if answer.added, let last = answer.anchors.last {
      lines.append(
        (answer.isNew ? "Ankarfilen fanns inte. En ny är skapad med en rad" : "En rad är tillagd")
          + " för \(told(last)).")
      if answer.isNew { lines.append("En ny fil säger inget om tiden före den: finns en äldre ska den användas.") }
      lines.append("Förvara en kopia av filen där den som kan skriva i lagret inte kommer åt den.")
    } else if answer.checked > 0 {
      lines.append("Ingen rad är tillagd.")
    } else {
      lines.append("Lagret har inget att skriva ett ankare för.")
    }
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
