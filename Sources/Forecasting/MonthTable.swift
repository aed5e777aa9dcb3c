/// A table of a month's follow-up, by the name that command lines and programs use.
package enum MonthTable: String, Hashable, Sendable, CaseIterable {
  case drift
  case byMonth = "by-month"
  case investments
  case area
  case unit
  case variances
  case change
  case watched
  case adjusted
  case adjustments
  case assumptions
  case reconciliation
  case periods
  case layers
  case forecast
  case bridge
  case months
  case shares
  case trends
  case frames
  case plan
  case `internal`
  case internalAgreements = "internal-agreements"

  /// The section that holds the table.
  package var section: String {
    switch self {
    case .drift: "drift"
    case .byMonth: "resultat-per-manad"
    case .investments: "investeringar"
    case .area: "omraden"
    case .unit: "enheter"
    case .variances: "avvikelser"
    case .change: "prognosforandring"
    case .watched: "bevakning"
    case .adjusted: "justerat"
    case .adjustments: "justeringsposter"
    case .assumptions: "antaganden"
    case .reconciliation: "avstamning"
    case .periods: "perioder"
    case .layers: "prognoslager"
    case .forecast: "prognos"
    case .bridge: "brygga"
    case .months: "manadsdiagram"
    case .shares: "andelar"
    case .trends: "trend"
    case .frames: "ram"
    case .plan: "plan"
    case .internal: "interna"
    case .internalAgreements: "overenskommelser"
    }
  }

  /// Whether it can be had for one unit or department.
  package var isByUnit: Bool {
    switch self {
    case .drift, .byMonth, .investments, .layers, .forecast, .bridge, .months, .shares, .trends: true
    default: false
    }
  }

  /// Whether it can leave out internal items.
  package var canEliminate: Bool { self == .drift || self == .area || self == .unit }
}
