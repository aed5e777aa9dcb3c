import Documents
import Figures
import Kernel
import Storage

/// Whether what people have written still suits its figures: a text whose figures have moved was true of others.
enum AgedRules {
  /// What of a written text is another than when somebody last stood behind it.
  static func findings(
    _ text: WrittenText, _ resolver: ProseResolver, _ placed: PlacedDocument, hidden: Set<FigureKey>
  ) -> [ReportFinding] {
    let spot = placed.spot(ofFirst: text.anchors, else: text.title)
    let prose = ProseParser.stored(text.text).prose
    let remedy: Remedy = "Läs texten mot siffrorna som de är nu, och skriv om den eller godkänn den igen."
    switch text.then {
    case .asNow: return []
    case .unreadable:
      guard !prose.references.isEmpty else { return [] }
      return [
        ReportFinding(
          .textAged, spot, "\(text.title): siffrorna går inte att läsa som de var när texten blev \(text.stamp).",
          remedy: remedy)
      ]
    case .read(let then):
      let (now, then) = (resolver.repeated(for: text.unit), then.repeated(for: text.unit))
      let aged = movements(prose, from: then, to: now, hidden).map { words in
        ReportFinding(.textAged, spot, "\(text.title), \(text.stamp): \(words).", remedy: remedy)
      }
      return aged + names(text, prose, then.directory, now.directory, spot)
    }
  }

  /// How the figures of the text have moved, in words, each once.
  static func movements(
    _ prose: Prose, from then: ProseResolver, to now: ProseResolver, _ hidden: Set<FigureKey> = []
  ) -> [String] {
    var seen: Set<FigureReference.Expression> = []
    return prose.references.compactMap { reference in
      seen.insert(reference.expression).inserted ? moved(reference, from: then, to: now, hidden) : nil
    }
  }

  /// How the figure has moved, in words; nil where it has not, or is not to be had now, which is told elsewhere.
  private static func moved(
    _ reference: FigureReference, from then: ProseResolver, to now: ProseResolver, _ hidden: Set<FigureKey>
  ) -> String? {
    guard let figure = figure(reference, now) else { return nil }
    let name = ReferenceWriter(directory: now.directory).text(reference)
    let kind = ReferenceCheck.kind(of: reference.expression, in: now.directory) ?? .money
    let keys = [figure.key] + reference.terms.compactMap { $0.key(at: now.month, current: now.current) }
    let isHidden = keys.contains(where: hidden.contains)
    func text(_ figure: Figure) -> String {
      FigureCell(figure, as: WordingRules.presentation(reference.format, kind)).text(.signed)
    }
    guard let before = self.figure(reference, then) else {
      return "siffran \(name) fanns inte då" + (isHidden ? "" : " och är \(text(figure)) nu")
    }
    guard before.value != figure.value else { return nil }
    if isHidden { return "siffran \(name), som inte visas, är en annan nu än då" }
    return text(before) == text(figure)
      ? nil : "siffran \(name) var \(text(before)) då och är \(text(figure)) nu"
  }

  private static func figure(_ reference: FigureReference, _ resolver: ProseResolver) -> Figure? {
    // A figure that is not to be had is what is asked about here, not a mistake.
    try? resolver.figure(reference)
  }

  /// Names in the text that lines, areas or units had then and nothing has now.
  private static func names(
    _ text: WrittenText, _ prose: Prose, _ then: FigureDirectory, _ now: FigureDirectory, _ spot: ReportFinding.Spot
  ) -> [ReportFinding] {
    let words = SearchText.words(
      prose.segments.map { if case .text(let text) = $0.piece { text } else { " | " } }.joined())
    let standing = Set(now.members.map { SearchText.plain($0.name) })
    var told: Set<String> = []
    return then.members.compactMap { member in
      let plain = SearchText.plain(member.name)
      guard !standing.contains(plain), mentions(words, member.name), told.insert(plain).inserted else { return nil }
      let heir = now.member(FigureSelection(member.axis, member.id))
      return ReportFinding(
        .nameAged, spot,
        "\(text.title), \(text.stamp): texten nämner ”\(member.name)”, som "
          + (heir.map { "nu heter ”\($0.name)”." } ?? "inte finns längre."),
        remedy: "Skriv det nya namnet, eller skriv om meningen.")
    }
  }

  /// Whether the words have those of the name in a row; the last may have an ending.
  private static func mentions(_ words: [String], _ name: String) -> Bool {
    let wanted = SearchText.words(name)
    guard let last = wanted.last, wanted.joined().count >= 4, words.count >= wanted.count else { return false }
    return (0...(words.count - wanted.count)).contains { start in
      let part = words[start..<(start + wanted.count)]
      guard let end = part.last, part.dropLast().elementsEqual(wanted.dropLast()) else { return false }
      return end == last || last.count >= 5 && end.hasPrefix(last) && end.count <= last.count + 3
    }
  }

  /// Remarks whose figure has moved, or is gone, since they were written.
  static func findings(
    _ remarks: [RemarkRow], _ placed: PlacedDocument, hidden: Set<FigureKey>
  ) -> [ReportFinding] {
    remarks.compactMap { row in
      guard row.hasMoved || row.now == nil else { return nil }
      let spot = placed.spot(ofFirst: [RemarkSections.section], else: "kommentaren till ”\(row.title)”")
      let remark = row.remark.value
      let isHidden = row.now.map { hidden.contains($0.key) } ?? false
      let movement = isHidden ? "siffran, som inte visas, är en annan nu." : row.movement
      return ReportFinding(
        .remarkAged, spot,
        "Kommentaren till ”\(row.title)” av \(remark.author) \(remark.writtenAt.dayInStockholm): \(movement)"
          + (movement.hasSuffix(".") ? "" : "."),
        remedy:
          "Skriv om den\(command: " med roder remark \(remark.key)", page: ""), eller ta tillbaka den med en tom text.")
    }
  }
}
