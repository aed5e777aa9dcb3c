package import Kernel

/// A forecast assumption as it stands in a file, with its place there.
package struct AssumptionDraft: Hashable, Sendable {
  /// The assumption's id.
  package let id: String
  /// What the file says of it.
  package let assumption: ForecastAssumption
  /// Where in the file.
  package let place: Place

  /// An assumption read from `place`.
  package init(id: String, assumption: ForecastAssumption, place: Place) {
    self.id = id
    self.assumption = assumption
    self.place = place
  }
}
