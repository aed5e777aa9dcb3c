package import Documents
import Kernel

/// What a locked report says of itself.
package enum LockRules {
  /// The label of the heading line that says which version it is.
  static let versionLabel = "Version"

  /// The document with what version it is, for whom and of which event; the reason first where it is a correction.
  package static func marked(
    _ document: Document, number: Int, body: String, event: Int, reason: String
  ) -> Document {
    var blocks = document.blocks
    if !reason.isEmpty {
      blocks.insert(
        .notice(
          Notice(.information, [.strong("Rättad version \(number)."), .text(" Skälet till rättelsen: \(reason)")])),
        at: 0)
    }
    return document.with(
      heading: document.heading + [.init(versionLabel, "\(number), låst för \(body); läget vid händelse \(event)")],
      blocks: blocks)
  }

  /// The stored tree as it is rendered later: it says that it is no finished file of its day, and by which decision it
  /// was established.
  package static func rendered(_ document: Document, of report: LockedReport) -> Document {
    let text = "Framställd i efterhand ur den låsta versionen \(report.id) (läget vid händelse \(report.event))."
    return document.with(
      heading: document.heading + (established(report).map { [.init("Fastställd", $0)] } ?? []),
      blocks: [.notice(Notice(.information, [.text(text)]))] + document.blocks)
  }

  /// The document with a warning first for each locked version that its figures have moved on from.
  package static func announcing(_ changes: [LockChanges], in document: Document) -> Document {
    let notices = changes.compactMap(\.sentence).map { Block.notice(Notice(.warning, [.text($0)])) }
    return notices.isEmpty ? document : document.with(heading: document.heading, blocks: notices + document.blocks)
  }

  /// The decision in words; nil while there is none.
  package static func established(_ report: LockedReport) -> String? {
    report.decision.map { "\($0.day) av \(report.body), \($0.section)" }
  }

  /// What the version is called in a comparison.
  package static func name(of report: LockedReport) -> String {
    "\(report.title), version \(report.number) låst för \(report.body) (händelse \(report.event))"
  }
}

extension Document {
  /// The document with another heading and other blocks.
  func with(heading: [HeadingLine], blocks: [Block]) -> Document {
    Document(title: title, language: language, heading: heading, blocks: blocks, identity: identity)
  }
}
