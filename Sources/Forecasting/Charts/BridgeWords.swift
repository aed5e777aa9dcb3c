import Documents
import Figures
import Kernel

/// What a bridge says: its title, its description and the notes under its table, in words that follow its figures.
struct BridgeWords {
  private let bridge: ForecastBridge
  private let presentation: Presentation

  init(_ bridge: ForecastBridge, as presentation: Presentation) {
    self.bridge = bridge
    self.presentation = presentation
  }

  /// The message: how far the forecast has moved, which way, and what most of it comes from.
  var title: String {
    let owner = bridge.unit.map { bridge.followUp.structure.unitName($0) + ": prognosen" } ?? "Prognosen"
    let total = bridge.last - bridge.first
    let distance = magnitude(total)
    switch bridge.way {
    case .budget:
      guard printed(total) != 0 else { return owner + " är i nivå med budget" + balanced }
      return "\(owner) är \(distance) \(total > 0 ? "sämre" : "bättre") än budget" + causes(total)
    case .previous:
      guard printed(total) != 0 else { return "\(owner) är oförändrad sedan \(before)" + balanced }
      return "\(owner) har \(total > 0 ? "försämrats" : "förbättrats") med \(distance) sedan \(before)" + causes(total)
    }
  }

  /// Where the bridge begins and ends, and its greatest steps, for who does not see it.
  var description: String {
    let first = bridge.way == .budget ? "budgeten" : "prognosen efter \(before)"
    let steps = bridge.choice.steps.count + (bridge.choice.rest.isEmpty ? 0 : 1)
    let text =
      "Från \(first), \(signed(bridge.first)), till prognosen, \(signed(bridge.last)), i \(steps) steg."
    let greatest = [("försämring", true), ("förbättring", false)].compactMap { word, isWorse -> String? in
      guard let step = bridge.choice.steps.first(where: { (bridge.moves[$0] > 0) == isWorse }) else { return nil }
      return "Störst \(word): \(bridge.causes[step].name), \(signed(bridge.moves[step]))."
    }
    return ([text] + greatest).joined(separator: " ")
  }

  /// How to read the table, and what is taken together.
  var notes: [[Inline]] {
    [[.text("Plus förbättrar resultatet, minus försämrar det.")]] + (rest.map { [[.text($0)]] } ?? [])
  }

  private var rest: String? {
    guard !bridge.choice.rest.isEmpty else { return nil }
    let count = bridge.smallCount
    let small = count == 1 ? "en mindre orsak" : "\(SwedishText.number(Int64(count))) mindre orsaker"
    let left = bridge.followUp.terms("det som inte hör till något område")
    if count == 0 { return "Övrigt är \(left)." }
    return bridge.hasRemainder ? "Övrigt är \(left) och \(small) tillsammans." : "Övrigt är \(small) tillsammans."
  }

  /// The month of the forecast before.
  private var before: String {
    bridge.followUp.previous.map { SwedishText.monthNames[$0.month.month - 1] }
      ?? bridge.followUp.terms("förra tillfället")
  }

  /// What is said where levels agree though causes have moved.
  private var balanced: String {
    bridge.choice.steps.contains { printed(bridge.moves[$0]) != 0 } ? "; orsakerna tar ut varandra" : ""
  }

  /// The greatest causes that go the same way as the whole, where they tell more than what is taken together.
  private func causes(_ total: Int64) -> String {
    let same = bridge.choice.steps.filter { (bridge.moves[$0] > 0) == (total > 0) }
    guard let greatest = same.first, printed(bridge.moves[greatest]) != 0 else { return "" }
    let rest = bridge.rest
    if (rest > 0) == (total > 0), rest.magnitude > bridge.moves[greatest].magnitude {
      return "; den största enskilda orsaken är \(bridge.causes[greatest].name)"
    }
    let isMost = bridge.moves[greatest].magnitude >= total.magnitude / 2
    let named = same.prefix(isMost ? 1 : 2).map { bridge.causes[$0].name }
    return "; mest beror det på \(SwedishText.list(named))"
  }

  private func cell(_ ore: Int64) -> FigureCell {
    FigureCell(
      key: FigureKey(bridge.way.step.rawValue, [], bridge.followUp.year), value: .money(Money(ore: ore)),
      presentation: presentation)
  }

  private func printed(_ ore: Int64) -> Int64 { cell(ore).printed ?? 0 }
  private func magnitude(_ ore: Int64) -> String { cell(ore).text(.magnitude) }
  private func signed(_ ore: Int64) -> String { cell(ore).text(.signed) }
}
