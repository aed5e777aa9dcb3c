import Glibc
import SIE

/// A ledger like a large municipality's, made from a fixed seed.
///
/// Layout: 401 accounts, dimensions 1 ansvar (200 codes), 20 verksamhet (60) and 21 projekt (40, in one list in eight);
/// vouchers of two to eight rows that balance to the öre; every row has its object list (an empty one on the
/// counter-entry), amount, date and text; 20 thousand combinations of account and objects, frequent and rare ones
/// (Zipf); lines end in CRLF; letters are code page 437. Closing balances and results agree with the rows.
struct GeneratedLedger {
  let rows: Int
  let hasChecksum: Bool
  private static let seed: UInt64 = 2019_04_30

  private struct Generator {
    var state: UInt64
    /// SplitMix64 reduced to a range.
    mutating func below(_ limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(limit))
    }
  }

  init(rows: Int, hasChecksum: Bool) {
    self.rows = rows
    self.hasChecksum = hasChecksum
  }

  func bytes() -> [UInt8] {
    var body: [UInt8] = []
    body.reserveCapacity(rows * 76)
    var sums = [Int](repeating: 0, count: 401)
    writeVouchers(into: &body, sums: &sums)
    var head: [UInt8] = []
    writeHead(into: &head, sums: sums)
    var bytes = head + body
    guard hasChecksum else { return bytes }
    // The number itself comes from the reader: the file with a wrong one says which is right.
    let probe = SIEReader.read(bytes + Array("#KSUMMA 0\r\n".utf8)).checksum?.actual ?? 0
    bytes.append(contentsOf: "#KSUMMA \(probe)\r\n".utf8)
    return bytes
  }

  private func code(_ account: Int) -> Int { account < 100 ? 1500 + account : 3000 + account * 12 }

  private func writeHead(into bytes: inout [UInt8], sums: [Int]) {
    line("#FLAGGA 0", &bytes)
    if hasChecksum { line("#KSUMMA", &bytes) }
    line("#PROGRAM \"Roder benchmark\" 1", &bytes)
    line("#FORMAT PC8", &bytes)
    line("#GEN 20191231", &bytes)
    line("#SIETYP 4", &bytes)
    line("#FNAMN \"Exempelkommun\"", &bytes)
    line("#RAR 0 20190101 20191231", &bytes)
    line("#DIM 1 Ansvar\r\n#DIM 20 Verksamhet\r\n#DIM 21 Projekt", &bytes)
    for unit in 0..<200 { line("#OBJEKT 1 \"\(4000 + unit)\" \"Enhet \(unit)\"", &bytes) }
    for area in 0..<60 { line("#OBJEKT 20 \"\(500 + area)\" \"Verksamhet \(area)\"", &bytes) }
    for project in 0..<40 { line("#OBJEKT 21 \"P\(100 + project)\" \"Projekt \(project)\"", &bytes) }
    for account in 0..<401 { line("#KONTO \(code(account)) \"Konto \(account)\"", &bytes) }
    for account in 0..<100 {
      line("#IB 0 \(code(account)) \(amount(account * 100_00))", &bytes)
      line("#UB 0 \(code(account)) \(amount(account * 100_00 + sums[account]))", &bytes)
    }
    for account in 100..<401 { line("#RES 0 \(code(account)) \(amount(sums[account]))", &bytes) }
  }

  private func writeVouchers(into bytes: inout [UInt8], sums: inout [Int]) {
    var random = Generator(state: GeneratedLedger.seed)
    var written = 0
    var number = 0
    let texts = ["Faktura", "L\u{94}n", "Hyra", "Familjehem", "Omf\u{94}ring", "K\u{94}pt v\u{86}rd"]
    let lists = (0..<20_000).map { _ in objectList(&random) }
    // The k-th most frequent combination stands on about 1/k as many rows as the first.
    let spread = log(Double(lists.count))
    while written < rows {
      number += 1
      let count = min(rows - written, 2 + random.below(7))
      let date = 2019_00_00 + (1 + random.below(12)) * 100 + 1 + random.below(28)
      line("#VER A \(number) \(date) \"\(texts[number % texts.count])\"\r\n{", &bytes)
      var rest = 0
      for row in 0..<count {
        let rank = Int(exp(Double(random.below(1 << 30)) / Double(1 << 30) * spread))
        let combination = lists[min(rank, lists.count) - 1]
        // The counter-entry, on a balance account, has no objects, as debts and bank accounts have none.
        let isLast = row == count - 1
        let account = isLast ? rank % 100 : combination.account
        let objects = isLast ? "{}" : combination.objects
        let ore = isLast ? -rest : random.below(5_000_000) - 1_000_000
        rest += ore
        sums[account] += ore
        let text = "\(texts[(number + row) % texts.count]) \(random.below(1_000))"
        line("#TRANS \(code(account)) \(objects) \(amount(ore)) \(date) \"\(text)\"", &bytes)
      }
      line("}", &bytes)
      written += count
    }
  }

  private func objectList(_ random: inout Generator) -> (account: Int, objects: String) {
    let unit = random.below(200)
    let area = random.below(60)
    let project = random.below(8) == 0 ? " 21 \"P\(100 + random.below(40))\"" : ""
    return (100 + random.below(301), "{1 \"\(4000 + unit)\" 20 \"\(500 + area)\"\(project)}")
  }

  private func amount(_ ore: Int) -> String {
    let magnitude = ore.magnitude
    let fraction = magnitude % 100
    return "\(ore < 0 ? "-" : "")\(magnitude / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  /// Appends a line of scalars below 256, each as one byte.
  private func line(_ text: String, _ bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars { bytes.append(UInt8(truncatingIfNeeded: scalar.value)) }
    bytes.append(0x0D)
    bytes.append(0x0A)
  }
}
