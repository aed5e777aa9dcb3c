import Kernel
import SIE

/// What was understood of a SIE file.
struct SIEInspection: Encodable {
  private let summary: SIESummary
  private let md5: String
  private let encoding: String
  private let counts: [SIEProblem.Severity: Int]
  /// How many problems of each code were found.
  let countsByCode: [String: Int]
  private let company: String
  private let program: String
  private let year: String
  private let accounts: Int
  private let rows: Int

  /// The summary of a file as read.
  init(_ file: SIEFile, name: String, md5: String) {
    summary = SIESummary(of: file, named: name)
    self.md5 = md5
    encoding = file.encoding.rawValue
    counts = Dictionary(
      SIEProblem.Severity.allCases.map { ($0, file.problems.count(of: $0)) }, uniquingKeysWith: { first, _ in first })
    countsByCode = Dictionary(
      file.problems.counts.map { ($0.code.rawValue, $0.count) }, uniquingKeysWith: { first, _ in first })
    company = file.header.companyName
    program = file.header.program
    year = file.header.fiscalYear(0).map { "\($0.first.description) – \($0.last.description)" } ?? "okänt"
    accounts = file.accounts.count
    rows = file.transactions.count
  }

  var lines: [String] {
    let type = summary.sietyp.map { "typ \($0)" } ?? "okänd typ"
    var lines = [
      "\(summary.file): SIE, \(type), \(encoding.uppercased()), \(Words.count(summary.bytes, "byte", "byte"))",
      "  Företag: \(company.isEmpty ? "anges inte" : company); program: \(program.isEmpty ? "anges inte" : program); "
        + "räkenskapsår: \(year)",
      "  " + Words.count(accounts, "konto", "konton") + ", "
        + Words.count(summary.vouchers, "verifikation", "verifikationer") + ", "
        + Words.count(rows, "transaktion", "transaktioner"),
    ]
    if let isRight = summary.ksummaOk { lines.append("  Kontrollsumma: " + (isRight ? "stämmer" : "stämmer inte")) }
    lines.append(
      "  " + Words.count(counts[.error] ?? 0, "fel", "fel") + ", "
        + Words.count(counts[.warning] ?? 0, "varning", "varningar") + ", "
        + Words.count(counts[.information] ?? 0, "upplysning", "upplysningar"))
    return lines
  }

  private enum CodingKeys: String, CodingKey {
    case md5
    case encoding
    case problemCounts = "problem_counts"
  }

  func encode(to encoder: any Encoder) throws {
    try summary.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(md5, forKey: .md5)
    try container.encode(encoding, forKey: .encoding)
    let named = Dictionary(counts.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
    try container.encode(named, forKey: .problemCounts)
  }
}
