package import Kernel

/// The unit that a file's amounts are written in.
package enum AmountUnit: String, Hashable, Sendable, Codable, CaseIterable {
  /// Kronor: two decimals are whole öre.
  case kr
  /// Thousand kronor: five decimals are whole öre.
  case tkr
  /// Million kronor: eight decimals are whole öre.
  case mnkr

  /// How many decimals make whole öre.
  package var decimals: Int {
    switch self {
    case .kr: 2
    case .tkr: 5
    case .mnkr: 8
    }
  }
}

/// Reads amounts of money as people and programs write them, exactly.
///
/// Decimal comma or point; between groups of three digits spaces of any width or apostrophes; a plus, a hyphen, a
/// dash or a true minus before, a minus behind, or parentheses around a negative amount; `kr`, `SEK`, `tkr` or `mnkr`
/// behind, which then counts before the column's unit. A dash alone is zero, as spreadsheets print it. Points or
/// commas between groups are taken where a second mark shows what they are: `1.234,56`, `1,234.56`, `1.234.567`. A
/// single mark always begins decimals, so `1.234` has three of them.
package enum Amount {
  /// Why bytes are no amount.
  package enum Fault: Error, Hashable, Sendable {
    /// There is nothing but spaces.
    case empty
    /// They spell no amount.
    case notAnAmount
    /// There are more decimals than whole öre have.
    case tooManyDecimals
    /// It is larger than `Money.limit`.
    case tooLarge
  }

  /// The amount that the UTF-8 bytes spell, in whole öre.
  package static func money(_ bytes: some Sequence<UInt8>, unit: AmountUnit = .kr) throws(Fault) -> Money {
    var reader = AmountReader(unit: unit)
    for byte in bytes { try reader.take(byte) }
    return Money(ore: try reader.finish())
  }

  /// The amount that the text spells.
  package static func money(_ text: String, unit: AmountUnit = .kr) throws(Fault) -> Money {
    try money(text.utf8, unit: unit)
  }
}
