package import Accounts
package import Kernel

/// What can be wrong with bringing in a file.
package enum ImportingProblem: Problem, Equatable {
  /// The mapping names something that is unknown.
  case unknownField(String, Place)
  /// The mapping gives a field a value that it cannot have.
  case unknownValue(field: String, value: String, Place)
  /// The file is of another kind than the one asked for; nil where every kind is asked for that something is read from.
  case wrongKind(found: FileKind, wanted: FileKind?, file: String)
  /// The file holds rows that lie outside the declared selection.
  case outsideSelection(rows: Int, selection: String, file: String)
  /// The amounts are so large that their sums could not be exact.
  case amountsTooLarge(file: String)
  /// The file holds nothing that can be imported.
  case nothingToImport(file: String)
  /// Personal identity numbers of the file were masked.
  case maskedNumbers(count: Int, file: String)
  /// A code is a personal identity number.
  case numberAsCode(part: CodingPart, month: Month, rows: Int, file: String)
  /// The file cannot be read.
  case unreadable(file: String, detail: String)

  package var code: String {
    switch self {
    case .unknownField: "importing.unknown-field"
    case .unknownValue: "importing.unknown-value"
    case .wrongKind: "importing.wrong-kind"
    case .outsideSelection: "importing.outside-selection"
    case .amountsTooLarge: "importing.amounts-too-large"
    case .nothingToImport: "importing.nothing-to-import"
    case .maskedNumbers: "importing.masked-numbers"
    case .numberAsCode: "importing.number-as-code"
    case .unreadable: "importing.unreadable"
    }
  }

  package var severity: Severity {
    if case .maskedNumbers = self { return .warning }
    return .error
  }

  package var place: Place {
    switch self {
    case .unknownField(_, let place), .unknownValue(_, _, let place): place
    case .outsideSelection(_, _, let file), .amountsTooLarge(let file), .nothingToImport(let file),
      .unreadable(let file, _), .wrongKind(_, _, let file),
      .maskedNumbers(_, let file):
      Place(file: file)
    case .numberAsCode(let part, _, _, let file): Place(file: file, field: part.term)
    }
  }

  package var message: String {
    switch self {
    case .unknownField(let name, _): "Fältet ”\(name)” är okänt."
    case .unknownValue(let field, let value, _): "Fältet ”\(field)” kan inte vara ”\(value)”."
    case .wrongKind(let found, let wanted, _):
      "Filen är \(found.text)" + (wanted.map { ", inte \($0.text)." } ?? " och kan inte läsas in.")
    case .outsideSelection(let rows, let selection, _):
      "\(rows) rader ligger utanför det urval som angavs (\(selection))."
    case .amountsTooLarge: "Filens belopp är orimligt stora."
    case .nothingToImport: "Filen innehåller ingen bokföring att läsa in."
    case .maskedNumbers(let count, _):
      count == 1 ? "Ett personnummer har maskerats." : "\(SwedishText.number(Int64(count))) personnummer har maskerats."
    case .numberAsCode(let part, let month, let rows, _):
      "Ett personnummer står som kod för \(part.term) på "
        + (rows == 1 ? "en rad" : "\(SwedishText.number(Int64(rows))) rader") + " i \(SwedishText.text(month))."
    case .unreadable(_, let detail): "Filen kan inte läsas: \(detail)."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .unknownField:
      "Använd ”dimension NR”, ”kolumn FÄLT”, ”verifikationer balanserar”, ”tecken”, ”enhet”, ”blad”, ”kodsträng” eller "
        + "”urval KODDEL”."
    case .unknownValue:
      "Ange en koddel för en dimension, ja eller nej för verifikationer balanserar, rapport eller huvudbok för tecken, "
        + "kr, tkr eller mnkr för enhet, koddelar med bindestreck för kodsträng, koder för urval."
    case .wrongKind(let found, let wanted, _): found.remedy ?? wanted?.advice ?? found.alternative
    case .outsideSelection: "Ange ett urval som täcker hela filen, eller ta ut filen på nytt."
    case .amountsTooLarge: "Kontrollera att filen är hel och att beloppen är i kronor."
    case .nothingToImport: "Ta ut en fil med verifikationer eller periodsaldon (SIE typ 2, 3 eller 4)."
    case .maskedNumbers: "Inget behöver göras. Se till att personnummer inte skrivs där de inte behövs."
    case .numberAsCode:
      "Rätta koden i filen eller ta ut filen utan personuppgifter"
        + "\(command: "; roder inspect visar hur kolumnerna tolkas", page: "")."
    case .unreadable: "Kontrollera sökväg och behörighet."
    }
  }
}
