package import Documents

/// When a part of a template stands.
package indirect enum TemplateCondition: Hashable, Sendable {
  /// How two numbers lie to each other.
  package enum Comparison: String, Hashable, Sendable, CaseIterable {
    /// Less.
    case less = "<"
    /// Less or the same.
    case atMost = "≤"
    /// More.
    case more = ">"
    /// More or the same.
    case atLeast = "≥"
    /// The same.
    case equal = "="
    /// Another.
    case other = "≠"
  }

  /// A number with a unit, as people write it.
  package struct Bound: Hashable, Sendable {
    /// The number in its last digit, with the sign of reports: revenue and surplus positive.
    package let digits: Int64
    /// How many of the digits are decimals.
    package let decimals: Int
    /// The unit; nil where the number is zero.
    package let unit: CellUnit?

    /// A number.
    package init(digits: Int64, decimals: Int = 0, unit: CellUnit?) {
      self.digits = digits
      self.decimals = decimals
      self.unit = unit
    }
  }

  /// The figure lies so to the number.
  case compares(FigureReference, Comparison, Bound)
  /// There is something to measure.
  case isKnown(FigureReference)
  /// The field is known.
  case has(TemplateField)
  /// There is something on the axis.
  case hasMembers(axis: String)
  /// The written part is handed over.
  case isWritten(String)
  /// Both hold.
  case all([TemplateCondition])
  /// One of them holds.
  case any([TemplateCondition])
  /// It does not hold.
  case not(TemplateCondition)
}
