import Figures
import Kernel
package import Storage

/// What of a locked report has another value now.
package struct LockChanges: Sendable {
  /// The locked report.
  package let report: Versioned<LockedReport>
  /// The figures that differ, greatest change in money first.
  package let figures: [FigureDifference]

  /// What is said of it in one sentence; nil where nothing differs.
  package var sentence: String? {
    guard !figures.isEmpty else { return nil }
    let value = report.value
    var causes: [String: Int] = [:]
    for cause in figures.flatMap(\.causes) { causes[cause, default: 0] += 1 }
    let greatest = causes.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.prefix(2).map(\.key)
    let rest = causes.count - greatest.count
    let reasons = greatest + (rest > 0 ? ["\(SwedishText.number(Int64(rest))) till"] : [])
    let count = SwedishText.number(Int64(figures.count)) + (figures.count == 1 ? " siffra" : " siffror")
    return "\(value.title), version \(value.number) låst för \(value.body): \(count) har ändrats sedan dess"
      + (reasons.isEmpty ? "" : " genom " + SwedishText.list(reasons)) + "."
  }
}
