package import Kernel

/// An adjustment as it stands in a file, with the places of its parts there.
package struct AdjustmentDraft: Hashable, Sendable {
  /// The adjustment's id.
  package let id: String
  /// What the file says of it.
  package let adjustment: Adjustment
  /// Where each part stands, in their order.
  package let places: [Place]

  /// An adjustment read from a file.
  package init(id: String, adjustment: Adjustment, places: [Place]) {
    self.id = id
    self.adjustment = adjustment
    self.places = places
  }
}
