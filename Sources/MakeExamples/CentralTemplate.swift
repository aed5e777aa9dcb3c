import Formats
import Kernel

/// The central office's own workbook for the month: headings, empty cells to fill, and formulas that add them up.
enum CentralTemplate {
  private static let lines = [
    ("Intäkter", "intakter"), ("Personalkostnader", "personal"), ("Lokalkostnader", "lokalhyror"),
    ("Köp av verksamhet", "kop-av-tjanster"), ("Övriga kostnader", "ovriga"), ("Kommunbidrag", "kommunbidrag"),
  ]
  private static let columns = [
    ("Budget helår", "budget", "{år}"), ("Utfall", "actual", "{hittills}"), ("Prognos", "forecast", "{år}"),
    ("Avvikelse", "variance", "{år}"),
  ]

  /// What fills which cell of the workbook.
  static var cells: CSVText {
    var text = CSVText(["blad", "cell", "innehåll", "enhet", "tecken", "decimaler"])
    text.add(["Rapport", "B3", "{nämnd}", "", "", ""])
    text.add(["Rapport", "B4", "{period}", "", "", ""])
    for (row, line) in lines.enumerated() {
      for (column, measure) in columns.enumerated() {
        let cell = Grid.columnName(column + 1) + String(row + 8)
        text.add(["Rapport", cell, "\(measure.1):line/drift.\(line.1):\(measure.2)", "tkr", "rapport", "0"])
      }
    }
    return text
  }

  /// The workbook: two sheets, one to fill and one that reads from it.
  static var workbook: [UInt8] {
    var report = WorkbookWriter.Sheet("Rapport")
    report.put(.text("Månadsrapport till kommunledningskontoret"), row: 1, column: 0, look: .bold)
    report.put(.text("Nämnd"), row: 3, column: 0)
    report.put(.text("Period"), row: 4, column: 0)
    report.put(.text("Belopp i tkr"), row: 6, column: 0)
    report.put(.text("Rad"), row: 7, column: 0, look: .bold)
    for (column, measure) in columns.enumerated() {
      report.put(.text(measure.0), row: 7, column: column + 1, look: .bold)
    }
    for (row, line) in lines.enumerated() {
      report.put(.text(line.0), row: row + 8, column: 0)
      for column in columns.indices { report.put(nil, row: row + 8, column: column + 1, look: .amount) }
    }
    let last = lines.count + 7
    report.put(.text("Resultat"), row: last + 1, column: 0, look: .bold)
    for column in columns.indices {
      let letter = Grid.columnName(column + 1)
      report.put(
        .formula("SUM(\(letter)8:\(letter)\(last))", saved: .number("0")), row: last + 1, column: column + 1,
        look: .boldAmount)
    }
    var summary = WorkbookWriter.Sheet("Sammanställning")
    summary.put(.text("Prognos"), row: 1, column: 0)
    summary.put(.formula("Rapport!D\(last + 1)", saved: .number("0")), row: 1, column: 1, look: .boldAmount)
    summary.put(.text("Stämmer mot avvikelsen"), row: 2, column: 0)
    summary.put(
      .formula(
        "IF(ROUND(Rapport!D\(last + 1)-Rapport!B\(last + 1)-Rapport!E\(last + 1),0)=0,\"ja\",\"nej\")", saved: nil),
      row: 2, column: 1)
    var writer = WorkbookWriter()
    return writer.bytes(of: [report, summary])
  }
}
