package import Formats
import Kernel

/// Reads a file of adjustments: a row for each line that an item stands on.
///
/// Rows with the same id are one item. What is said of the item as a whole stands on its first row; further rows may
/// leave it out.
package enum AdjustmentsCSV {
  /// The columns of the file.
  package static let columns =
    [
      CSVColumn("id"), CSVColumn("namn"), CSVColumn("slag"), CSVColumn("år"), CSVColumn("rad"),
    ] + optional.map { CSVColumn($0, isRequired: false) } + months.map { CSVColumn($0, isRequired: false) }

  private static let optional = [
    "område", "enhet", "form", "ingående", "belopp", "från", "till", "bokförd", "i periodbudget", "hör till perioden",
    "ursprungsår", "vänds", "beslut", "grund", "status",
  ]
  private static let months = [
    "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
  ]

  /// The items in the order of the file, with the inner sign.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8], sign: AmountSign) throws -> [AdjustmentDraft] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = Dictionary(uniqueKeysWithValues: zip(columns.map { $0.names[0] }, table.positions))
    var items: [String: Item] = [:]
    var order: [String] = []
    // The last row is only known to be an item's last when the file has ended.
    let rows = try table.values { row, _ -> String? in
      let fields = AdjustmentFields(row: row, at: at)
      let id = try row.closingID(at["id"] ?? nil)
      if let item = items[id] {
        items[id] = try item.adding(fields, id: id, sign: sign)
      } else {
        items[id] = try Item(fields, sign: sign)
        order.append(id)
      }
      return id
    }
    _ = rows
    let drafts = order.compactMap { id in items[id].map { $0.draft(id: id) } }
    let problems = drafts.compactMap(reversalProblem)
    guard problems.isEmpty else { throw Problems(problems) }
    return drafts
  }

  /// What is wrong with the month that reverses the item.
  private static func reversalProblem(_ draft: AdjustmentDraft) -> ClosingProblem? {
    let adjustment = draft.adjustment
    guard let reversal = adjustment.reversal,
      let last = adjustment.parts.compactMap({ part in part.months.lastIndex { $0 != .zero } }).max(),
      let month = Month(year: adjustment.year, month: last + 1), reversal <= month
    else { return nil }
    return .reversedTooEarly(reversal, last: month, draft.places.first ?? Place())
  }

  /// An item as far as its rows have been read.
  private struct Item {
    var head: AdjustmentFields.Head
    var parts: [Adjustment.Part]
    var places: [Place]

    init(_ fields: AdjustmentFields, sign: AmountSign) throws {
      head = try fields.head()
      parts = [try fields.part(year: head.year, sign: sign)]
      places = [fields.place]
    }

    func adding(_ fields: AdjustmentFields, id: String, sign: AmountSign) throws -> Item {
      if let column = try fields.disagreement(with: head) {
        throw ClosingProblem.rowsDisagree(id, column: column, fields.place(column))
      }
      var item = self
      let part = try fields.part(year: head.year, sign: sign)
      guard !parts.contains(where: { $0.line == part.line && $0.area == part.area && $0.unit == part.unit }) else {
        throw ClosingProblem.repeatedSpot(id, fields.place)
      }
      item.parts.append(part)
      item.places.append(fields.place)
      return item
    }

    func draft(id: String) -> AdjustmentDraft {
      AdjustmentDraft(
        id: id,
        adjustment: Adjustment(
          name: head.name, sort: head.sort, year: head.year, parts: parts, isBooked: head.isBooked,
          isInPeriodBudget: head.isInPeriodBudget, belongsToPeriod: head.belongsToPeriod, originYear: head.originYear,
          reversal: head.reversal, decision: head.decision, ground: head.ground, isEnded: head.isEnded),
        places: places)
    }
  }
}
