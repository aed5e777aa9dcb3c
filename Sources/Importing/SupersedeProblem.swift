package import Kernel

/// What stands in the way of letting a batch replace what can be seen, until somebody says that it shall.
///
/// Most are let pass by one general consent. The grave ones, behind which nearly always lies the wrong file, must be
/// named one by one.
package enum SupersedeProblem: Problem, Hashable {
  /// The batch is older than what can be seen.
  case olderExtraction(extracted: Day, visible: Day, file: String)
  /// The batch was made after today.
  case futureExtraction(extracted: Day, today: Day, file: String)
  /// The batch lacks codes that can be seen.
  case lostCodes(months: [Month], part: String, codes: [String], file: String)
  /// The batch has no codes at all of a coding part that had codes before.
  case lostPart(months: [Month], part: String, file: String)
  /// The batch lacks whole account classes.
  case lostClasses(months: [Month], classes: [String], file: String)
  /// Months that are closed would be open again.
  case reopened(months: [Month], status: PeriodStatus, file: String)
  /// Months that are closed would change by more than a little; the greatest change in per cent.
  case closedMonthChanged(months: [Month], percent: Int64, file: String)
  /// Months would shrink to less than half. To less than a quarter is grave: a part stands for the whole.
  case shrunk(months: [Month], percent: Int64, file: String)
  /// A new month's amounts, or those of one account class, are far from what the months before are like; in per cent
  /// of those, below nothing where the sign has turned.
  case unusual(months: [Month], accountClass: String?, percent: Int64, file: String)
  /// Hardly a code string of the months would be what it is.
  case rewritten(months: [Month], file: String)
  /// Months that hold something would hold nothing.
  case emptied(months: [Month], file: String)
  /// All amounts, or those of one account class, have the opposite sign.
  case signFlipped(months: [Month], accountClass: String?, file: String)
  /// Amounts that were negative are positive.
  case signsLost(months: [Month], file: String)
  /// All amounts are so many times as large, or as small.
  case wrongScale(months: [Month], factor: Int64, isLarger: Bool, file: String)
  /// Everything is there twice.
  case doubled(months: [Month], file: String)
  /// The amounts are those of the same months of another year.
  case otherYear(months: [Month], year: Int, file: String)
  /// The amounts are those of another month.
  case copiedMonth(month: Month, of: Month, file: String)
  /// The amounts of one month are those of the whole year so far.
  case cumulative(month: Month, file: String)
  /// The file holds the books of somebody else than the source's earlier files.
  case otherOrganisation(found: String, before: String, file: String)
  /// The same postings, or a closed month on the same codes, can be seen under another source, and would be counted
  /// twice.
  case otherSource(source: String, other: String, months: [Month], file: String)
  /// The source is new, but its name is almost that of one that is known.
  case similarSource(source: String, other: String, file: String)
  /// The batch speaks for more than the source has spoken for.
  case widerSelection(selection: String, before: String, file: String)
  /// A correction of a part would be undone.
  case correctionLost(batch: String, selection: String, months: [Month], file: String)
  /// Months would be as an earlier batch had them, which has been replaced since.
  case reverted(months: [Month], batch: String, file: String)
  /// Months in between would hold nothing.
  case hole(months: [Month], file: String)
  /// The batch speaks for months that have not begun.
  case futureMonths(months: [Month], file: String)
  /// The batch closes months that had not ended when it was made.
  case closedEarly(months: [Month], extracted: Day, file: String)

  /// Whether consent must name the problem: the wrong file is the likely explanation.
  package var isGrave: Bool {
    switch self {
    case .emptied, .signFlipped, .signsLost, .wrongScale, .doubled, .otherYear, .copiedMonth, .cumulative,
      .otherOrganisation, .otherSource, .rewritten:
      true
    case .shrunk(_, let percent, _): percent < 25
    default: false
    }
  }

  /// Whether the problem is about the file alone, and the same however it is read: consent to it holds when the file
  /// is read anew.
  package var isOfFile: Bool {
    switch self {
    case .futureExtraction, .closedEarly, .hole: true
    default: false
    }
  }

  /// The word by which consent names the problem: the code's last part.
  package var consent: String { code.split(separator: ".").last.map(String.init) ?? code }

  /// Every word by which consent can name a problem.
  package static let consents = [
    "older-extraction", "future-extraction", "lost-codes", "lost-part", "lost-classes", "reopened",
    "closed-month-changed", "shrunk", "unusual-amounts", "rewritten", "emptied-month", "sign-flipped", "signs-lost",
    "wrong-scale", "doubled",
    "other-year", "copied-month", "cumulative", "other-organisation", "other-source", "similar-source",
    "wider-selection", "correction-lost", "reverted", "hole", "future-months", "closed-early",
  ]

  package var code: String {
    switch self {
    case .olderExtraction: "importing.older-extraction"
    case .futureExtraction: "importing.future-extraction"
    case .lostCodes: "importing.lost-codes"
    case .lostPart: "importing.lost-part"
    case .lostClasses: "importing.lost-classes"
    case .reopened: "importing.reopened"
    case .closedMonthChanged: "importing.closed-month-changed"
    case .shrunk: "importing.shrunk"
    case .unusual: "importing.unusual-amounts"
    case .rewritten: "importing.rewritten"
    case .emptied: "importing.emptied-month"
    case .signFlipped: "importing.sign-flipped"
    case .signsLost: "importing.signs-lost"
    case .wrongScale: "importing.wrong-scale"
    case .doubled: "importing.doubled"
    case .otherYear: "importing.other-year"
    case .copiedMonth: "importing.copied-month"
    case .cumulative: "importing.cumulative"
    case .otherOrganisation: "importing.other-organisation"
    case .otherSource: "importing.other-source"
    case .similarSource: "importing.similar-source"
    case .widerSelection: "importing.wider-selection"
    case .correctionLost: "importing.correction-lost"
    case .reverted: "importing.reverted"
    case .hole: "importing.hole"
    case .futureMonths: "importing.future-months"
    case .closedEarly: "importing.closed-early"
    }
  }

  package var place: Place {
    switch self {
    case .olderExtraction(_, _, let file), .futureExtraction(_, _, let file), .lostCodes(_, _, _, let file),
      .lostPart(_, _, let file), .lostClasses(_, _, let file), .reopened(_, _, let file),
      .closedMonthChanged(_, _, let file), .shrunk(_, _, let file), .emptied(_, let file),
      .signFlipped(_, _, let file), .signsLost(_, let file), .wrongScale(_, _, _, let file), .doubled(_, let file),
      .otherYear(_, _, let file), .copiedMonth(_, _, let file), .cumulative(_, let file),
      .otherOrganisation(_, _, let file), .otherSource(_, _, _, let file), .similarSource(_, _, let file),
      .widerSelection(_, _, let file), .correctionLost(_, _, _, let file), .reverted(_, _, let file),
      .hole(_, let file), .futureMonths(_, let file), .closedEarly(_, _, let file), .unusual(_, _, _, let file),
      .rewritten(_, let file):
      Place(file: file)
    }
  }
}
