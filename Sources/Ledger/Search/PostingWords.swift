import Accounts
import Kernel
import Storage

/// Says in words what postings are.
struct PostingWords {
  private let view: View
  private let sight: PostingSight
  private var accountNames: [Int: [String: String]] = [:]

  /// The words of postings in the view, as `sight` lets them be seen.
  init(_ view: View, sight: PostingSight) {
    self.view = view
    self.sight = sight
  }

  /// The posting of the row, whose voucher has that run.
  mutating func posting(
    _ row: Int, run: Int, of index: PostingIndex, in segment: VisibleSegment
  ) throws -> FoundPosting {
    guard let digest = segment.part.segment else { preconditionFailure("What was found lies in a segment") }
    let month = segment.part.month
    let packed = try view.facts.packedSums(of: digest, in: LedgerTable.table)
    let group = index.groups[row]
    var codes: [CodingPart: String] = [:]
    for part in CodingPart.allCases {
      let code = packed.dictionary(part.column)[packed.codes(part.column)[group]]
      if !code.isEmpty { codes[part] = code }
    }
    let isProtected = sight.isProtected(packed, group)
    let (text, supplier) = (index.texts.text(row), index.suppliers.text(row))
    let (series, number) = index.vouchers.voucher(run)
    let shown: (String, String) =
      if isProtected, sight.hidesTexts {
        (text.isEmpty && supplier.isEmpty && index.textFault == nil ? "" : FoundPosting.hiddenText, "")
      } else {
        (index.textFault?.text ?? text, supplier)
      }
    return FoundPosting(
      id: PostingID(batch: segment.batch, month: month, row: row + 1), series: series, number: number,
      day: Day(yyyymmdd: index.vouchers.yyyymmdd(run)), codes: codes,
      accountName: try names(month.year)[codes[.account] ?? ""] ?? "", text: shown.0, supplier: shown.1,
      amount: Money(ore: index.amounts[row]), isProtected: isProtected)
  }

  private mutating func names(_ year: Int) throws -> [String: String] {
    if let known = accountNames[year] { return known }
    let list = try view.state.record(CodeList.self, id: CodingPart.account.column, in: year)
    let names = Dictionary(
      (list?.value.entries ?? []).map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    accountNames[year] = names
    return names
  }
}
