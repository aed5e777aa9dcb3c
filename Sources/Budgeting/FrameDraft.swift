package import Kernel

/// A frame component as somebody wrote it, before it is checked against the others.
package struct FrameDraft: Sendable {
  /// The component's id.
  package let id: String
  /// The component; its amount is zero where none was written.
  package let frame: BudgetFrame
  /// Whether an amount was written; compensation may name a percentage instead.
  package let hasAmount: Bool
  /// Where it was written.
  package let place: Place

  /// A component called `id`.
  package init(id: String, frame: BudgetFrame, hasAmount: Bool = true, place: Place = Place()) {
    self.id = id
    self.frame = frame
    self.hasAmount = hasAmount
    self.place = place
  }
}
