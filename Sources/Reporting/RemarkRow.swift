package import Figures
package import Storage

/// A remark with its figure as it is, and as it was when the remark was written.
package struct RemarkRow: Sendable {
  /// The remark.
  package let remark: Versioned<Remark>
  /// What the figure is called; its key where it is gone.
  package let title: String
  /// The figure now; nil where it is gone.
  package let now: Figure?
  /// The figure's value when the remark was written; nil where it cannot be read.
  package let then: FigureValue?

  /// Whether the figure is another than it was.
  package var hasMoved: Bool { now.map { figure in then.map { $0 != figure.value } ?? false } ?? false }

  /// What the remark tells of the figure's way: its value then, and how much it has moved.
  package var movement: String {
    guard let now else { return "Siffran finns inte längre." }
    guard let then else { return "Värdet när kommentaren skrevs går inte att läsa." }
    guard hasMoved else { return "oförändrat" }
    // A number of people may be hidden in its cell, and must not be told in words beside it.
    guard then.money != nil, now.value.money != nil else { return "har ändrats sedan kommentaren skrevs" }
    let text = "skrevs vid " + RemarkRules.text(then, of: now.key) + "; nu " + RemarkRules.text(now.value, of: now.key)
    guard let moved = RemarkRules.movement(from: then, to: now.value) else { return text }
    return text + " (" + RemarkRules.text(moved, of: now.key) + ")"
  }
}
