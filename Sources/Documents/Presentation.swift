/// The unit that a cell is printed in.
package enum CellUnit: String, Hashable, Sendable, CaseIterable {
  /// Kronor.
  case kr
  /// Thousand kronor.
  case tkr
  /// Million kronor.
  case mnkr
  /// Per cent.
  case percent
  /// A number of things.
  case count

  /// The unit in Swedish text.
  package var text: String {
    switch self {
    case .kr: "kr"
    case .tkr: "tkr"
    case .mnkr: "mnkr"
    case .percent: "%"
    case .count: "st"
    }
  }

  /// How many öre one unit is; 1 where the unit is no money.
  package var orePerUnit: Int64 {
    switch self {
    case .kr: 100
    case .tkr: 100_000
    case .mnkr: 100_000_000
    case .percent, .count: 1
    }
  }
}

/// How a figure is shown in one place: unit, sign and decimals.
package struct Presentation: Hashable, Sendable {
  /// The unit.
  package let unit: CellUnit
  /// +1 to show the inner, debit-positive sign; −1 for revenue +, cost −, surplus +.
  package let factor: Int
  /// How many decimals, 0–6.
  package let decimals: Int

  /// A presentation; `factor` is 1 or −1.
  package init(unit: CellUnit, factor: Int, decimals: Int = 0) {
    precondition(factor == 1 || factor == -1, "A presentation's factor is 1 or -1")
    precondition((0...6).contains(decimals), "A presentation has 0 to 6 decimals")
    self.unit = unit
    self.factor = factor
    self.decimals = decimals
  }

  /// Ten to the number of decimals.
  package var scale: Int {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    return scale
  }

  /// Whole tkr with the sign that most boards print: revenue and surplus +, cost and deficit −.
  package static let tkr = Presentation(unit: .tkr, factor: -1)
}
