import Accounts
import Kernel
import Storage

/// Looks through the postings of some months, segment by segment.
struct PostingSearch {
  /// A posting that was found, before its words are looked up.
  struct Hit {
    /// What it is ordered by: the greatest first.
    let key: Int64
    /// The segment, by index.
    let segment: Int
    /// The row in it.
    let row: Int
    /// The run of its voucher.
    let run: Int

    static func comesBefore(_ a: Hit, _ b: Hit) -> Bool {
      if a.key != b.key { return a.key > b.key }
      return a.segment == b.segment ? a.row < b.row : a.segment < b.segment
    }
  }

  private let query: PostingQuery
  private let words: [SearchedWord]
  /// The words that must all be found, and those of them that only the supplier may hold.
  private let wanted: UInt32
  private let ofSupplier: UInt32
  private let reach: Int
  private(set) var count = 0
  private(set) var sum: Int128 = 0
  private var hits: [Hit] = []
  /// The key of the last hit that can still be shown; nil while there is room. Whatever comes later with the same key
  /// stands after it.
  private var bound: Int64?

  /// A search for what the query asks for.
  init(_ query: PostingQuery) {
    self.query = query
    let suppliers = SearchedWord.words(query.supplier)
    let anywhere = SearchedWord.words(query.words)
    words = suppliers + anywhere
    ofSupplier = (1 << UInt32(suppliers.count)) - 1
    wanted = (1 << UInt32(words.count)) - 1
    reach = min(max(query.offset, 0) + max(query.limit, 0), PostingQuery.greatestReach)
  }

  /// The hits that are shown.
  func shown() -> ArraySlice<Hit> { hits.sorted(by: Hit.comesBefore).prefix(reach).dropFirst(max(query.offset, 0)) }

  /// Looks through the segment of that index, whose sums' access is given; answers whether something was found.
  mutating func look(through index: PostingIndex, segment: Int, access: [UInt8]) -> Bool {
    let before = count
    guard access.contains(where: { $0 != PostingSight.Access.none.rawValue }) else { return false }
    let inText = words.isEmpty ? [] : index.texts.matches(words).map { $0 & ~ofSupplier }
    let inSupplier = words.isEmpty ? [] : index.suppliers.matches(words)
    if !words.isEmpty, !inText.contains(where: { $0 != 0 }), !inSupplier.contains(where: { $0 != 0 }) { return false }
    var batch = Batch()
    if query.voucher.allSatisfy(\.isWhitespace) {
      look(through: 0..<index.count, by: &batch, index, segment, access, inText, inSupplier)
    } else {
      for run in index.vouchers.runs(named: query.voucher.filter { !$0.isWhitespace }) {
        let range = index.vouchers.rows(ofRun: run, count: index.count)
        look(through: range, by: &batch, index, segment, access, inText, inSupplier)
      }
    }
    return count > before
  }

  /// Some rows of a segment in full width, so few that they stay near the processor while they are looked at.
  private struct Batch {
    static let size = 4_096

    var groups = [UInt32](repeating: 0, count: size)
    var amounts = [Int64](repeating: 0, count: size)
    /// Which words each row has.
    var found = [UInt32](repeating: 0, count: size)
    private var codes = [UInt32](repeating: 0, count: size)

    /// Reads which words the rows have, given those of each text and supplier; answers whether any has them all.
    mutating func hasAll(
      _ wanted: UInt32, _ rows: Range<Int>, of index: PostingIndex, _ inText: [UInt32], _ inSupplier: [UInt32]
    ) -> Bool {
      var hasAll = false
      index.texts.unpack(rows, into: &codes)
      for place in 0..<rows.count { found[place] = inText[Int(codes[place])] }
      index.suppliers.unpack(rows, into: &codes)
      for place in 0..<rows.count {
        found[place] |= inSupplier[Int(codes[place])]
        hasAll = hasAll || found[place] & wanted == wanted
      }
      return hasAll
    }

    /// Reads the rows' groups and amounts.
    mutating func read(_ rows: Range<Int>, of index: PostingIndex) {
      index.groups.unpack(rows, into: &groups)
      index.amounts.unpack(rows, into: &amounts)
    }
  }

  private mutating func look(
    through range: Range<Int>, by batch: inout Batch, _ index: PostingIndex, _ segment: Int, _ access: [UInt8],
    _ inText: [UInt32], _ inSupplier: [UInt32]
  ) {
    let asksForText = !words.isEmpty
    let amounts = query.amounts
    // Rows come in order, and so do the runs of their vouchers.
    var run = range.isEmpty ? 0 : index.vouchers.run(of: range.lowerBound)
    for start in stride(from: range.lowerBound, to: range.upperBound, by: Batch.size) {
      let rows = start..<min(start + Batch.size, range.upperBound)
      if asksForText, !batch.hasAll(wanted, rows, of: index, inText, inSupplier) { continue }
      batch.read(rows, of: index)
      for place in 0..<rows.count {
        let may = access[Int(batch.groups[place])]
        if may == PostingSight.Access.none.rawValue { continue }
        if asksForText {
          // What may not be read is not found by what it says.
          if may == PostingSight.Access.hidden.rawValue { continue }
          if batch.found[place] & wanted != wanted { continue }
        }
        let amount = batch.amounts[place]
        if let amounts, !amounts.contains(amount) { continue }
        count += 1
        sum += Int128(amount)
        if reach > 0 {
          run = index.vouchers.run(of: start + place, from: run)
          add(amount, start + place, run, index, segment)
        }
      }
    }
  }

  private mutating func add(_ amount: Int64, _ row: Int, _ run: Int, _ index: PostingIndex, _ segment: Int) {
    let key: Int64
    switch query.order {
    case .size: key = Int64(clamping: amount.magnitude)
    case .latest: key = Int64(index.vouchers.yyyymmdd(run))
    case .earliest: key = -Int64(index.vouchers.yyyymmdd(run))
    }
    if let bound, key <= bound { return }
    hits.append(Hit(key: key, segment: segment, row: row, run: run))
    guard hits.count >= 2 * reach + 64 else { return }
    hits = Array(hits.sorted(by: Hit.comesBefore).prefix(reach))
    bound = hits.last?.key
  }
}
