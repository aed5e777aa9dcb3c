import Kernel

/// All files of the example municipality, made from fixed tables and fixed seeds: the same bytes in every run.
enum ExampleFiles {
  /// One file by its name in Examples/.
  struct File {
    let name: String
    let bytes: [UInt8]
  }

  /// The files in the order of their names.
  static func all() -> [File] {
    let allocation = Allocation()
    return (structure() + plans(allocation) + ledgers(allocation) + SeptemberFolder.files + AprilFiles.all(allocation))
      .sorted { $0.name < $1.name }
  }

  private static func structure() -> [File] {
    [
      File(name: "steps.txt", bytes: StepsFile.bytes),
      File(name: "units.csv", bytes: Structure.units.bytes),
      File(name: "codes.csv", bytes: CodeChart.file.bytes),
      File(name: "statements.csv", bytes: Structure.statements.bytes),
      File(name: "areas.csv", bytes: Structure.areas.bytes),
      File(name: "watched.csv", bytes: Structure.watched.bytes),
      File(name: "mapping.csv", bytes: Structure.mapping.bytes),
      File(name: "counterparties.csv", bytes: Structure.counterparties.bytes),
      File(name: "internal-agreements.csv", bytes: Structure.agreements.bytes),
      File(name: "retention.csv", bytes: Retention.plan.bytes),
      File(name: "calendar-2019.csv", bytes: WorkFiles.calendar.bytes),
      File(name: "meetings-2019.csv", bytes: WorkFiles.meetings.bytes),
      File(name: "roles.csv", bytes: WorkFiles.roles.bytes),
      File(name: "stand-ins.csv", bytes: WorkFiles.standIns.bytes),
      File(name: "occasions-2019.csv", bytes: Occasions.planned.bytes),
      File(name: "occasions.csv", bytes: Occasions.decided.bytes),
      File(name: "frames-2018.csv", bytes: BudgetFiles.frames(afterDecisions: 1).bytes),
      File(name: "frames-2019.csv", bytes: BudgetFiles.frames(afterDecisions: 2).bytes),
      File(name: "frames.csv", bytes: BudgetFiles.frames(afterDecisions: 3).bytes),
      File(name: "adjustments-2019-04.csv", bytes: ClosingFiles.adjustments.bytes),
      File(name: "assumptions-2019-04.csv", bytes: ClosingFiles.assumptions.bytes),
    ]
  }

  private static func plans(_ allocation: Allocation) -> [File] {
    [
      File(
        name: "budget-2018.csv", bytes: BudgetFiles.budget(allocation, \.budget2018, year: 2018).bytes),
      File(
        name: "budget-2019-v1.csv", bytes: BudgetFiles.budget(allocation, \.budgetFirst2019, year: 2019).bytes),
      File(
        name: "budget-2019-v2.csv", bytes: BudgetFiles.budget(allocation, \.budget2019, year: 2019).bytes),
      File(
        name: "forecast-2019-03.csv",
        bytes: ForecastFiles.forecast(allocation, \.forecastMarch, remarks: ForecastFiles.marchRemarks).bytes),
      File(
        name: "forecast-2019-04.csv",
        bytes: ForecastFiles.forecast(allocation, \.forecastApril, remarks: ForecastFiles.aprilRemarks).bytes),
      File(name: "volumes-2019-04.csv", bytes: VolumeFiles.volumes(allocation).bytes),
    ]
  }

  /// The days on which the ledgers of January to April 2019 were drawn.
  private static let drawn2019 = ["2019-02-06", "2019-03-06", "2019-04-04", "2019-05-06"]

  private static func ledgers(_ allocation: Allocation) -> [File] {
    let year2018 = LedgerYear(2018, of: allocation)
    let year2019 = LedgerYear(2019, of: allocation)
    let opening = ["1210": Money(ore: 2_416_300_00), "1240": .zero, "2920": Money(ore: -3_912_400_00)]
    let carried = LedgerFiles.closing(year2018, opening: opening)
    var files = [
      File(
        name: "ledger-2018.se", bytes: LedgerFiles.sie(year2018, drawnOn: day("2019-02-04"), opening: opening)),
      File(name: "ledger-2019-04.csv", bytes: LedgerFiles.csv(year2019, opening: carried).bytes),
      File(name: "ledger-2018-12.csv", bytes: LedgerFiles.december(year2018).bytes),
      File(name: "correction-302.csv", bytes: LedgerFiles.correction(year2019).bytes),
      File(name: "ledger-2018-04-322.csv", bytes: LedgerFiles.adults(year2018, isDoubled: true).bytes),
      File(name: "correction-322.csv", bytes: LedgerFiles.adults(year2018, isDoubled: false).bytes),
    ]
    for (index, drawn) in drawn2019.enumerated() {
      let ledger = year2019.drawn(afterMonth: index + 1)
      files.append(
        File(
          name: "ledger-2019-0\(index + 1).se",
          bytes: LedgerFiles.sie(ledger, drawnOn: day(drawn), opening: carried)))
    }
    return files
  }

  private static func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("No such day: \(text)") }
    return day
  }
}
