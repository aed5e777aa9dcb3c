package import Kernel

/// What can be wrong with a workbook, as a packed file and as sheets.
package enum WorkbookProblem: Problem, Hashable {
  /// The packed file cannot be taken apart.
  case damagedArchive(Place, detail: String)
  /// A part of the packed file needs a password.
  case encryptedPart(Place, part: String)
  /// What is packed is far larger than any workbook: the file is made to fill the memory.
  case packedTooTightly(Place, part: String)
  /// The packed file holds no workbook.
  case noWorkbook(Place)
  /// A sheet or table that is needed lies in another file or on the web.
  case externalPart(Place, part: String)
  /// A part of the workbook is not as the format says.
  case damagedPart(Place, part: String, detail: String)
  /// A part declares a document type, which no workbook needs and which could fetch or expand anything.
  case documentType(Place, part: String)
  /// There are more cells than are read.
  case tooManyCells(Place)
  /// A sheet's cells lie too far apart to be laid out as a table.
  case tooSparse(Place)
  /// Cells hold values of other workbooks.
  case externalValues(Place, count: Int)
  /// The sheet that a value goes to does not exist.
  case unknownSheet(Place, sheets: [String])
  /// What should be a cell's address is none.
  case notAnAddress(Place, text: String)
  /// The cell that a value goes to computes its own.
  case formulaInTheWay(Place)
  /// The cell that a value goes to holds something else.
  case cellTaken(Place, text: String)
  /// The cell that a value goes to is covered by a merged one.
  case coveredCell(Place, first: String)
  /// Two values go to the same cell.
  case cellTwice(Place)

  package var code: String {
    switch self {
    case .damagedArchive: "formats.damaged-archive"
    case .encryptedPart: "formats.encrypted-part"
    case .packedTooTightly: "formats.packed-too-tightly"
    case .noWorkbook: "formats.no-workbook"
    case .externalPart: "formats.external-part"
    case .damagedPart: "formats.damaged-part"
    case .documentType: "formats.document-type"
    case .tooManyCells: "formats.too-many-cells"
    case .tooSparse: "formats.too-sparse"
    case .externalValues: "formats.external-values"
    case .unknownSheet: "formats.unknown-sheet"
    case .notAnAddress: "formats.not-an-address"
    case .formulaInTheWay: "formats.formula-in-the-way"
    case .cellTaken: "formats.cell-taken"
    case .coveredCell: "formats.covered-cell"
    case .cellTwice: "formats.cell-twice"
    }
  }

  package var severity: Severity {
    if case .externalValues = self { return .warning }
    return .error
  }

  package var place: Place {
    switch self {
    case .damagedArchive(let place, _), .encryptedPart(let place, _), .packedTooTightly(let place, _),
      .noWorkbook(let place), .externalPart(let place, _), .damagedPart(let place, _, _),
      .documentType(let place, _), .tooManyCells(let place), .tooSparse(let place), .externalValues(let place, _),
      .unknownSheet(let place, _), .notAnAddress(let place, _), .formulaInTheWay(let place), .cellTaken(let place, _),
      .coveredCell(let place, _), .cellTwice(let place):
      place
    }
  }

  package var message: String {
    switch self {
    case .damagedArchive(_, let detail): "Den packade filen är skadad: \(detail)."
    case .encryptedPart(_, let part): "Delen ”\(part)” är skyddad med lösenord."
    case .packedTooTightly(_, let part): "Delen ”\(part)” packas upp till orimligt mycket och läses inte."
    case .noWorkbook: "Den packade filen innehåller ingen arbetsbok."
    case .externalPart(_, let part): "Delen ”\(part)” ligger utanför filen och hämtas inte."
    case .damagedPart(_, let part, let detail): "Delen ”\(part)” är skadad: \(detail)."
    case .documentType(_, let part):
      "Delen ”\(part)” har en dokumenttyp (DTD), som kan hämta eller växa till vad som helst."
    case .tooManyCells: "Arbetsboken har fler celler, eller längre texter och formler, än vad som läses."
    case .tooSparse: "Bladets celler ligger för långt ifrån varandra för att läsas som en tabell."
    case .externalValues(_, let count):
      count == 1
        ? "En cell hämtar sitt värde ur en annan arbetsbok; det senast sparade värdet visas."
        : "\(SwedishText.number(Int64(count))) celler hämtar sina värden ur andra arbetsböcker; "
          + "de senast sparade värdena visas."
    case .unknownSheet(_, let sheets):
      "Bladet finns inte; arbetsboken har \(SwedishText.list(sheets.map { "”\($0)”" }))."
    case .notAnAddress(_, let text): "”\(text)” är ingen cell."
    case .formulaInTheWay: "Cellen har en formel och fylls därför inte i."
    case .cellTaken(_, let text): "Cellen innehåller redan ”\(text)”."
    case .coveredCell(_, let first): "Cellen täcks av den sammanfogade cellen \(first)."
    case .cellTwice: "Cellen skulle få två värden."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .damagedArchive, .damagedPart: "Öppna filen i ett kalkylprogram, spara den på nytt som .xlsx och försök igen."
    case .encryptedPart: "Spara filen utan lösenord och försök igen."
    case .packedTooTightly: "Använd inte filen om du inte vet varifrån den kommer; spara annars om den som .xlsx."
    case .noWorkbook: "Kontrollera att det är rätt fil, eller spara den som .xlsx i ett kalkylprogram."
    case .externalPart: "Spara arbetsboken med alla blad i samma fil."
    case .documentType: "Öppna filen i ett kalkylprogram och spara den på nytt som .xlsx."
    case .tooManyCells: "Dela upp arbetsboken i flera filer, eller exportera uppgifterna som CSV."
    case .tooSparse: "Ta bort celler långt till höger om tabellen och spara filen."
    case .externalValues: "Öppna filen i ett kalkylprogram, klistra in värdena i stället för länkarna och spara den."
    case .unknownSheet: "Rätta bladets namn."
    case .notAnAddress: "Skriv cellen som C7."
    case .formulaInTheWay: "Välj en annan cell, eller ta bort formeln ur mallen."
    case .cellTaken: "Töm cellen i mallen, eller tillåt att den skrivs över."
    case .coveredCell(_, let first): "Ange \(first) i stället."
    case .cellTwice: "Ta bort den ena raden."
    }
  }
}
