import Accounts
import Closing
import Kernel
import Storage

/// The adjustments of a month's two years, laid on the cells of its follow-up.
///
/// **Unit** öre. **Sign** debit-positive.
struct AdjustedBook: Sendable {
  /// A part of an adjustment with the cell that it lies on.
  struct Placed: Sendable {
    /// The index of the adjustment.
    let item: Int
    /// The part.
    let part: Adjustment.Part
    /// Where it lies. A line that the statement lacks counts as not placed, so that nothing is dropped.
    let cell: MoneyCube.Cell
  }

  /// The adjustments that somebody may see some part of, by id; ended ones are left out.
  let items: [Versioned<Adjustment>]
  /// Their parts.
  let placed: [Placed]
  private let structure: FollowUpStructure

  /// The adjustments as they lie in the follow-up.
  init(_ all: [Versioned<Adjustment>], in followUp: FollowUp) {
    let structure = followUp.structure
    var items: [Versioned<Adjustment>] = []
    var placed: [Placed] = []
    for item in all.sorted(by: { $0.id < $1.id }) where !item.value.isEnded {
      let parts = item.value.parts.map { part in
        Placed(
          item: items.count, part: part,
          cell: structure.cell(line: part.line, area: part.area, unit: part.unit).cell)
      }.filter { followUp.isUnitVisible[$0.cell.unit] }
      if parts.isEmpty { continue }
      items.append(item)
      placed += parts
    }
    self.items = items
    self.placed = placed
    self.structure = structure
  }

  /// The parts that lie in the slice.
  func placed(in slice: FollowUp.Slice) -> [Placed] {
    guard let line = slice.line ?? structure.resultLine else { return [] }
    let leaves = Set(structure.leaves(of: line))
    let isUnit = slice.unit.map(structure.unitsHeld)
    return placed.filter { each in
      leaves.contains(each.cell.line) && (slice.area.map { $0 == each.cell.area } ?? true)
        && (isUnit?[each.cell.unit] ?? true)
    }
  }

  /// What the part puts on its cell over the months.
  func amount(of placed: Placed, over period: Period) -> Int64 {
    AdjustmentRules.amount(of: placed.part, in: items[placed.item].value, over: period).ore
  }

  /// What an item puts on the slice over the months.
  func amount(of item: Int, in slice: FollowUp.Slice, over period: Period) -> Int64 {
    placed(in: slice).filter { $0.item == item }.reduce(0) { $0 + amount(of: $1, over: period) }
  }

  /// The items that do something to the target within the slice, with what they add to it, signed.
  func effects(
    on target: AdjustmentRules.Target, in slice: FollowUp.Slice, over period: Period
  ) -> [(item: Int, sign: Int, amount: Int64)] {
    items.indices.compactMap { item in
      let sign = AdjustmentRules.sign(of: items[item].value, on: target)
      let amount = sign == 0 ? 0 : amount(of: item, in: slice, over: period)
      return amount == 0 ? nil : (item, sign, amount)
    }
  }

  /// What all items add to the target within the slice.
  func effect(on target: AdjustmentRules.Target, in slice: FollowUp.Slice, over period: Period) -> Int64 {
    effects(on: target, in: slice, over: period).reduce(0) { $0 + Int64($1.sign) * $1.amount }
  }

  /// The item's record version, as provenance names it.
  func record(_ item: Int) -> String { "adjustment/\(items[item].id)@\(items[item].version)" }
}
