import Documents
import Figures
import Kernel

/// Makes the two variants of a report out of one document.
package enum VariantRules {
  /// The label of the heading line that says on what ground a document is confidential.
  static let label = "Sekretess"

  /// The legal grounds, each once, in order.
  ///
  /// **Throws** `VariantProblem.noGround` where something is confidential on no ground.
  static func grounds(_ enclosures: [Enclosure], _ own: String) throws(VariantProblem) -> [String] {
    var grounds: [String] = []
    for ground in enclosures.map(\.ground) + (own.isEmpty ? [] : [own]) {
      let ground = String(ground.trimmed)
      guard !ground.isEmpty else { throw .noGround }
      if !grounds.contains(ground) { grounds.append(ground) }
    }
    return grounds
  }

  /// The public variant: it says on its first page that there is an enclosure, and nothing of what it holds.
  static func open(_ document: Document, without enclosures: [Enclosure], _ grounds: [String]) -> Document {
    guard !enclosures.isEmpty else { return document }
    let law = SwedishText.list(grounds)
    let text =
      enclosures.count == 1
      ? "Till rapporten hör en bilaga med uppgifter som omfattas av sekretess (\(law)). Den ingår inte i den "
        + "offentliga versionen."
      : "Till rapporten hör \(SwedishText.number(Int64(enclosures.count))) bilagor med uppgifter som omfattas av "
        + "sekretess (\(law)). De ingår inte i den offentliga versionen."
    return document.with(
      heading: document.heading, blocks: [.notice(Notice(.information, [.text(text)]))] + document.blocks)
  }

  /// The confidential variant: marked in its title and on its first page, with the enclosures last, each on a page of
  /// its own.
  static func confidential(
    _ document: Document, with enclosures: [Enclosure], _ grounds: [String]
  ) throws(VariantProblem) -> Document {
    guard !grounds.isEmpty else { throw .noGround }
    let law = SwedishText.list(grounds)
    var blocks: [Block] = [
      .notice(
        Notice(
          .warning,
          [.strong("Innehåller uppgifter med sekretess"), .text(" enligt \(law). Får inte publiceras eller spridas.")]))
    ]
    blocks += document.blocks
    for (index, enclosure) in enclosures.enumerated() {
      let notice = Notice(.warning, [.text("Bilagan innehåller uppgifter med sekretess (\(enclosure.ground)).")])
      blocks += [
        .pageBreak, .heading(level: 2, text: enclosure.title, id: "sekretess-\(index + 1)"), .notice(notice),
      ]
      blocks += enclosure.blocks
    }
    // The title stands at the foot of every page.
    return Document(
      title: document.title + " – med sekretess", language: document.language,
      heading: [.init(label, law)] + document.heading, blocks: blocks, identity: document.identity)
  }
}
