/// A text that somebody has written for a report, with the figures as they were when somebody last stood behind it.
package struct WrittenText: Sendable {
  /// What figures were when the text got its state.
  package enum Then: Sendable {
    /// What they are now: nothing that figures are made of has changed since.
    case asNow
    /// These.
    case read(ProseResolver)
    /// They cannot be read.
    case unreadable
  }

  /// What it is called: *”Enhetens kommentar” för Öppna insatser*.
  package let title: String
  /// The ids of headings that it may stand under, the nearest first.
  package let anchors: [String]
  /// The unit that it is about; nil for the whole board.
  package let unit: String?
  /// What it says, in the form that is stored.
  package let text: String
  /// What happened to it last: *godkänd 2019-05-13*.
  package let stamp: String
  /// The figures then.
  package let then: Then

  /// A text.
  package init(title: String, anchors: [String], unit: String?, text: String, stamp: String, then: Then) {
    self.title = title
    self.anchors = anchors
    self.unit = unit
    self.text = text
    self.stamp = stamp
    self.then = then
  }
}
