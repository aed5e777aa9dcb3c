import Accounts
import Budgeting
import Care
import Closing
import Forecasting
import Formats
import Importing
import Ledger
import Organisation
import Retention
package import Storage

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
  /// How much care was bought.
  case volumes
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
    case .volumes: "Antal för köpt vård"
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
    case .volumes: VolumesCSV.columns
    case .mapping: MappingCSV.columns
    case .protected: ProtectedCSV.columns
    case .occasions: OccasionsCSV.columns
    case .calendar: CalendarCSV.columns
    case .retention: RetentionCSV.columns
    }
  }

  /// The headings of its tables as text; none for postings.
  package var columnNames: [String] { columns?.compactMap(\.names.first) ?? [] }

  /// What somebody must be allowed to bring it in.
  package var permission: Permission {
    switch self {
    case .ledger: ImportLedger.permission
    case .budget: ImportBudget.permission
    case .forecast: ImportForecast.permission
    case .totals: SetControlTotals.permission
    case .units: ImportUnits.permission
    case .roles: ImportRoles.permission
    case .standIns: ImportStandIns.permission
    case .codes: ImportCodes.permission
    case .statements: ImportStatements.permission
    case .areas: ImportAreas.permission
    case .watched: ImportWatchedLines.permission
    case .counterparties: ImportCounterparties.permission
    case .internalAgreements: ImportInternalAgreements.permission
    case .methods: ImportForecastMethods.permission
    case .frames: ImportFrames.permission
    case .reallocation: Reallocate.permission
    case .adjustments: ImportAdjustments.permission
    case .assumptions: ImportAssumptions.permission
    case .volumes: ImportVolumes.permission
    case .mapping: ImportMapping.permission
    case .protected: ImportProtected.permission
    case .occasions: ImportOccasions.permission
    case .calendar: ImportCalendar.permission
    case .retention: ImportRetentionPlan.permission
    }
  }

  /// The permissions that open the way for files: one of them is enough. What else a kind asks is looked at when it is
  /// brought in.
  package static let openers: [Permission] = [.importFacts, .administer]

  /// Whether whoever has those rights may bring it in.
  package func isOpen(_ grants: Grants) -> Bool { grants.scope(of: permission).map { $0 != .nothing } ?? false }

  /// What has to be said beside the file.
  package var fields: [IntakeField] {
    switch self {
    case .ledger: [.source, .status, .months, .oneSided, .sheet, .sign, .unit, .remember]
    case .budget: [.year, .name, .sign]
    case .forecast: [.month, .sign, .unit, .layer, .decision]
    case .totals: [.sign, .source]
    case .adjustments, .assumptions: [.sign]
    case .codes, .statements, .areas, .watched, .counterparties: [.validFrom]
    case .reallocation: [.year, .firstMonth, .unit, .decision]
    case .calendar: [.year]
    case .units, .roles, .standIns, .internalAgreements, .methods, .frames, .volumes, .mapping, .protected, .occasions,
      .retention:
      []
    }
  }
}
