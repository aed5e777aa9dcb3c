import Kernel

/// Which variant of a report is asked for, and what of it is confidential.
package struct VariantOrder: Sendable {
  /// The variant.
  package let variant: ReportVariant
  /// What only the confidential variant holds.
  package let enclosures: [Enclosure]
  /// The same as somebody wrote it.
  package let texts: [EnclosureText]
  /// The ground of what is confidential beside the enclosures: small numbers of people.
  package let ground: String

  /// That variant of a report with those enclosures; the public variant says that they exist.
  package init(
    _ variant: ReportVariant = .public, enclosures: [Enclosure] = [], texts: [EnclosureText] = [], ground: String = ""
  ) {
    self.variant = variant
    self.enclosures = enclosures
    self.texts = texts
    self.ground = PersonalNumbers.masked(ground).text
  }
}
