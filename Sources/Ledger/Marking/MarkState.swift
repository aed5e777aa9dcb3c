/// How far a marked posting has come, by what is said of it and by what the ledger shows.
package enum MarkState: Hashable, Sendable {
  /// It stands in the ledger as it did.
  case waiting
  /// The ledger shows what may be its correction: the posting is gone, or its mirror has come. Somebody confirms it.
  case perhapsCorrected(MarkEvidence)
  /// The postings of the month were disposed of, so that nothing can be seen.
  case unreadable
  /// Somebody has settled it.
  case settled(MarkOutcome)

  /// Its word.
  package var title: String {
    switch self {
    case .waiting: "Väntar"
    case .perhapsCorrected: "Rättad?"
    case .unreadable: "Kan inte ses"
    case .settled(let outcome): outcome.title
    }
  }

  /// Its name to programs.
  package var word: String {
    switch self {
    case .waiting: "waiting"
    case .perhapsCorrected: "perhaps-corrected"
    case .unreadable: "unreadable"
    case .settled(let outcome): outcome.rawValue
    }
  }

  /// The names of all states to programs.
  package static let words =
    ["waiting", "perhaps-corrected", "unreadable"] + MarkOutcome.allCases.map(\.rawValue)
}

/// What in the ledger tells that a marked posting may be corrected.
package enum MarkEvidence: Hashable, Sendable {
  /// The posting is no longer there, nor is its voucher.
  case voucherGone
  /// The posting is no longer there, but others of its voucher are.
  case postingGone
  /// Further postings with the same codes and the opposite amount have come: their vouchers.
  case mirrored([String])

  /// It in words: a proposal for how the posting was corrected.
  package var text: String {
    switch self {
    case .voucherGone: "Verifikationen finns inte längre i huvudboken."
    case .postingGone: "Raden finns inte längre i verifikationen."
    case .mirrored(let vouchers):
      vouchers.count == 1
        ? "Motbokad på verifikation \(vouchers[0])."
        : "Kan vara motbokad på någon av verifikationerna \(vouchers.joined(separator: ", "))."
    }
  }
}
