package import Kernel

/// What can be wrong with a table file.
package enum FormatsProblem: Problem, Hashable {
  /// There is nothing in the file.
  case emptyFile(Place)
  /// The bytes are no text: a spreadsheet, a picture, a packed file.
  case notText(Place)
  /// A quoted field is never closed; it began here.
  case openQuote(Place)
  /// Something other than a delimiter follows a closing quote.
  case textAfterQuote(Place)
  /// A row has more fields than the header.
  case rowTooLong(Place, fields: Int, header: Int)
  /// The file ends in the middle of a row: fewer fields than the header and no line end.
  case cutOff(Place, fields: Int, header: Int)
  /// The header lacks a column.
  case missingColumn(Place, names: [String], header: [String])
  /// Two columns of the header answer to the same name.
  case ambiguousColumn(Place, name: String)
  /// The field is no amount.
  case notAnAmount(Place, text: String)
  /// The amount has parts of an öre.
  case tooManyDecimals(Place, text: String, unit: String)
  /// The amount is beyond what any field may hold.
  case amountTooLarge(Place, text: String)
  /// The field is not what its column holds.
  case notUnderstood(Place, text: String, expected: Expected)
  /// The field must not be empty.
  case missingValue(Place, column: String)
  /// There is a header but no row.
  case noRows(Place)
  /// A column that no reader asks for.
  case unknownColumn(Place, name: String)

  /// What a column holds beside amounts and words.
  package enum Expected: String, Hashable, Sendable, CaseIterable {
    /// Codes and ranges of codes.
    case codes
    /// A day.
    case day
    /// A month.
    case month
    /// A year.
    case year

    var name: String {
      switch self {
      case .codes: "koder"
      case .day: "dag"
      case .month: "månad"
      case .year: "år"
      }
    }

    var form: String {
      switch self {
      case .codes: "Skriv koder som 302, 50-56 eller *, flera åtskilda med kommatecken."
      case .day: "Skriv dagen som 2019-04-30."
      case .month: "Skriv månaden som 2019-04."
      case .year: "Skriv året med fyra siffror."
      }
    }
  }

  package var code: String {
    switch self {
    case .emptyFile: "formats.empty-file"
    case .notText: "formats.not-text"
    case .openQuote: "formats.open-quote"
    case .textAfterQuote: "formats.text-after-quote"
    case .rowTooLong: "formats.row-too-long"
    case .cutOff: "formats.cut-off"
    case .missingColumn: "formats.missing-column"
    case .ambiguousColumn: "formats.ambiguous-column"
    case .notAnAmount: "formats.not-an-amount"
    case .tooManyDecimals: "formats.too-many-decimals"
    case .amountTooLarge: "formats.amount-too-large"
    case .notUnderstood: "formats.not-understood"
    case .missingValue: "formats.missing-value"
    case .noRows: "formats.no-rows"
    case .unknownColumn: "formats.unknown-column"
    }
  }

  package var severity: Severity {
    if case .unknownColumn = self { return .warning }
    return .error
  }

  package var place: Place {
    switch self {
    case .emptyFile(let place), .notText(let place), .openQuote(let place), .textAfterQuote(let place),
      .rowTooLong(let place, _, _), .cutOff(let place, _, _), .missingColumn(let place, _, _),
      .ambiguousColumn(let place, _), .notAnAmount(let place, _), .tooManyDecimals(let place, _, _),
      .amountTooLarge(let place, _), .notUnderstood(let place, _, _), .missingValue(let place, _),
      .noRows(let place), .unknownColumn(let place, _):
      place
    }
  }

  package var message: String {
    switch self {
    case .emptyFile: "Filen är tom."
    case .notText: "Filen är ingen textfil."
    case .openQuote: "Ett fält börjar med citattecken som aldrig avslutas."
    case .textAfterQuote: "Efter ett avslutande citattecken står något annat än en avgränsare."
    case .rowTooLong(_, let fields, let header): "Raden har \(fields) fält men rubrikraden bara \(header)."
    case .cutOff(_, let fields, let header):
      "Filen slutar mitt i en rad: \(fields) fält av \(header), utan radslut."
    case .missingColumn(_, let names, let header):
      "Kolumnen ”\(names.first ?? "")” saknas; filen har \(FormatsProblem.quoted(header))."
    case .ambiguousColumn(_, let name): "Flera kolumner kan vara ”\(name)”."
    case .notAnAmount(_, let text): text.isEmpty ? "Beloppet saknas." : "”\(text)” är inget belopp."
    case .tooManyDecimals(_, let text, let unit): "Beloppet ”\(text)” \(unit) går inte jämnt upp i ören."
    case .amountTooLarge(_, let text): "Beloppet ”\(text)” är orimligt stort."
    case .notUnderstood(_, let text, let expected): "”\(text)” går inte att tolka som \(expected.name)."
    case .missingValue(_, let column): "Värdet i kolumnen ”\(column)” saknas."
    case .noRows: "Filen har en rubrikrad men inga rader."
    case .unknownColumn(_, let name): "Kolumnen ”\(name)” används inte."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .emptyFile: "Exportera filen på nytt och läs in den igen."
    case .notText: "Spara kalkylbladet som CSV och läs in den filen."
    case .openQuote: "Lägg till det citattecken som saknas, eller dubblera ett som hör till texten."
    case .textAfterQuote: "Dubblera citattecken som hör till texten."
    case .rowTooLong: "Ta bort överflödiga fält, eller sätt fält med avgränsare i citattecken."
    case .cutOff: "Filen är troligen avbruten. Ta ut eller kopiera den på nytt."
    case .missingColumn(_, let names, _): "Kalla kolumnen något av \(FormatsProblem.quoted(names))."
    case .ambiguousColumn: "Byt namn på eller ta bort alla utom en av dem."
    case .notAnAmount: "Skriv talet som 1234,56 eller −1 234,56, utan bokstäver och punkter mellan tusental."
    case .tooManyDecimals: "Avrunda beloppet till hela ören, eller ange rätt enhet för kolumnen."
    case .amountTooLarge: "Kontrollera enheten: kr, tkr eller mnkr."
    case .notUnderstood(_, _, let expected): Remedy(expected.form)
    case .missingValue: "Fyll i värdet eller ta bort raden."
    case .unknownColumn: "Kontrollera stavningen, eller strunta i kolumnen om den inte behövs."
    case .noRows: "Kontrollera att det är rätt fil och ta ut den på nytt."
    }
  }

  private static func quoted(_ names: [String]) -> String { SwedishText.list(names.map { "”\($0)”" }) }
}
