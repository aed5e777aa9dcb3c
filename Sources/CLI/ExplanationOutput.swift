import Figures
import Kernel
import Storage

/// What a figure is made of, as JSON.
struct ExplanationOutput: Encodable {
  /// A part of the figure.
  struct Part: Encodable {
    let label: String
    let sign: Int
    let amountOre: Int64
    let key: String?
    let source: String
  }

  /// A posting beneath the figure.
  struct Row: Encodable {
    let month: String?
    let voucher: String
    let day: String?
    let coding: String
    let text: String
    let supplier: String
    let isProtected: Bool
    let amountOre: Int64
    let source: String
  }

  let key: String
  let title: String
  let amountOre: Int64?
  let status: String?
  let event: Int
  let records: [String]
  let segments: [String]
  let parts: [Part]
  let rows: [Row]
  let rowCount: Int
  let notes: [String]
  let rowKind: String
  let asOf: AsOfOutput?

  init(_ explanation: Explanation, asOf moment: RecordedMoment? = nil) {
    asOf = moment.map(AsOfOutput.init)
    let figure = explanation.figure
    key = figure.key.description
    title = explanation.title
    amountOre = figure.value.money?.ore
    status = figure.status?.rawValue
    event = figure.provenance.event
    records = figure.provenance.records
    segments = figure.provenance.segments
    parts = explanation.parts.map {
      Part(label: $0.label, sign: $0.sign, amountOre: $0.value.ore, key: $0.key?.description, source: $0.source)
    }
    let isBudget = explanation.rowKind == .budget
    rows = explanation.rows.map {
      Row(
        month: isBudget ? nil : $0.month.description, voucher: $0.voucher, day: $0.day?.description, coding: $0.coding,
        text: $0.text, supplier: $0.supplier, isProtected: $0.isProtected,
        amountOre: $0.amount.ore, source: $0.source)
    }
    rowCount = explanation.rowCount
    notes = explanation.notes
    rowKind = explanation.rowKind.rawValue
  }
}
