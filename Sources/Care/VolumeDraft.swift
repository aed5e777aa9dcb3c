package import Kernel

/// A number of bought care as it stands in a file, with its place there.
package struct VolumeDraft: Hashable, Sendable {
  /// The month.
  package let month: Month
  /// The unit's id.
  package let unit: String
  /// The line, the area, the measure and the number.
  package let row: CareVolumes.Row
  /// Where in the file.
  package let place: Place

  /// A number read from `place`.
  package init(month: Month, unit: String, row: CareVolumes.Row, place: Place) {
    self.month = month
    self.unit = unit
    self.row = row
    self.place = place
  }
}
