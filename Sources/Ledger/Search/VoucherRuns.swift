import Kernel
import Storage

/// The vouchers of a segment's postings: neighbouring rows of one voucher are told once.
struct VoucherRuns: Sendable {
  /// The first row of each run, ascending.
  let starts: [UInt32]
  private let series: [String]
  private let seriesOfRun: PackedCodes
  private let numbers: TextColumn
  /// Each day as yyyymmdd less the first of the segment's month as yyyymm00.
  private let days: PackedIntegers
  private let monthStart: Int64

  /// The vouchers of the rows of a month.
  init(_ rows: FactColumns, month: Month) {
    let (series, numbers, dates) = (
      rows.code("voucher_series"), rows.text("voucher_number"), rows.integer("voucher_date")
    )
    var starts: [UInt32] = []
    var codes: [UInt32] = []
    var texts = TextColumn()
    var days: [Int64] = []
    monthStart = Int64(month.yyyymm * 100)
    for row in 0..<rows.count {
      let number = numbers.bytes[numbers.range(row)]
      let isSame =
        row > 0 && series.codes[row] == series.codes[row - 1] && dates[row] == dates[row - 1]
        && number.elementsEqual(numbers.bytes[numbers.range(row - 1)])
      if isSame { continue }
      starts.append(UInt32(row))
      codes.append(series.codes[row])
      texts.append(number)
      days.append(dates[row] - monthStart)
    }
    self.starts = starts
    self.series = series.dictionary
    seriesOfRun = PackedCodes(codes, below: max(series.dictionary.count, 1))
    self.numbers = texts
    self.days = PackedIntegers(days)
  }

  /// About how many bytes of memory they take.
  var byteCount: Int {
    4 * starts.count + seriesOfRun.byteCount + numbers.bytes.count + 4 * numbers.ends.count + days.byteCount
  }

  /// The run that the row lies in.
  func run(of row: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= row { low = middle } else { high = middle }
    }
    return low
  }

  /// The run that the row lies in, which is `run` or a later one: near as a rule.
  func run(of row: Int, from run: Int) -> Int {
    var run = run
    for _ in 0..<8 {
      guard run + 1 < starts.count, starts[run + 1] <= row else { return run }
      run += 1
    }
    return self.run(of: row)
  }

  /// The rows of the run among `count`.
  func rows(ofRun run: Int, count: Int) -> Range<Int> {
    Int(starts[run])..<(run + 1 < starts.count ? Int(starts[run + 1]) : count)
  }

  /// The series and number of the run's voucher.
  func voucher(_ run: Int) -> (series: String, number: String) { (series[seriesOfRun[run]], numbers[run]) }

  /// The day of the run's voucher as yyyymmdd; 0 where it has none.
  func yyyymmdd(_ run: Int) -> Int { Int(days[run] + monthStart) }

  /// The runs of the voucher that the text names: its number, or series and number in one.
  func runs(named text: String) -> [Int] {
    let wanted = Array(text.uppercased().utf8)
    // What is left of the text behind each series; a number alone means every series.
    let rests = series.map { series -> [UInt8]? in
      let name = Array(series.uppercased().utf8)
      return !name.isEmpty && wanted.starts(with: name) ? Array(wanted[name.count...]) : nil
    }
    return starts.indices.filter { run in
      let number = numbers.bytes[numbers.range(run)]
      func isNamed(by wanted: [UInt8]) -> Bool {
        number.count == wanted.count && zip(number, wanted).allSatisfy { ($0 >= 97 && $0 <= 122 ? $0 - 32 : $0) == $1 }
      }
      return isNamed(by: wanted) || (rests[seriesOfRun[run]].map(isNamed) ?? false)
    }
  }
}
