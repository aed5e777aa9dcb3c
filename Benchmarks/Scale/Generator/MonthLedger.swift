/// A month of a large municipality's ledger as a SIE 4 file, made from a fixed seed; the example's statements, areas
/// and units cover the board's part of it.
///
/// Vouchers of two to eight rows that balance to the öre, in three series; the last row is the counter-entry on a
/// balance account, without objects. The frequency of a combination falls slowly with its rank, so that 250 000 rows
/// stand on some 61 000 combinations. Lines end in CRLF; letters are code page 437.
struct MonthLedger {
  /// The file.
  private(set) var bytes: [UInt8] = []
  /// How many different combinations its rows stand on.
  var combinations: Int { used.count }

  private let pool: CodingPool
  private let year: Int
  private let month: Int
  private var used: Set<Int> = []
  private static let series = ["A", "L", "K"]
  // The letters ö, ä and å are 0x94, 0x84 and 0x86 in code page 437.
  private static let texts = [
    "Faktura", "M\u{86}nadsl\u{94}n", "Hyra", "Familjehem", "Omf\u{94}ring", "K\u{94}pt v\u{86}rd",
  ]

  /// The ledger of the month with so many rows.
  init(rows: Int, year: Int, month: Int, pool: CodingPool) {
    self.pool = pool
    self.year = year
    self.month = month
    bytes.reserveCapacity(rows * 96 + 200_000)
    writeHead()
    writeVouchers(rows)
  }

  private mutating func writeHead() {
    let day = "\(year)\(month < 10 ? "0" : "")\(month)28"
    // The file is taken in the month after.
    let taken = month == 12 ? "\(year + 1)0105" : "\(year)\(month < 9 ? "0" : "")\(month + 1)05"
    line("#FLAGGA 0\r\n#PROGRAM \"Roder benchmark\" 1\r\n#FORMAT PC8\r\n#GEN \(taken)\r\n#SIETYP 4")
    line("#FNAMN \"Exempelkommunen\"\r\n#RAR 0 \(year)0101 \(year)1231\r\n#OMFATTN \(day)\r\n#KPTYP KommunBas13")
    line("#DIM 1 Ansvar\r\n#DIM 6 Projekt\r\n#DIM 20 Verksamhet\r\n#DIM 21 Aktivitet\r\n#DIM 22 Motpart")
    objects(1, CodingPool.responsibilities, CodingPool.responsibility)
    objects(6, CodingPool.projects, CodingPool.project)
    objects(20, CodingPool.serviceAreas, CodingPool.serviceArea)
    objects(21, CodingPool.activities, CodingPool.activity)
    objects(22, CodingPool.counterparties, CodingPool.counterparty)
    for index in 0..<CodingPool.accounts { line("#KONTO \(CodingPool.account(index)) \"Konto \(index)\"") }
  }

  private mutating func objects(_ dimension: Int, _ count: Int, _ code: (Int) -> Int) {
    for index in 0..<count { line("#OBJEKT \(dimension) \"\(code(index))\" \"Objekt \(index)\"") }
  }

  private mutating func writeVouchers(_ rows: Int) {
    var chance = Chance(seed: UInt64(year * 100 + month))
    var written = 0
    var number = 0
    let texts = MonthLedger.texts
    while written < rows {
      number += 1
      let count = min(rows - written, 2 + chance.below(7))
      let day = 1 + chance.below(28)
      let date = year * 10_000 + month * 100 + day
      let voucher = "\(MonthLedger.series[number % 3]) \(month)\(100_000 + number / 3)"
      line("#VER \(voucher) \(date) \"\(texts[number % 6])\"\r\n{")
      var rest = 0
      for row in 0..<count {
        let isLast = row == count - 1
        let ore: Int
        if isLast {
          ore = -rest
          let account = chance.below(CodingPool.balanceAccounts)
          used.insert(-1 - account)
          line("#TRANS \(CodingPool.account(account)) {} \(amount(ore)) \(date) \"\(texts[number % 6])\"")
        } else {
          let rank = rank(&chance)
          let coding = pool.codings[rank]
          used.insert(coding.number)
          ore = (coding.account / 1_000 == 3 ? -1 : 1) * (chance.below(3_000_000) - 200_000)
          let text = "\(texts[(number + row) % 6]) \(chance.below(1_000))"
          line("#TRANS \(coding.account) \(coding.objects) \(amount(ore)) \(date) \"\(text)\"")
        }
        rest += ore
      }
      line("}")
      written += count
    }
  }

  /// A rank whose frequency falls slowly with it.
  private func rank(_ chance: inout Chance) -> Int {
    // The least of one to eight draws: whole numbers, the same everywhere.
    let count = pool.codings.count
    let draws = 1 + chance.below(8)
    return (0..<draws).reduce(count) { least, _ in min(least, chance.below(count)) }
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
