import Glibc

/// A year of a large municipality's board as a SIE 4 file, made from a fixed seed, which the example's statements,
/// areas and units cover.
///
/// Layout: 400 accounts of the municipal classes (1–2 balance, 3 revenue, 4–6 costs); dimensions 1 ansvar (192
/// codes, 12 or 24 for each unit of the example), 20 verksamhet (60), 21 aktivitet (2, in one coding in eight) and
/// 6 projekt (10, in one in sixteen). Vouchers of two to eight rows that balance to the öre, in three series; months
/// in no order within the file; 20 thousand combinations of account and objects, frequent and rare ones (Zipf); each
/// row has an object list (an empty one on the counter-entry), amount, date and text. Lines end in CRLF; letters are
/// code page 437.
struct MunicipalLedger {
  let rows: Int
  let year: Int
  /// The last month that has vouchers.
  let lastMonth: Int
  /// The sums in öre by the account's first digit, rows on projects ten places further on; then by month.
  private(set) var sums = [[Int]](repeating: [Int](repeating: 0, count: 12), count: 20)
  private(set) var bytes: [UInt8] = []

  private struct Generator {
    var state: UInt64 = 2019_04_30
    /// SplitMix64 reduced to a range.
    mutating func below(_ limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(limit))
    }
  }

  private static let units = [
    301, 302, 311, 312, 313, 314, 321, 322, 323, 324, 331, 332, 333, 301, 311, 321,
  ]
  private static let series = ["A", "L", "K"]
  // The letters ö, ä and å are 0x94, 0x84 and 0x86 in code page 437.
  private static let texts = [
    "Faktura", "M\u{86}nadsl\u{94}n", "Hyra", "Familjehem", "Omf\u{94}ring", "K\u{94}pt v\u{86}rd",
  ]

  init(rows: Int, year: Int, lastMonth: Int) {
    self.rows = rows
    self.year = year
    self.lastMonth = lastMonth
    bytes.reserveCapacity(rows * 88)
    writeHead()
    writeVouchers()
  }

  /// Forty balance accounts, then ninety in each of the classes 3–6.
  private func account(_ number: Int) -> Int {
    number < 40 ? 1_200 + number * 40 : (3 + (number - 40) / 90) * 1_000 + (number - 40) % 90 * 11
  }

  private mutating func writeHead() {
    line("#FLAGGA 0")
    line("#PROGRAM \"Roder benchmark\" 1")
    line("#FORMAT PC8")
    line("#GEN \(year)1231")
    line("#SIETYP 4")
    line("#FNAMN \"Exempelkommunen, Socialn\u{84}mnden\"")
    line("#RAR 0 \(year)0101 \(year)1231")
    line("#KPTYP KommunBas13")
    line("#DIM 1 Ansvar\r\n#DIM 6 Projekt\r\n#DIM 20 Verksamhet\r\n#DIM 21 Aktivitet")
    for unit in 0..<192 { line("#OBJEKT 1 \"\(responsibility(unit))\" \"Enhet \(unit)\"") }
    for area in 0..<60 { line("#OBJEKT 20 \"\(serviceArea(area))\" \"Verksamhet \(area)\"") }
    for activity in 0..<2 { line("#OBJEKT 21 \"7\(activity)\" \"Aktivitet \(activity)\"") }
    for project in 0..<10 { line("#OBJEKT 6 \"93\(10 + project)\" \"Projekt \(project)\"") }
    for number in 0..<400 { line("#KONTO \(account(number)) \"Konto \(number)\"") }
  }

  private mutating func writeVouchers() {
    var random = Generator()
    let lists = (0..<20_000).map { _ in coding(&random) }
    // The k-th most frequent combination stands on about 1/k as many rows as the first.
    let spread = log(Double(lists.count))
    var written = 0
    var number = 0
    while written < rows {
      number += 1
      let count = min(rows - written, 2 + random.below(7))
      let month = random.below(lastMonth)
      let date = year * 10_000 + (month + 1) * 100 + 1 + random.below(28)
      let texts = MunicipalLedger.texts
      line("#VER \(MunicipalLedger.series[number % 3]) \(number / 3 + 1) \(date) \"\(texts[number % 6])\"\r\n{")
      var rest = 0
      for row in 0..<count {
        let rank = min(Int(exp(Double(random.below(1 << 30)) / Double(1 << 30) * spread)), lists.count) - 1
        // The counter-entry, on a balance account, has no objects, as debts and bank accounts have none.
        let isLast = row == count - 1
        let account = isLast ? self.account(rank % 40) : lists[rank].account
        let objects = isLast ? "{}" : lists[rank].objects
        let sign = account / 1_000 == 3 ? -1 : 1
        let ore = isLast ? -rest : sign * (random.below(3_000_000) - 200_000)
        rest += ore
        sums[account / 1_000 + (!isLast && lists[rank].hasProject ? 10 : 0)][month] += ore
        let text = "\(texts[(number + row) % 6]) \(random.below(1_000))"
        line("#TRANS \(account) \(objects) \(amount(ore)) \(date) \"\(text)\"")
      }
      line("}")
      written += count
    }
  }

  /// Three of the example's units have two dozen codes, the others one.
  private func responsibility(_ unit: Int) -> Int {
    MunicipalLedger.units[unit / 12] * 100 + unit % 12 + (unit < 156 ? 0 : 12)
  }

  private func serviceArea(_ area: Int) -> Int { 500 + area * 5 / 3 }

  private func coding(_ random: inout Generator) -> (account: Int, objects: String, hasProject: Bool) {
    let unit = responsibility(random.below(192))
    let area = serviceArea(random.below(60))
    let activity = random.below(8) == 0 ? " 21 \"7\(random.below(2))\"" : ""
    let project = random.below(16) == 0 ? " 6 \"93\(10 + random.below(10))\"" : ""
    let objects = "{1 \"\(unit)\" 20 \"\(area)\"\(activity)\(project)}"
    return (account(40 + random.below(360)), objects, !project.isEmpty)
  }

  private func amount(_ ore: Int) -> String {
    let fraction = ore.magnitude % 100
    return "\(ore < 0 ? "-" : "")\(ore.magnitude / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  /// Appends a line of scalars below 256, each as one byte.
  private mutating func line(_ text: String) {
    for scalar in text.unicodeScalars { bytes.append(UInt8(truncatingIfNeeded: scalar.value)) }
    bytes.append(0x0D)
    bytes.append(0x0A)
  }
}
