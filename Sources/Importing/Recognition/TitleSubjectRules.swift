import Kernel

/// Tells from the lines before a table whether it holds something else than a ledger's amounts.
enum TitleSubjectRules {
  /// The line that says so; nil where none does, or another says that the amounts are actuals.
  static func otherwise(_ lines: [String], sheet: String?) -> String? {
    let said = (lines + [sheet ?? ""]).filter { $0.utf8.count <= 200 }.map { ($0, HeadingWords($0).all) }
    if said.contains(where: { $0.1.contains(where: isActual) }) { return nil }
    return said.first { isOther($0.1) }?.0
  }

  /// Whether the word says that amounts are what the books have.
  static func isActual(_ word: String) -> Bool {
    ["utfall", "utfallet", "bokfört", "redovisat", "verkligt", "huvudbok", "uppföljning", "actual", "ledger"]
      .contains(word) || word.hasSuffix("uppföljning")
  }

  private static func isOther(_ words: [String]) -> Bool {
    // What is to be done with the amounts is a note: `Avvikelser över 500 tkr ska kommenteras`.
    if words.contains(where: notes.contains) { return false }
    if words.first == "antal", words.dropFirst().contains(where: counted.contains) { return true }
    return words.indices.contains { index in
      guard isOther(words[index]) else { return false }
      // `Resultat mot budget` is a result.
      return index == 0 || !beside.contains(words[index - 1])
    }
  }

  private static func isOther(_ word: String) -> Bool {
    others.contains(word) || word.hasSuffix("budget") || word.hasSuffix("prognos") || word.hasPrefix("årsarbet")
  }

  private static let others: Set = [
    "budgeten", "budgetram", "budgetramar", "prognosen", "avvikelse", "avvikelser", "arbetskrafter", "forecast",
    "variance",
  ]
  private static let counted: Set = [
    "arbetare", "timmar", "brukare", "dygn", "platser", "besök", "ärenden", "hushåll", "placeringar", "personer",
  ]
  private static let beside: Set = [
    "mot", "med", "och", "jämfört", "jmf", "till", "inkl", "inklusive", "enligt", "vs", "exkl", "exklusive", "utan",
    "av",
  ]
  private static let notes: Set = [
    "ska", "skall", "bör", "måste", "obs", "över", "under", "kommenteras", "se", "kan", "inte", "är",
  ]
}
