import Formats
import Importing
import Kernel

/// A recognised table as JSON.
struct TableSummaryOutput: Encodable {
  struct Column: Encodable {
    let column: String
    let heading: String
    let role: String
  }

  struct Skipped: Encodable {
    let reason: String
    let count: Int
    let firstRows: [Int]
  }

  struct Proof: Encodable {
    let rows: Int
    let rounded: Int
    let columns: [String]
    let unproved: [String]
    let differences: Int
  }

  struct Row: Encodable {
    let row: Int
    let codes: [String]
    let amounts: [Amount]
  }

  struct Amount: Encodable {
    let month: String
    let amountOre: Int64
  }

  let file: String?
  let sheet: String?
  let headerRows: [Int]
  let columns: [Column]
  let unit: String
  let unitFrom: String
  let sign: String
  let signFrom: String
  let period: String?
  let rows: Int
  let hiddenRows: Int
  let skipped: [Skipped]
  let proof: Proof
  let notes: [String]
  let firstRows: [Row]
  let problems: [ProblemOutput]

  init(_ table: RecognisedTable) {
    file = table.file
    sheet = table.sheet
    headerRows = Array(table.headerRows)
    columns = table.columns.map {
      Column(column: Grid.columnName($0.index), heading: PersonalNumbers.masked($0.heading).text, role: $0.role.key)
    }
    unit = table.unit.value.rawValue
    unitFrom = table.unit.ground.rawValue
    sign = table.sign.value.rawValue
    signFrom = table.sign.ground.rawValue
    period = table.period?.description
    rows = table.lines.count
    hiddenRows = table.hiddenRows
    skipped = table.skipped.map {
      Skipped(reason: $0.reason.rawValue, count: $0.rows.count, firstRows: Array($0.rows.prefix(3)))
    }
    proof = Proof(
      rows: table.proof.rows, rounded: table.proof.rounded, columns: table.proof.columns,
      unproved: table.proof.unproved, differences: table.proof.differences)
    notes = table.notes.map { PersonalNumbers.masked($0).text }
    firstRows = table.lines.prefix(5).map { line in
      Row(
        row: line.row, codes: line.codes.map { PersonalNumbers.masked($0).text },
        amounts: line.entries.map {
          Amount(month: $0.month.description, amountOre: table.sign.value.inner($0.amount).ore)
        })
    }
    problems = table.problems.map(ProblemOutput.init)
  }
}
