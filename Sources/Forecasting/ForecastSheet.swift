package import Care
package import Kernel
package import Storage

/// A unit's forecast at one occasion in one layer: amounts by line and area as they were entered, and remarks.
/// The id is month, unit and layer, `2019-04/E310/unit`; what concerns the whole board has the unit `-`.
package struct ForecastSheet: RecordKind, Hashable {
  package static let kind = "forecast-sheet"
  package static let tag = "forecast-sheet/3"
  package static let terms = KindTerms("prognosblad", "prognosblad", aliases: ["forecast", "prognos"], sign: .report) {
    ForecastSheet.unit(ofID: $0)
  }
  package static let retention = RecordRetention.superseded
  /// The unit of what concerns the whole board.
  package static let wholeBoard = Scope.wholeBoard

  /// An amount as it was entered.
  package struct Entered: Hashable, Sendable, Codable {
    /// What the amount says.
    package let basis: ForecastBasis
    /// The amount; debit-positive.
    package let amount: Money

    /// An amount that says so.
    package init(_ basis: ForecastBasis, _ amount: Money) {
      self.basis = basis
      self.amount = amount
    }
  }

  /// How much care the manager expects in the year.
  package struct Volume: Hashable, Sendable, Codable {
    /// What is counted.
    package let measure: CareMeasure
    /// How many in the year; of a level the year's average.
    package let count: Quantity

    /// So many.
    package init(_ measure: CareMeasure, _ count: Quantity) {
      self.measure = measure
      self.count = count
    }
  }

  /// Who wrote a row, when and why.
  package struct Stamp: Hashable, Sendable, Codable {
    /// Who.
    package let author: String
    /// When; nil in sheets from before this was recorded.
    package let at: Instant?
    /// Why, in the author's words; may be empty.
    package let reason: String
    /// The decision that it follows, *SN 2019-05-21 § 52*; empty where it follows none.
    package let decision: String
    /// The event that wrote it; nil in sheets from before this was recorded, where it is the sheet's own.
    package let event: Int?

    /// A stamp, with personal identity numbers masked.
    package init(author: String, at: Instant? = nil, reason: String = "", decision: String = "", event: Int? = nil) {
      self.author = PersonalNumbers.masked(author).text
      self.at = at
      self.reason = PersonalNumbers.masked(reason).text
      self.decision = PersonalNumbers.masked(decision).text
      self.event = event
    }

    /// The stamp of an event, where it has none of its own.
    func at(_ event: Int) -> Stamp {
      Stamp(author: author, at: at, reason: reason, decision: decision, event: self.event ?? event)
    }
  }

  /// One cell or one remark.
  package struct Row: Hashable, Sendable, Codable {
    /// The statement; nil for a remark on an area.
    package let statement: String?
    /// The line's id; nil for a remark on an area.
    package let line: String?
    /// The area's id; nil for the remainder and for statements without areas.
    package let area: String?
    /// What was entered; nil where the row is only a remark.
    package let entered: Entered?
    /// How much care that is; nil where nothing is said of it.
    package let volume: Volume?
    /// The remark; may be empty.
    package let remark: String
    /// Who, when and why.
    package let stamp: Stamp
    /// The event that wrote the remark; nil in sheets from before this was recorded, where it is the sheet's own.
    package let remarkEvent: Int?

    /// A cell or a remark.
    package init(
      statement: String?, line: String?, area: String?, entered: Entered?, volume: Volume? = nil, remark: String,
      stamp: Stamp, remarkEvent: Int? = nil
    ) {
      self.statement = statement
      self.line = line
      self.area = area
      self.entered = entered
      self.volume = volume
      self.remark = PersonalNumbers.masked(remark).text
      self.stamp = stamp
      self.remarkEvent = remarkEvent
    }

    /// The same row with another stamp.
    func stamped(_ stamp: Stamp, remarkEvent: Int?) -> Row {
      Row(
        statement: statement, line: line, area: area, entered: entered, volume: volume, remark: remark,
        stamp: stamp, remarkEvent: remarkEvent)
    }

    /// Whether both rows are about the same cell, or are remarks on the same area.
    package func isOfSameCell(as other: Row) -> Bool {
      statement == other.statement && line == other.line && area == other.area
    }

    /// Whether both rows say the same, whoever wrote them.
    package func saysTheSame(as other: Row) -> Bool {
      isOfSameCell(as: other) && entered == other.entered && volume == other.volume && remark == other.remark
        && stamp.decision == other.stamp.decision
    }
  }

  /// The last month with actuals.
  package let month: Month
  /// The unit, or `wholeBoard`.
  package let unit: String
  /// The layer.
  package let layer: ForecastLayer
  /// The cells and remarks; none where the sheet was taken back.
  package let rows: [Row]

  /// A sheet.
  package init(month: Month, unit: String, layer: ForecastLayer, rows: [Row]) {
    self.month = month
    self.unit = unit
    self.layer = layer
    self.rows = rows
  }

  /// The sheet's record id.
  package var id: String { ForecastSheet.id(month, unit, layer) }

  /// The unit that a sheet of that id is of; the whole board's for an id that is none.
  static func unit(ofID id: String) -> String {
    let parts = id.split(separator: "/")
    return parts.count == 3 ? String(parts[1]) : wholeBoard
  }

  /// The record id of a sheet.
  package static func id(_ month: Month, _ unit: String, _ layer: ForecastLayer) -> String {
    month.description + "/" + unit + "/" + layer.rawValue
  }
}
