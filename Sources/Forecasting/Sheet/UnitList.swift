package import Kernel
import Storage

/// The forecasts of the units that answer for codes, as far as they may be seen.
package struct UnitList: Sendable {
  /// One unit.
  package struct Unit: Sendable {
    /// The unit's id.
    package let id: String
    /// What it is called.
    package let name: String
    /// The sums of its forecast.
    package let amounts: UnitSheet.Amounts
    /// Who wrote its own layer last; nil where nobody has.
    package let lastStamp: ForecastSheet.Stamp?
  }

  /// The units in their order.
  package let units: [Unit]
  /// The sums of all that may be seen, what no unit answers for among them.
  package let total: UnitSheet.Amounts
  /// The month of the forecast before; nil where there is none.
  package let previousMonth: Month?

  /// The units of the month that may be seen, in their order, by id and name.
  package static func names(_ sections: FollowUpSections) -> [(id: String, name: String)] {
    let followUp = sections.driftFollowUp
    let structure = followUp.structure
    return visible(followUp).map { (structure.units[$0].id, structure.unitName($0)) }
  }

  /// What the unit's own sheet says of its forecast, in the sheet's order.
  package static func remarks(of unit: String, _ sections: FollowUpSections) -> [String] {
    let followUp = sections.driftFollowUp
    return followUp.sheets.filter { $0.value.unit == unit && $0.value.layer == .unit }
      .flatMap { SheetRemark.all(in: $0, of: followUp.structure.groups) }.map(\.text)
  }

  private static func visible(_ followUp: FollowUp) -> [Int] {
    followUp.structure.units.indices.filter { followUp.isUnitVisible[$0] }
  }

  /// The units of the month.
  package init(_ sections: FollowUpSections) {
    let followUp = sections.driftFollowUp
    let structure = followUp.structure
    units = UnitList.visible(followUp).map { unit in
      let builder = UnitSheetBuilder(followUp: followUp, unit: unit, layer: .unit)
      return Unit(
        id: structure.units[unit].id, name: structure.unitName(unit),
        amounts: builder.amounts(.init(line: structure.exceptFrames, unit: unit)), lastStamp: builder.lastStamp)
    }
    total = UnitSheetBuilder.amounts(.init(line: structure.exceptFrames), of: FollowUpFigures(followUp))
    previousMonth = followUp.previous?.month
  }
}
