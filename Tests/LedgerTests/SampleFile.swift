import Importing
import Kernel
import Ledger
import SIE
import Storage
import Testing

/// A ledger of a few lines, read as a file is.
enum SampleFile {
  static let head = """
    #FLAGGA 0
    #FORMAT PC8
    #SIETYP 4
    #RAR 0 20190101 20191231
    #RAR -1 20180101 20181231
    #KONTO 3510 "Statsbidrag"
    #KONTO 4641 "HVB"
    #KONTO 5110 "Lon"
    #DIM 1 "Ansvar"
    #DIM 6 "Projekt"
    #DIM 20 "Verksamhet"
    #DIM 21 "Aktivitet"

    """

  /// The file with these records after its head.
  static func sie(_ records: String, head: String = head) -> SIEFile {
    SIEReader.read(Array((head + records + "\n").utf8), profile: SIECheckProfile(vouchersMustBalance: false))
  }

  /// The file as months of postings.
  static func ledger(
    _ records: String, head: String = head, mapping: SourceMapping = .standard
  ) throws -> LedgerFile {
    try #require(SIELedger.read(sie(records, head: head), mapping: mapping))
  }

  static func month(_ text: String) throws -> Month { try #require(Month(text)) }
}

extension LedgerFile {
  /// The rows of all months as text: month, phase and codes that are not empty, amount in öre; sorted.
  var lines: [String] {
    months.flatMap { month, postings in
      let rows = postings.segment(month: month).rows
      return (0..<rows.count).map { row in
        let codes = LedgerTable.table.groupedBy.map { rows.code($0).word(row) }.filter { !$0.isEmpty }
        return ([month.description] + codes + [String(rows.integer(LedgerTable.amount)[row])]).joined(separator: " ")
      }
    }.sorted()
  }

  /// One column of a month, row by row.
  func words(_ column: String, _ month: Month) throws -> [String] {
    let postings = try #require(months[month])
    if column == "text" { return (0..<postings.count).map(postings.texts.text) }
    let rows = postings.segment(month: month).rows
    switch try #require(rows[column]) {
    case .code(let codes): return (0..<rows.count).map(codes.word)
    case .text(let texts): return (0..<rows.count).map { texts[$0] }
    case .integer(let values): return values.map(String.init)
    }
  }
}

extension CodeColumn {
  /// The word of a row.
  func word(_ row: Int) -> String { dictionary[Int(codes[row])] }
}
