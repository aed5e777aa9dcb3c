package import Kernel

/// What can stand in the way of reading a table whose layout nobody has described.
package enum RecognitionProblem: Problem, Hashable {
  /// No row names what is needed.
  case unknownLayout(headings: [String], missing: [String], Place)
  /// Several columns can be the same thing.
  case ambiguousColumns(name: String, headings: [String], Place)
  /// A heading that the saved mapping names is gone, and nothing else tells the column.
  case headingChanged(field: String, was: String, Place)
  /// The months have no year.
  case noYear(Place)
  /// The amounts have no month.
  case noMonth(Place)
  /// The amounts are of several months together.
  case severalMonths(String, Place)
  /// Several sheets can be the one.
  case severalSheets([String], file: String)
  /// The sheet that was asked for is not there.
  case unknownSheet(String, sheets: [String], file: String)
  /// A cell of codes holds no code.
  case notACode(part: String, text: String, Place)
  /// A cell holds an error of the spreadsheet.
  case cellError(String, Place)
  /// A cell holds a formula that was saved without its value.
  case unsavedFormula(Place)
  /// A sum of the file is not what its rows come to.
  case totalDiffers(name: String, file: Money, rows: Money, Place)
  /// The file's own sum agrees only without its hidden rows.
  case hiddenRows(name: String, count: Int, Place)
  /// Cells hold values that another workbook gave, which nothing here can prove.
  case externalValues(count: Int, Place)
  /// The signs of the amounts cannot be told.
  case unclearSign(Place)
  /// The unit of the amounts is told in two ways.
  case unclearUnit([String], Place)
  /// The point of the amounts may part thousands or begin decimals.
  case unclearDecimals(text: String, unit: String, Place)
  /// A column that is not read tells rows apart that do not belong together.
  case mixedRows(column: String, words: [String], Place)
  /// Another table stands beneath the first.
  case otherTable(String, Place)
  /// The amounts have signs of their own beside a column of debit and credit.
  case unclearSides(Place)

  package var code: String {
    switch self {
    case .unknownLayout: "importing.unknown-layout"
    case .ambiguousColumns: "importing.ambiguous-columns"
    case .headingChanged: "importing.heading-changed"
    case .noYear: "importing.no-year"
    case .noMonth: "importing.no-month"
    case .severalMonths: "importing.several-months"
    case .severalSheets: "importing.several-sheets"
    case .unknownSheet: "importing.unknown-sheet"
    case .notACode: "importing.not-a-code"
    case .cellError: "importing.cell-error"
    case .unsavedFormula: "importing.unsaved-formula"
    case .totalDiffers: "importing.total-differs"
    case .hiddenRows: "importing.hidden-rows"
    case .externalValues: "importing.external-values"
    case .unclearSign: "importing.unclear-sign"
    case .unclearUnit: "importing.unclear-unit"
    case .unclearDecimals: "importing.unclear-decimals"
    case .mixedRows: "importing.mixed-rows"
    case .otherTable: "importing.other-table"
    case .unclearSides: "importing.unclear-sides"
    }
  }

  package var place: Place {
    switch self {
    case .unknownLayout(_, _, let place), .ambiguousColumns(_, _, let place), .headingChanged(_, _, let place),
      .noYear(let place), .noMonth(let place), .severalMonths(_, let place), .notACode(_, _, let place),
      .unclearDecimals(_, _, let place), .cellError(_, let place), .unsavedFormula(let place),
      .totalDiffers(_, _, _, let place), .hiddenRows(_, _, let place),
      .externalValues(_, let place), .unclearSign(let place), .unclearUnit(_, let place),
      .mixedRows(_, _, let place), .otherTable(_, let place), .unclearSides(let place):
      place
    case .severalSheets(_, let file), .unknownSheet(_, _, let file): Place(file: file)
    }
  }

  /// Whether somebody may let it pass: the rows are read well, but the file does not agree with itself.
  package var isDisagreement: Bool {
    switch self {
    case .totalDiffers, .hiddenRows: true
    default: false
    }
  }

  /// The names by which somebody lets a disagreement pass.
  package static let consents = ["total-differs", "hidden-rows"]

  /// Whether the problem is one that those names let pass.
  package func isAccepted(_ names: Set<String>) -> Bool {
    isDisagreement && names.contains(String(code.drop { $0 != "." }.dropFirst()))
  }

  package var message: String {
    switch self {
    case .unknownLayout(let headings, let missing, _):
      headings.isEmpty
        ? "Filen har ingen rubrikrad som går att känna igen; det saknas \(SwedishText.list(missing))."
        : "Kolumnerna känns inte igen: bland rubrikerna \(RecognitionProblem.quoted(headings)) saknas "
          + SwedishText.list(missing) + "."
    case .ambiguousColumns(let name, let headings, _):
      "Flera kolumner kan vara \(name): \(RecognitionProblem.quoted(headings))."
    case .headingChanged(let field, let was, _): "Rubriken ”\(was)”, som är \(field) i källans beskrivning, saknas."
    case .noYear: "Månaderna saknar år."
    case .noMonth: "Det går inte att se vilken månad beloppen gäller."
    case .severalMonths(let months, _): "Beloppen gäller flera månader tillsammans: \(months)."
    case .severalSheets(let names, _): "Flera blad kan läsas in: \(RecognitionProblem.quoted(names))."
    case .unknownSheet(let name, let sheets, _):
      "Bladet ”\(name)” finns inte; filen har \(RecognitionProblem.quoted(sheets))."
    case .notACode(let part, let text, _): "”\(text)” går inte att tolka som \(part)."
    case .cellError(let text, _): "Cellen innehåller kalkylfelet \(text)."
    case .unsavedFormula: "Beloppet är en formel som sparats utan sitt värde."
    case .totalDiffers(let name, let file, let rows, _):
      "”\(name)” är \(SwedishText.kronor(file.ore)) i filen, men raderna blir \(SwedishText.kronor(rows.ore)): "
        + "\(SwedishText.kronor((rows - file).ore)) skiljer."
    case .hiddenRows(let name, let count, _):
      "”\(name)” stämmer bara om bladets dolda rader (\(count)) räknas bort."
    case .externalValues(let count, _):
      count == 1
        ? "En cell hämtar sitt värde ur en annan arbetsbok."
        : "\(count) celler hämtar sina värden ur en annan arbetsbok."
    case .unclearSign: "Tecknen går inte att tolka av beloppen i kontoklasserna 3–7."
    case .unclearUnit(let units, _): "Enheten anges på flera sätt: \(SwedishText.list(units))."
    case .unclearDecimals(let text, let unit, _):
      "”\(text)” i \(unit) kan vara tusental eller decimaler: inget belopp i filen visar vad punkten betyder."
    case .mixedRows(let column, let words, _):
      "Kolumnen ”\(column)” skiljer rader åt som inte hör ihop: \(RecognitionProblem.quoted(words))."
    case .otherTable(let text, _): "Under tabellen börjar en annan: ”\(text)”."
    case .unclearSides: "Beloppen har egna tecken, och de följer inte kolumnen för debet och kredit."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .unknownLayout(_, let missing, _):
      "Beskriv kolumnerna i en \(command: "fil till import mapping", page: "filbeskrivning"), till exempel raden "
        + "”huvudbok;kolumn "
        + "\(missing.first ?? "konto");RUBRIKEN I FILEN”."
    case .ambiguousColumns(let name, let headings, _):
      "Säg vilken \(command: "med import mapping", page: "i en filbeskrivning"), till exempel ”huvudbok;kolumn "
        + "\(name);\(headings.first ?? "")”, eller ta bort de andra."
    case .headingChanged(let field, _, _):
      "Ändra källans beskrivning (\(.mapping), ”kolumn \(field)”), eller ta ut filen som förut."
    case .noYear: "Ange månaderna \(RecognitionProblem.months("2019-01..2019-04"))."
    case .noMonth:
      Remedy(
        command: "Ange månaden med --months 2019-04", page: "Ange månaden i fältet Månader, som 2019-04",
        program: "Ange månaden med first_month=2019-04") + ", eller ta ut filen med en kolumn för period."
    case .severalMonths: "Ta ut filen per månad: en kolumn för varje månad, eller en kolumn för period."
    case .severalSheets:
      Remedy(
        command: "Välj med --sheet NAMN; upprepa för flera blad.",
        page: "Kryssa för bladen i fältet Blad och granska igen.",
        program: "Ange bladet i källans filbeskrivning, eller skicka en fil med ett enda blad.")
    case .unknownSheet: "Kontrollera bladets namn."
    case .notACode: "Rätta cellen, eller ta ut filen på nytt."
    case .cellError: "Rätta formeln i kalkylbladet och spara det på nytt."
    case .unsavedFormula: "Öppna arbetsboken i ett kalkylprogram, räkna om den och spara den på nytt."
    case .totalDiffers: "Kontrollera att filen är hel. Är raderna ändå rätt: \(.accepting("total-differs"))."
    case .hiddenRows: "Visa raderna och kontrollera dem. Ska de räknas: \(.accepting("hidden-rows"))."
    case .externalValues: "Klistra in värdena i stället för länkarna och spara filen på nytt."
    case .unclearSign:
      Remedy(
        command: "Ange --sign ledger (kostnader positiva, intäkter negativa) eller --sign report (intäkter positiva, "
          + "kostnader negativa).", page: "Välj i fältet Filens tecken och granska igen.",
        program: "Ange tecknet i källans filbeskrivning: rapport eller huvudbok.")
    case .unclearUnit:
      Remedy(
        command: "Ange --unit kr, --unit tkr eller --unit mnkr.",
        page: "Välj i fältet Beloppens enhet och granska igen.",
        program: "Ange enheten i källans filbeskrivning: kr, tkr eller mnkr.")
    case .unclearDecimals: "Ta ut filen med decimalkomma, eller utan tecken mellan tusental."
    case .mixedRows: "Ta ut filen med enbart bokförda rader, eller ta bort de andra raderna och kolumnen."
    case .otherTable: "Lägg varje tabell på ett eget blad, eller ta bort det som inte ska läsas in."
    case .unclearSides: "Ta ut filen med belopp utan tecken, eller ta bort kolumnen för debet och kredit."
    }
  }

  /// How the file's months are said, with an example of them.
  static func months(_ example: String) -> Remedy {
    Remedy(
      command: "med --months, till exempel --months \(example)", page: "i fältet Månader, till exempel \(example)",
      program: "med first_month och last_month")
  }

  private static func quoted(_ names: [String]) -> String {
    let shown = names.prefix(15).map { "”\($0)”" }
    return SwedishText.list(Array(shown)) + (names.count > 15 ? " med flera" : "")
  }
}
