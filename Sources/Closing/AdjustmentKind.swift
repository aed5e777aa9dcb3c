/// What sort of adjustment an item is; the raw value is stored and stands in figure keys.
package enum AdjustmentKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// The debt for holiday pay (*semesterlöneskuld*), which grows in spring and is taken out in summer.
  case holidayPayDebt = "holiday-pay-debt"
  /// Salaries earned but not yet paid (*upplupna löner*).
  case accruedSalaries = "accrued-salaries"
  /// Hourly pay that is paid the month after the work (*eftersläpande timlöner*).
  case hourlyPayLag = "hourly-pay-lag"
  /// An invoice or a claim booked ahead, to be reversed (*uppbokning*).
  case bookedAhead = "booked-ahead"
  /// A write-down (*nedskrivning*) of what was booked another year.
  case writeDown = "write-down"
  /// The part of a changed frame that is about months that have gone (*ikapptagning av ramändring*).
  case frameCatchUp = "frame-catch-up"
  /// Anything else that does not come again (*engångspost*).
  case oneOff = "one-off"
  /// A unit that belonged to the board last year, or did not (*flyttad enhet*).
  case movedUnit = "moved-unit"
  /// Something booked by another principle last year (*ändrad princip*).
  case changedPrinciple = "changed-principle"

  /// What an item is put right for.
  package enum Nature: Hashable, Sendable, CaseIterable {
    /// It evens out within the year.
    case reversing
    /// It does not come again.
    case oneOff
    /// It makes last year comparable.
    case comparison
  }

  /// What items of the kind are put right for.
  package var nature: Nature {
    switch self {
    case .holidayPayDebt, .accruedSalaries, .hourlyPayLag, .bookedAhead: .reversing
    case .writeDown, .frameCatchUp, .oneOff: .oneOff
    case .movedUnit, .changedPrinciple: .comparison
    }
  }

  /// Whether items of the kind belong to the months they stand in, where nobody says otherwise: earned pay does, what
  /// evens out or does not come again does not.
  package var usuallyBelongs: Bool {
    switch self {
    case .accruedSalaries, .hourlyPayLag: true
    default: false
    }
  }

  /// What it is called on screen and in files.
  package var term: String {
    switch self {
    case .holidayPayDebt: "semesterlöneskuld"
    case .accruedSalaries: "upplupna löner"
    case .hourlyPayLag: "eftersläpande timlöner"
    case .bookedAhead: "uppbokning"
    case .writeDown: "nedskrivning"
    case .frameCatchUp: "ramändring"
    case .oneOff: "engångspost"
    case .movedUnit: "flyttad enhet"
    case .changedPrinciple: "ändrad princip"
    }
  }

  /// The kind that files call so, without regard to case; nil for other words.
  package init?(term: String) {
    guard let kind = AdjustmentKind.allCases.first(where: { $0.term == term.lowercased() }) else { return nil }
    self = kind
  }
}
