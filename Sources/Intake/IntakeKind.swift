import Accounts
import Budgeting
import Closing
import Forecasting
import Formats
import Importing
import Ledger
import Organisation
import Retention

/// What a file that is brought in is about.
package enum IntakeKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// Postings of the ledger.
  case ledger
  /// A year's budget.
  case budget
  /// Units' forecasts of a month.
  case forecast
  /// Totals of the ledger's own report.
  case totals
  /// Organisational units.
  case units
  /// Who has which role.
  case roles
  /// Who stands in for whom.
  case standIns = "stand-ins"
  /// Codes with their names.
  case codes
  /// Statements: the lines that money is shown on.
  case statements
  /// Follow-up areas.
  case areas
  /// Watched lines.
  case watched
  /// What is internal to the municipality or the board.
  case counterparties
  /// Agreements with other boards and units.
  case internalAgreements = "internal-agreements"
  /// How lines are filled in where nobody sets a forecast.
  case methods
  /// The council's money to the board.
  case frames
  /// Budget moved between codings.
  case reallocation
  /// Accruals, one-offs and what makes last year comparable.
  case adjustments
  /// What the forecast counts on.
  case assumptions
  /// How the files of each source are read.
  case mapping
  /// Accounts and service areas whose texts are confidential.
  case protected
  /// The year's occasions of follow-up.
  case occasions
  /// The calendar of follow-up.
  case calendar
  /// The plan of retention.
  case retention

  /// What it is called.
  package var title: String {
    switch self {
    case .ledger: "Huvudbok"
    case .budget: "Budget"
    case .forecast: "Prognos"
    case .totals: "Kontrollsummor"
    case .units: "Enheter"
    case .roles: "Roller"
    case .standIns: "Ställföreträdare"
    case .codes: "Kodlistor"
    case .statements: "Uppställningar"
    case .areas: "Uppföljningsområden"
    case .watched: "Bevakningsrader"
    case .counterparties: "Motparter"
    case .internalAgreements: "Interna överenskommelser"
    case .methods: "Prognosmetoder"
    case .frames: "Ramposter"
    case .reallocation: "Omdisponering"
    case .adjustments: "Justeringsposter"
    case .assumptions: "Antaganden"
    case .mapping: "Filbeskrivningar"
    case .protected: "Skyddade urval"
    case .occasions: "Uppföljningstillfällen"
    case .calendar: "Uppföljningskalender"
    case .retention: "Gallringsplan"
    }
  }

  /// The columns of its tables as text; nil for postings, whose tables are recognised by what they hold.
  var columns: [CSVColumn]? {
    switch self {
    case .ledger: nil
    case .budget: BudgetCSV.columns
    case .forecast: ForecastCSV.columns
    case .totals: ControlTotalsCSV.columns
    case .units: UnitsCSV.columns
    case .roles: StaffCSV.roleColumns
    case .standIns: StaffCSV.standInColumns
    case .codes: CodesCSV.columns
    case .statements: StatementsCSV.columns
    case .areas, .watched: AreasCSV.columns
    case .counterparties: CounterpartiesCSV.columns
    case .internalAgreements: InternalAgreementsCSV.columns
    case .methods: ForecastMethodsCSV.columns
    case .frames: FramesCSV.columns
    case .reallocation: ReallocationCSV.columns
    case .adjustments: AdjustmentsCSV.columns
    case .assumptions: AssumptionsCSV.columns
    case .mapping: MappingCSV.columns
    case .protected: ProtectedCSV.columns
    case .occasions: OccasionsCSV.columns
    case .calendar: CalendarCSV.columns
    case .retention: RetentionCSV.columns
    }
  }

  /// What has to be said beside the file.
  package var fields: [IntakeField] {
    switch self {
    case .ledger: [.source, .status, .months, .oneSided]
    case .budget: [.year, .name, .sign]
    case .forecast: [.month, .sign, .unit, .layer, .decision]
    case .totals: [.sign, .source]
    case .adjustments, .assumptions: [.sign]
    case .codes, .statements, .areas, .watched, .counterparties: [.validFrom]
    case .reallocation: [.year, .firstMonth, .unit, .decision]
    case .calendar: [.year]
    case .units, .roles, .standIns, .internalAgreements, .methods, .frames, .mapping, .protected, .occasions,
      .retention:
      []
    }
  }
}
