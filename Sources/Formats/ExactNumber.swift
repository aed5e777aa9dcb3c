package import Kernel

/// A number as a file spells it, in decimal digits; never a binary fraction.
package struct ExactNumber: Hashable, Sendable, CustomStringConvertible {
  /// The number written out, `-1234.56`: no exponent, no group marks, no needless zeros, a point for its decimals.
  package let text: String

  /// The number that the text spells; nil where it spells none.
  ///
  /// Digits with an optional sign, decimals after a point and an exponent: what spreadsheets store. A number of more
  /// than 15 significant digits is rounded to 15, half away from zero, since a spreadsheet stores a binary fraction and
  /// shows no more of it.
  package init?(_ spelling: some Sequence<UInt8>) {
    guard let text = DecimalSpelling.plain(spelling) else { return nil }
    self.text = text
  }

  /// The whole number; nil where it has decimals or does not fit 64 bits.
  package var integer: Int64? { Int64(text) }

  /// The amount in the unit, in whole öre.
  package func money(unit: AmountUnit = .kr) throws(Amount.Fault) -> Money { try Amount.money(text, unit: unit) }

  package var description: String { text }
}
