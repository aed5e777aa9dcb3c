import Accounts
import Documents
import Figures
import Kernel
import Ledger
import Storage

/// What the board's own units have posted with each other: over the whole board it sums to zero.
struct InternalBalance {
  /// One counterparty code and what is left on it.
  struct Counterpart: Hashable {
    let code: String
    let name: String
    let ore: Int64
  }

  /// What is left; debit-positive öre.
  let ore: Int64
  /// The counterparty codes that it lies on, greatest first.
  let counterparts: [Counterpart]
  private let period: Period
  private let key: FigureKey

  /// What is left of the follow-up's intra-board postings in the year to date; nil where only some units are seen, for
  /// then the other side of a posting may lie outside.
  init?(_ followUp: FollowUp, _ classes: CounterpartyClasses, names: [String: String]) {
    guard !followUp.isUnitVisible.contains(false) else { return nil }
    let found = classes.classes(of: followUp.ledger.coded)
    var placer = CellPlacer(followUp.structure.layout, facts: followUp.ledger.coded) { _ in true }
    var sums: [String: Int64] = [:]
    for (index, part) in followUp.ledger.parts.enumerated()
    where followUp.toDate.contains(part.segment.part.month) && found[index].contains(.board) {
      let amounts = part.amounts
      let codes = part.packed.code(CodingPart.counterparty.column)
      let counted = followUp.countedRows(of: part)
      placer.forEachBlock(of: index, count: part.count) { rows, keys in
        for (place, row) in rows.enumerated()
        where keys[place] >= 0 && found[index][row] == .board && (counted?[row] ?? true) {
          sums[codes.dictionary[Int(codes.codes[row])], default: 0] += amounts[row]
        }
      }
    }
    ore = sums.values.reduce(0, +)
    counterparts = sums.filter { $0.value != 0 }
      .map { Counterpart(code: $0.key, name: names[$0.key] ?? "", ore: $0.value) }
      .sorted { ($1.ore.magnitude, $0.code) < ($0.ore.magnitude, $1.code) }
    period = followUp.toDate
    key = FollowUpFigures(followUp).key(.actual, of: .init(), over: period).keeping(.board)
  }

  /// What is said of it; nil where all is as it should be.
  private var message: String? {
    guard ore != 0 else { return nil }
    let shown = counterparts.prefix(3).map { part in
      let code = part.code.isEmpty ? "utan motpart" : part.name.isEmpty ? part.code : part.code + " " + part.name
      return "\(code) (\(InternalBalance.kronor(part.ore)))"
    }
    return "Nämndinterna poster ska ta ut varandra, men för \(SwedishText.text(period)) återstår "
      + "\(InternalBalance.kronor(ore)): \(SwedishText.list(shown))"
      + (counterparts.count > shown.count ? " med flera." : ".")
  }

  private static func kronor(_ ore: Int64) -> String {
    // As reports write: revenue positive.
    SwedishText.kronor(-ore)
  }

  /// The warning for the report's first page.
  var warnings: [Block] { message.map { [.notice(Notice(.warning, [.text($0)]))] } ?? [] }

  /// The check before a month is closed.
  var checks: [MonthCheck] {
    message.map {
      [
        MonthCheck(
          "intra-board-balance", message: $0,
          remedy: "Leta efter den sida som saknas, eller rätta motparten på den ena sidan.", amount: Money(ore: ore),
          keys: [key])
      ]
    } ?? []
  }
}
