import Formats
import Kernel

/// The files of one day in May 2019, when April is closed: what lands on a controller's desk, as it looks there.
enum AprilFiles {
  /// The folder of the files in Examples/.
  private static let folder = "april-2019/"

  /// The files.
  static func all(_ allocation: Allocation) -> [ExampleFiles.File] {
    let ledger = LedgerYear(2019, of: allocation)
    return [
      .init(
        name: folder + "utfall-201904-prel.xlsx",
        bytes: workbook(
          "Saldofråga", AprilLedgers.preliminary(ledger.drawn(afterMonth: 4)), from: .from1900, shared: true)),
      .init(
        name: folder + "huvudbok-201904.xlsx",
        bytes: workbook("Huvudbok", AprilLedgers.closed(ledger), from: .from1904, shared: false)),
      .init(name: folder + "kontoklasser-201904.csv", bytes: AprilLedgers.totals(ledger).bytes),
      .init(
        name: folder + "prognos-E310.csv",
        bytes: ForecastFiles.sheetInThousands(of: "E310", allocation, own: [.incomeSupport: -1700]).bytes),
      .init(name: folder + "central-mall.xlsx", bytes: CentralTemplate.workbook),
      .init(name: folder + "central-mall-celler.csv", bytes: CentralTemplate.cells.bytes),
      .init(name: folder + "skyddade.csv", bytes: protected.bytes),
    ]
  }

  /// The codes whose texts may name clients, foster parents and sole traders.
  private static var protected: CSVText {
    CSVText(
      ["id", "namn", "konto", "ansvar", "verksamhet", "aktivitet", "projekt", "objekt", "motpart", "grund"],
      table: """
        familjehem|Arvoden och omkostnader familjehem|5210-5220,5520,5621||531|||||26 kap. 1 § OSL
        placeringar|Köpt vård|464||||||| 26 kap. 1 § OSL
        bistand|Ekonomiskt bistånd|||56|||||26 kap. 1 § OSL
        """)
  }

  private static func workbook(
    _ name: String, _ rows: [AprilLedgers.SheetRow], from system: DateSystem, shared: Bool
  ) -> [UInt8] {
    var sheet = WorkbookWriter.Sheet(name)
    for (index, row) in rows.enumerated() {
      if row.isHidden { sheet.hiddenRows.insert(index + 1) }
      for (column, cell) in row.cells.enumerated() {
        guard let cell else { continue }
        sheet.put(cell, row: index + 1, column: column, look: look(cell))
      }
    }
    var notes = WorkbookWriter.Sheet("Anteckningar")
    notes.put(.text("Arbetsblad, inget att läsa in."), row: 2, column: 1)
    var writer = WorkbookWriter(dateSystem: system, sharesStrings: shared)
    return writer.bytes(of: [notes, sheet])
  }

  private static func look(_ cell: WorkbookWriter.Content) -> WorkbookWriter.Look {
    switch cell {
    case .day: .day
    case .number(let text): text.contains(".") ? .amount : .plain
    default: .plain
    }
  }
}
