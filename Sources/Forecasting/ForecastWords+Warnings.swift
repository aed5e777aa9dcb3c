import Accounts
import Documents
import Kernel

extension ForecastWords {
  /// What a reader must know of forecasts whose line, area or unit has gone since they were written.
  static func warnings(_ followUps: [FollowUp]) -> [Block] {
    var lines: [String] = []
    var areas: [String] = []
    var units: [String] = []
    for (what, text) in followUps.flatMap(\.lostForecasts) {
      switch what {
      case .line: lines.append(text)
      case .area: areas.append(text)
      case .unit: units.append(text)
      }
    }
    let mixed = followUps.flatMap { followUp in
      followUp.mixedCells.map { cell in
        let structure = followUp.structure
        return [structure.unitName(cell.unit), structure.areaName(cell.area), structure.lineName(cell.line)]
          .joined(separator: " · ")
      }
    }
    let terms = followUps.first?.terms ?? .standard
    let kinds: [(String, [String])] = [
      (terms("Prognos är satt på rader som uppställningen inte längre har. Den räknas som ej placerad"), lines),
      (terms("Prognos är satt på områden som inte längre finns. Den räknas på Övrigt"), areas),
      ("Prognos är satt på enheter som inte längre svarar för några koder. Den räknas på Utan enhet", units),
      (
        terms(
          "Prognoser som är angivna på olika sätt har hamnat i samma cell. Cellens budget och utfall räknas då högst "
        )
          + "en gång, och summan är osäker tills prognosen sätts på nytt", mixed
      ),
    ]
    return kinds.filter { !$0.1.isEmpty }.map { text, found in
      .notice(Notice(.warning, [.text(text + ": " + SwedishText.list(found) + ".")]))
    }
  }
}
