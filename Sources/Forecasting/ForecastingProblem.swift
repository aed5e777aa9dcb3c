package import Kernel

/// What can be wrong with a forecast or a question about one.
package enum ForecastingProblem: Problem, Equatable {
  /// The unit does not exist that month.
  case unknownUnit(String, Place)
  /// The area does not exist.
  case unknownArea(String, Place)
  /// No statement has such a leaf.
  case unknownLine(String, Place)
  /// An amount stands without a line.
  case amountWithoutLine(Place)
  /// An amount stands without a unit.
  case amountWithoutUnit(Place)
  /// An amount stands without an area, though the board follows its money up by area.
  case amountWithoutArea(Place)
  /// The unit answers for no codes, so no postings lie on it.
  case unitWithoutCodes(String, Place)
  /// Several statements have a line of that id.
  case lineOfSeveral(String, [String], Place)
  /// The same cell stands twice.
  case repeatedCell(Place)
  /// The row has no amount, or more than one.
  case severalAmounts(Place)
  /// An addition names a unit, or stands in the units' layer.
  case additionOfUnit(Place)
  /// A remark is nothing but an amount.
  case amountAsRemark(String, Place)
  /// There is nothing in the cell to take back.
  case nothingToClear(Place)
  /// Somebody has written the cell since the rows were made.
  case changedCell(Place, now: String, by: String, own: String, since: Int)
  /// The board's layer names no decision.
  case noDecision
  /// The method of a line is not known.
  case unknownMethod(String, Place)
  /// A line's method stands twice.
  case repeatedMethod(Place)
  /// There are no postings in the month asked for.
  case nothingInPeriod(Month, latest: Month?)
  /// There is no such line, area or unit, or it may not be seen.
  case unknownSlice(line: String, area: String?, unit: String?)
  /// Money from the council is both posted and in frame records.
  case grantTwice(line: String, year: Int)

  package var code: String {
    switch self {
    case .unknownUnit: "forecasting.unknown-unit"
    case .unknownArea: "forecasting.unknown-area"
    case .unknownLine: "forecasting.unknown-line"
    case .amountWithoutLine: "forecasting.amount-without-line"
    case .amountWithoutUnit: "forecasting.amount-without-unit"
    case .amountWithoutArea: "forecasting.amount-without-area"
    case .unitWithoutCodes: "forecasting.unit-without-codes"
    case .lineOfSeveral: "forecasting.line-of-several"
    case .repeatedCell: "forecasting.repeated-cell"
    case .severalAmounts: "forecasting.several-amounts"
    case .additionOfUnit: "forecasting.addition-of-unit"
    case .amountAsRemark: "forecasting.amount-as-remark"
    case .nothingToClear: "forecasting.nothing-to-clear"
    case .changedCell: "forecasting.changed-cell"
    case .noDecision: "forecasting.no-decision"
    case .unknownMethod: "forecasting.unknown-method"
    case .repeatedMethod: "forecasting.repeated-method"
    case .unknownSlice: "forecasting.unknown-slice"
    case .nothingInPeriod: "forecasting.nothing-in-period"
    case .grantTwice: "forecasting.grant-twice"
    }
  }

  package var place: Place {
    switch self {
    case .unknownUnit(_, let place), .unknownArea(_, let place), .unknownLine(_, let place),
      .amountWithoutLine(let place), .amountWithoutUnit(let place), .amountWithoutArea(let place),
      .unitWithoutCodes(_, let place), .lineOfSeveral(_, _, let place), .repeatedCell(let place),
      .severalAmounts(let place), .additionOfUnit(let place), .nothingToClear(let place), .amountAsRemark(_, let place),
      .changedCell(let place, _, _, _, _),
      .unknownMethod(_, let place), .repeatedMethod(let place):
      place
    case .noDecision: Place(field: "decision", option: "--decision")
    case .nothingInPeriod(let month, _): Place(field: month.description)
    case .grantTwice(let line, _), .unknownSlice(let line, _, _): Place(field: line)
    }
  }

  package var message: String {
    switch self {
    case .unknownUnit(let id, _): "Enheten ”\(id)” finns inte den månaden."
    case .unknownArea(let id, _): "Uppföljningsområdet ”\(id)” finns inte."
    case .unknownLine(let id, _): "Raden ”\(id)” finns inte i någon uppställning."
    case .amountWithoutLine: "Beloppet har ingen rad i uppställningen."
    case .amountWithoutUnit: "Beloppet har ingen enhet."
    case .amountWithoutArea: "Beloppet har inget uppföljningsområde."
    case .unitWithoutCodes(let id, _): "Enheten ”\(id)” har inga ansvarskoder, så ingen bokföring ligger på den."
    case .lineOfSeveral(let id, let statements, _):
      "Raden ”\(id)” finns i flera uppställningar: \(SwedishText.list(statements))."
    case .repeatedCell: "Samma enhet, område och rad förekommer två gånger."
    case .severalAmounts: "Raden har belopp i mer än en av kolumnerna prognos, avvikelse, återstår och tillägg."
    case .additionOfUnit: "Ett tillägg kan varken höra till en enhet eller ligga i enheternas lager."
    case .amountAsRemark(let text, _): "Kommentaren ”\(text)” är bara ett belopp."
    case .nothingToClear: "Där finns ingenting att ta tillbaka."
    case .changedCell(_, let now, let by, let own, let since):
      "Cellen har skrivits av någon annan efter händelse \(since). Där står nu: \(now) (\(by)). "
        + "Du ville skriva: \(own)."
    case .noDecision: "Nämndens lager saknar hänvisning till beslutet."
    case .unknownMethod(let text, _): "”\(text)” är ingen metod."
    case .repeatedMethod: "Raden i uppställningen förekommer två gånger."
    case .nothingInPeriod(let month, let latest):
      "Det finns ingen inläst bokföring för \(SwedishText.text(month))"
        + (latest.map { "; den senaste är \(SwedishText.text($0))." } ?? ".")
    case .unknownSlice(_, let area, let unit):
      "Det finns ingen sådan rad" + (area.map { ", inget område ”\($0)”" } ?? "")
        + (unit.map { " eller ingen enhet ”\($0)”" } ?? "") + " som du kan se."
    case .grantTwice(let line, let year):
      "Raden ”\(line)” är både bokförd och upplagd som ram för \(Digits.padded(year, 4))."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .unknownUnit: "Rätta enheten eller läs in enheterna på nytt."
    case .unknownArea: "Rätta området eller läs in områdena på nytt."
    case .unknownLine: "Rätta raden; en prognos sätts på rader som inte är summor."
    case .amountWithoutLine: "Fyll i raden, eller lämna beloppet tomt för en kommentar."
    case .amountWithoutUnit: "Fyll i enheten, eller lämna beloppet tomt för en kommentar om hela nämnden."
    case .amountWithoutArea: "Fyll i området; det som inte har något eget skrivs ovrigt."
    case .unitWithoutCodes: "Sätt prognosen på enheterna under den."
    case .lineOfSeveral: "Ge raderna olika id i uppställningarna."
    case .repeatedCell, .repeatedMethod: "Slå ihop raderna."
    case .severalAmounts: "Låt ett belopp stå kvar: nivån, avvikelsen mot budget eller det som återstår."
    case .additionOfUnit:
      "Ange enhetens nivå, avvikelse eller återstående belopp, eller lämna enheten tom och välj lagret controller, "
        + "administration eller board."
    case .changedCell: "Bestäm vilket som gäller, rätta raden och läs in igen utifrån en senare händelse."
    case .amountAsRemark:
      "Skriv beloppet i beloppets \(command: "kolumn", page: "fält", program: "fält"), och varför i kommentaren. Ska "
        + "den stå så, \(.letPass)."
    case .nothingToClear:
      "Kontrollera period, lager, enhet, område och rad"
        + "\(command: "; roder table layers visar vad som är satt", page: "")."
    case .noDecision:
      Remedy(
        command: "Ange beslutet, till exempel --decision \"SN 2019-05-21 § 52\".",
        page: "Skriv beslutet, till exempel SN 2019-05-21 § 52.")
    case .unknownMethod:
      "Skriv \(SwedishText.list(ForecastMethod.allCases.map(\.term)))."
    case .nothingInPeriod: "Läs in huvudboken för månaden eller välj en annan period."
    case .unknownSlice: "Gå tillbaka till resultaträkningen och följ en rad därifrån."
    case .grantTwice: "Ta bort ramposterna eller kontot ur radens urval, så att pengarna bara räknas en gång."
    }
  }
}
