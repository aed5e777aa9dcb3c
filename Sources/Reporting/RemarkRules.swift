import Documents
import Figures
import Kernel

/// What a remark tells of its figure.
package enum RemarkRules {
  /// The unit that the key is about, a department for the codes of its own; nil for the whole board.
  static func unit(of key: FigureKey) -> String? {
    key.id(on: "unit").map { $0.split(separator: ".").first.map(String.init) ?? $0 }
  }

  /// How a value is shown beside a remark.
  static func presentation(of value: FigureValue) -> Presentation {
    switch value {
    case .money: .tkr
    case .share: Presentation(unit: .percent, factor: 1, decimals: 1)
    case .count, .missing, .suppressed: Presentation(unit: .count, factor: 1)
    }
  }

  /// The value as it is printed, with its unit.
  static func text(_ value: FigureValue, of key: FigureKey) -> String {
    FigureCell(key: key, value: value, presentation: presentation(of: value)).text(.signed)
  }

  /// That remarks are missing because they were disposed of; nil where none was.
  package static func disposed(_ disposed: (count: Int, event: Int?)) -> String? {
    guard let event = disposed.event else { return nil }
    return disposed.count == 1
      ? "1 kommentar är gallrad genom händelse \(event)."
      : "\(SwedishText.number(Int64(disposed.count))) kommentarer är gallrade, senast genom händelse \(event)."
  }

  /// How much the figure has moved; nil where it cannot be said.
  static func movement(from then: FigureValue, to now: FigureValue) -> FigureValue? {
    switch (then, now) {
    case (.money(let then), .money(let now)): .money(now - then)
    case (.count(let then), .count(let now)): .count(now - then)
    default: nil
    }
  }
}
