package import Kernel

/// What a figure is asked of: one axis and one id on it, `line/personnel`.
package struct FigureSelection: Hashable, Sendable {
  /// The axis: `line`, `area`, `unit`, `watched`, `account`, `investment` …
  package let axis: String
  /// The id on the axis.
  package let id: String

  /// The selection of `id` on `axis`.
  package init(_ axis: String, _ id: String) {
    self.axis = axis
    self.id = id
  }
}

/// The stable name of a figure, `variance:area/A12:line/L3:2019`: measure, selections in the order given, period.
///
/// Ids and never names stand in a key, so renaming a line or a unit leaves it as it was.
package struct FigureKey: Hashable, Sendable, CustomStringConvertible {
  /// What is measured: `actual`, `budget`, `forecast`, `variance` …
  package let measure: String
  /// What it is measured of.
  package let selections: [FigureSelection]
  /// When: for amounts the months that are summed.
  package let period: Period

  /// The key of `measure` for `selections` over `period`.
  package init(_ measure: String, _ selections: [FigureSelection], _ period: Period) {
    self.measure = measure
    self.selections = selections
    self.period = period
  }

  /// The key that the text spells, or nil where it is no key.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, !parts[0].isEmpty, let period = Period(parts[parts.count - 1]) else { return nil }
    var selections: [FigureSelection] = []
    for part in parts[1..<(parts.count - 1)] {
      let words = part.split(separator: "/", maxSplits: 1).map(String.init)
      guard words.count == 2 else { return nil }
      selections.append(FigureSelection(words[0], words[1]))
    }
    self.init(parts[0], selections, period)
  }

  /// The id selected on the axis, if any.
  package func id(on axis: String) -> String? { selections.first { $0.axis == axis }?.id }

  /// The same selections and period measured otherwise.
  package func measuring(_ other: String, over period: Period? = nil) -> FigureKey {
    FigureKey(other, selections, period ?? self.period)
  }

  /// The key as it is stored and shown.
  package var description: String {
    // A table writes hundreds of them: room at once, rather than more at each part.
    var text = ""
    text.reserveCapacity(96)
    text += measure
    for selection in selections {
      text += ":"
      text += selection.axis
      text += "/"
      text += selection.id
    }
    text += ":"
    text += period.description
    return text
  }
}
