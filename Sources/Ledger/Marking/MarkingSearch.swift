import Accounts
import Importing
import Kernel
import Storage

/// Looks for marked postings, and for what may be their corrections, in the ledger that can be seen.
struct MarkingSearch {
  private let view: View
  private let protected: ProtectedCodes
  private let generation: Int

  /// A search in the view; texts are not shown where protection hides them.
  init(_ view: View, protected: ProtectedCodes) throws {
    self.view = view
    self.protected = protected
    generation = try view.history.disposals().last?.event ?? 0
  }

  /// What is found of each of the postings, in their order.
  ///
  /// **Complexity** a segment's rows are read only where its sums have one of the codings.
  func find(_ names: [PostingName]) throws -> [MarkingRules.Finding] {
    var findings = names.map { _ in MarkingRules.Finding() }
    guard !names.isEmpty else { return findings }
    for segment in try view.state.visibleFacts(LedgerTable.table).segments {
      let wanted = names.indices.filter { index in
        names[index].source == segment.source && names[index].month <= segment.part.month
      }
      guard !wanted.isEmpty else { continue }
      for index in wanted where names[index].month == segment.part.month { findings[index].hasMonth = true }
      guard let digest = segment.part.segment else { continue }
      try look(through: segment, digest, for: wanted, of: names, &findings)
    }
    return findings
  }

  private func look(
    through segment: VisibleSegment, _ digest: Digest, for wanted: [Int], of names: [PostingName],
    _ findings: inout [MarkingRules.Finding]
  ) throws {
    let month = segment.part.month
    let sight = try PostingSight(view, on: month.lastDay, current: protected, seesProtected: false)
    let packed = try view.facts.packedSums(of: digest, in: LedgerTable.table)
    let access = sight.access(packed, of: segment, codes: [:], held: nil)
    let groups = wanted.map { sums(of: names[$0], in: packed, access) }
    let isOfMonth = wanted.map { names[$0].month == month }
    // A voucher that has lost its posting is looked for too, so the rows of its own month are read anyhow.
    guard groups.contains(where: { !$0.isEmpty }) || isOfMonth.contains(true) else { return }
    let index: PostingIndex
    do {
      index = try PostingIndex.of(segment, digest, generation: generation, in: view)
    } catch StorageProblem.disposed {
      for (place, mark) in wanted.enumerated() where isOfMonth[place] { findings[mark].isUnreadable = true }
      return
    }
    var words = PostingWords(view, sight: sight)
    let rows = (groups: index.groups.unpacked, amounts: index.amounts.unpacked)
    for (place, mark) in wanted.enumerated() {
      let name = names[mark]
      if isOfMonth[place] {
        try lookForVoucher(
          name, groups[place], index, access, &findings[mark]
        ) { row, run in try words.posting(row, run: run, of: index, in: segment) }
      }
      guard !groups[place].isEmpty, name.amount != .zero else { continue }
      let opposite = 0 &- name.amount.ore
      for row in 0..<index.count where rows.amounts[row] == opposite && groups[place].contains(rows.groups[row]) {
        let run = index.vouchers.run(of: row)
        findings[mark].mirrors.append(try words.posting(row, run: run, of: index, in: segment))
      }
    }
  }

  private func lookForVoucher(
    _ name: PostingName, _ groups: Set<UInt32>, _ index: PostingIndex, _ access: [UInt8],
    _ finding: inout MarkingRules.Finding, posting: (_ row: Int, _ run: Int) throws -> FoundPosting
  ) throws {
    var alike = 0
    for run in index.vouchers.runs(named: name.voucher)
    where index.vouchers.voucher(run) == (name.series, name.number) {
      for row in index.vouchers.rows(ofRun: run, count: index.count)
      where access[index.groups[row]] != PostingSight.Access.none.rawValue {
        let isAlike = index.amounts[row] == name.amount.ore && groups.contains(UInt32(index.groups[row]))
        if isAlike { alike += 1 }
        if isAlike, alike == name.ordinal {
          finding.posting = try posting(row, run)
        } else if finding.neighbour == nil {
          finding.neighbour = try posting(row, run)
        }
      }
    }
  }

  /// The sums of the segment that have the posting's codes and may be seen.
  private func sums(of name: PostingName, in packed: PackedFacts, _ access: [UInt8]) -> Set<UInt32> {
    var rows = Array(access.indices.filter { access[$0] != PostingSight.Access.none.rawValue })
    for part in CodingPart.allCases {
      guard let code = packed.dictionary(part.column).firstIndex(of: name.code(part)) else { return [] }
      let codes = packed.codes(part.column)
      rows = rows.filter { codes[$0] == code }
    }
    return Set(rows.map(UInt32.init))
  }
}
