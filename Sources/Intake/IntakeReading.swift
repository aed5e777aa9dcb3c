import Accounts
import Budgeting
import Care
import Closing
import Forecasting
import Formats
import Importing
import Kernel
import Ledger
import Organisation
import Reporting
import Retention
import Storage

/// A table that was read, and how it is written.
struct IntakeReading: Sendable {
  /// How many rows it has.
  let rows: Int
  /// Writes it, and says what was written.
  let write: @Sendable (Desk) async throws -> Written

  /// What was written.
  struct Written: Sendable {
    /// In a sentence.
    let sentence: String
    /// The event; nil where nothing was new.
    let event: Int?
  }

  private init(_ rows: Int, write: @escaping @Sendable (Desk) async throws -> Written) {
    self.rows = rows
    self.write = write
  }

  /// A command that answers how many it changed.
  private init<C: Command>(
    _ rows: Int, _ command: C.Type, _ input: C.Input, _ one: String, _ many: String
  ) where C.Output == Int {
    self.init(rows) { desk in
      let appended = try await desk.run(command, input)
      return Written(sentence: IntakeWords.count(appended.output, one, many), event: appended.event)
    }
  }

  /// The file as the order says that it is.
  ///
  /// **Throws** `Problems` with everything that is wrong with it; `IntakeProblem` where something is not said.
  static func of(_ file: SourceFile, _ order: IntakeOrder, _ desk: Desk) async throws -> IntakeReading {
    let kind = FileKind(of: file.bytes)
    if order.kind == .budget, kind == .sie || kind == .sie5 { return try await sieBudget(file, order, desk) }
    guard kind == .table else {
      throw ImportingProblem.wrongKind(found: kind, wanted: .table, file: file.name)
    }
    switch order.kind {
    case .ledger: preconditionFailure("Postings are read by the importer of ledgers")
    case .budget, .forecast, .totals, .frames, .reallocation, .adjustments, .assumptions, .internalAgreements,
      .methods, .volumes:
      return try money(file, order)
    case .units, .roles, .standIns, .occasions, .calendar: return try organisation(file, order)
    case .codes, .statements, .areas, .watched, .counterparties, .mapping, .protected, .retention:
      return try structure(file, order)
    }
  }

  private static func sieBudget(
    _ file: SourceFile, _ order: IntakeOrder, _ desk: Desk
  ) async throws -> IntakeReading {
    let mapping = try await desk.ask(ReadMapping.self, order.source)
    return try budget(try SIEBudget.read(file, year: order.year(), mapping: mapping), file, order)
  }

  private static func budget(_ rows: [BudgetRow], _ file: SourceFile, _ order: IntakeOrder) throws -> IntakeReading {
    let input = ImportBudget.Input(
      year: try order.year(), name: try order.required(.name), rows: rows, file: file, included: nil,
      isConfirmed: order.isConfirmed)
    return IntakeReading(rows.count) { desk in
      let appended = try await desk.run(ImportBudget.self, input)
      return Written(
        sentence: "version \(appended.output.version) av budgeten för \(input.year)", event: appended.event)
    }
  }

  private static func money(_ file: SourceFile, _ order: IntakeOrder) throws -> IntakeReading {
    let (name, bytes) = (file.name, file.bytes)
    switch order.kind {
    case .budget:
      return try budget(BudgetCSV.read(name: name, bytes: bytes, sign: order.sign(.report)), file, order)
    case .forecast: return try forecast(file, order)
    case .totals:
      let totals = try ControlTotalsCSV.read(
        name: name, bytes: bytes, sign: order.sign(.ledger), source: order.source)
      return IntakeReading(
        totals.count, SetControlTotals.self, totals, "ändrad kontrollsumma", "ändrade kontrollsummor")
    case .frames:
      let drafts = try FramesCSV.read(name: name, bytes: bytes)
      return IntakeReading(drafts.count, ImportFrames.self, drafts, "ändrad rampost", "ändrade ramposter")
    case .adjustments:
      let drafts = try AdjustmentsCSV.read(name: name, bytes: bytes, sign: order.sign(.report))
      return IntakeReading(
        drafts.count, ImportAdjustments.self, drafts, "ändrad justeringspost", "ändrade justeringsposter")
    case .assumptions:
      let drafts = try AssumptionsCSV.read(name: name, bytes: bytes, sign: order.sign(.report))
      return IntakeReading(drafts.count, ImportAssumptions.self, drafts, "ändrat antagande", "ändrade antaganden")
    case .internalAgreements:
      let drafts = try InternalAgreementsCSV.read(name: name, bytes: bytes)
      return IntakeReading(
        drafts.count, ImportInternalAgreements.self, drafts, "ändrad intern överenskommelse",
        "ändrade interna överenskommelser")
    case .volumes:
      let drafts = try VolumesCSV.read(name: name, bytes: bytes)
      return IntakeReading(
        drafts.count, ImportVolumes.self, .init(drafts, file: name), "enhets månad ändrad", "enheters månader ändrade")
    case .methods:
      let rows = try ForecastMethodsCSV.read(name: name, bytes: bytes)
      return IntakeReading(rows.count) { desk in
        let appended = try await desk.run(ImportForecastMethods.self, rows)
        return Written(
          sentence: "\(IntakeWords.count(rows.count, "metod", "metoder")), version \(appended.output)",
          event: appended.event)
      }
    default: return try reallocation(file, order)
    }
  }

  private static func reallocation(_ file: SourceFile, _ order: IntakeOrder) throws -> IntakeReading {
    let rows = try ReallocationCSV.read(name: file.name, bytes: file.bytes, unit: order.unit())
    let input = Reallocate.Input(
      year: try order.year(), movement: .rows(rows, from: try order.month(.firstMonth), file: file),
      decision: try order.required(.decision), isConfirmed: order.isConfirmed)
    return IntakeReading(rows.count) { desk in
      let appended = try await desk.run(Reallocate.self, input)
      return Written(sentence: "omdisponering \(appended.output.id)", event: appended.event)
    }
  }

  private static func forecast(_ file: SourceFile, _ order: IntakeOrder) throws -> IntakeReading {
    let rows = try ForecastCSV.read(
      name: file.name, bytes: file.bytes, sign: order.sign(.report), unit: order.unit())
    let input = ForecastInput(
      month: try order.month(.month), layer: try order.layer(), decision: order.text(.decision), rows: rows,
      isConfirmed: order.isConfirmed, basedOn: nil)
    return IntakeReading(rows.count) { desk in
      let written: Appended<ForecastWriting.Written>
      switch input.layer {
      case .unit: written = try await desk.run(ImportForecast.self, input)
      case .controller, .administration: written = try await desk.run(AdjustForecast.self, input)
      case .board: written = try await desk.run(DecideForecast.self, input)
      }
      return Written(
        sentence: IntakeWords.count(written.output.sheets, "ändrat prognosblad", "ändrade prognosblad"),
        event: written.event)
    }
  }

  private static func organisation(_ file: SourceFile, _ order: IntakeOrder) throws -> IntakeReading {
    let (name, bytes) = (file.name, file.bytes)
    switch order.kind {
    case .units:
      let drafts = try UnitsCSV.read(name: name, bytes: bytes)
      return IntakeReading(drafts.count, ImportUnits.self, drafts, "ändrad enhet", "ändrade enheter")
    case .roles:
      let drafts = try StaffCSV.roles(name: name, bytes: bytes)
      return IntakeReading(drafts.count, ImportRoles.self, drafts, "ändrad roll", "ändrade roller")
    case .standIns:
      let drafts = try StaffCSV.standIns(name: name, bytes: bytes)
      return IntakeReading(
        drafts.count, ImportStandIns.self, drafts, "ändrad ställföreträdare", "ändrade ställföreträdare")
    case .occasions:
      let occasions = try OccasionsCSV.read(name: name, bytes: bytes)
      return IntakeReading(
        occasions.count, ImportOccasions.self, occasions, "ändrat uppföljningstillfälle",
        "ändrade uppföljningstillfällen")
    default:
      let rules = try CalendarCSV.rules(name: name, bytes: bytes, template: ReportTemplate.monthlyFollowUp)
      let year = try order.year()
      let calendar = FollowUpCalendar(year: year, rules: rules, meetings: [])
      return IntakeReading(rules.count) { desk in
        let appended = try await desk.run(ImportCalendar.self, .init(calendar, place: Place(file: name)))
        return Written(
          sentence: "uppföljningskalender \(year), version \(appended.output)", event: appended.event)
      }
    }
  }

  private static func structure(_ file: SourceFile, _ order: IntakeOrder) throws -> IntakeReading {
    let (name, bytes) = (file.name, file.bytes)
    let from = try order.validFrom()
    switch order.kind {
    case .codes:
      let codes = try CodesCSV.read(name: name, bytes: bytes)
      return IntakeReading(
        codes.count, ImportCodes.self, .init(codes, validFrom: from), "ändrad kodlista", "ändrade kodlistor")
    case .statements:
      var drafts = try StatementsCSV.read(name: name, bytes: bytes)
      for index in drafts.indices { drafts[index].validFrom = from }
      return IntakeReading(
        drafts.count, ImportStatements.self, drafts, "ändrad uppställning", "ändrade uppställningar")
    case .areas, .watched:
      let areas = try AreasCSV.read(name: name, bytes: bytes)
      let input = ImportAreas.Input(areas: areas, file: name, validFrom: from)
      return order.kind == .areas
        ? IntakeReading(areas.count, ImportAreas.self, input, "uppföljningsområde", "uppföljningsområden")
        : IntakeReading(areas.count, ImportWatchedLines.self, input, "bevakningsrad", "bevakningsrader")
    case .counterparties:
      let classes = try CounterpartiesCSV.read(name: name, bytes: bytes)
      let input = ImportCounterparties.Input(classes: classes, file: name, validFrom: from)
      return IntakeReading(
        1, ImportCounterparties.self, input, "regel för motparter", "regler för motparter")
    case .mapping:
      let mappings = try MappingCSV.read(name: name, bytes: bytes)
      return IntakeReading(
        mappings.count, ImportMapping.self, mappings, "ändrad filbeskrivning", "ändrade filbeskrivningar")
    case .protected:
      let entries = try ProtectedCSV.read(name: name, bytes: bytes)
      return IntakeReading(entries.count, ImportProtected.self, entries, "skyddat urval", "skyddade urval")
    default:
      let plan = try RetentionCSV.read(name: name, bytes: bytes)
      return IntakeReading(plan.rules.count, ImportRetentionPlan.self, plan, "gallringsregel", "gallringsregler")
    }
  }
}
