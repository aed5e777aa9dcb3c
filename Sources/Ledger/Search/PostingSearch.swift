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
    let rows = Rows(index, hasTexts: !words.isEmpty)
    if query.voucher.allSatisfy(\.isWhitespace) {
      look(through: 0..<index.count, of: rows, index, segment, access, inText, inSupplier)
    } else {
      for run in index.vouchers.runs(named: query.voucher.filter { !$0.isWhitespace }) {
        let range = index.vouchers.rows(ofRun: run, count: index.count)
        look(through: range, of: rows, index, segment, access, inText, inSupplier)
      }
    }
    return count > before
  }

  /// The rows of a segment in full width, as long as they are looked at.
  private struct Rows {
    let groups: [UInt32]
    let amounts: [Int64]
    let texts: [UInt32]
    let suppliers: [UInt32]

    init(_ index: PostingIndex, hasTexts: Bool) {
      groups = index.groups.unpacked
      amounts = index.amounts.unpacked
      texts = hasTexts ? index.texts.rows : []
      suppliers = hasTexts ? index.suppliers.rows : []
    }
  }

  private mutating func look(
    through range: Range<Int>, of rows: Rows, _ index: PostingIndex, _ segment: Int, _ access: [UInt8],
    _ inText: [UInt32], _ inSupplier: [UInt32]
  ) {
    let asksForText = !words.isEmpty
    let amounts = query.amounts
    // Rows come in order, and so do the runs of their vouchers.
    var run = range.isEmpty ? 0 : index.vouchers.run(of: range.lowerBound)
    for row in range {
      let may = access[Int(rows.groups[row])]
      if may == PostingSight.Access.none.rawValue { continue }
      if asksForText {
        // What may not be read is not found by what it says.
        if may == PostingSight.Access.hidden.rawValue { continue }
        let found = inText[Int(rows.texts[row])] | inSupplier[Int(rows.suppliers[row])]
        if found & wanted != wanted { continue }
      }
      let amount = rows.amounts[row]
      if let amounts, !amounts.contains(amount) { continue }
      count += 1
      sum += Int128(amount)
      if reach > 0 {
        run = index.vouchers.run(of: row, from: run)
        add(amount, row, run, index, segment)
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
