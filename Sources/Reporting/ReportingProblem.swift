package import Kernel

/// What can be wrong with a report.
package enum ReportingProblem: Problem, Equatable {
  /// The template asks for a section that no capability offers.
  case unknownSection(String, Place)
  /// The template has no section.
  case emptyTemplate(Place)
  /// A cell's content is neither a figure's key nor a known word.
  case oddCellContent(String, Place)
  /// A cell's unit, sign or decimals are none that there are.
  case oddCellSetting(field: String, value: String, Place)
  /// The same cell is to be filled twice.
  case repeatedCell(String, Place)
  /// The id of a workbook holds what no id may hold.
  case oddWorkbookID(String)
  /// No workbook is saved under the id.
  case unknownWorkbook(String, known: [String])
  /// The workbook is kept sealed, and the store's key is not at hand.
  case sealedWorkbook(String)
  /// A cell asks for a figure that does not exist.
  case unfilledCell(cell: String, why: String, file: String)
  /// The figure has no remark that could be taken back.
  case noRemark(String)

  package var code: String {
    switch self {
    case .unknownSection: "reporting.unknown-section"
    case .emptyTemplate: "reporting.empty-template"
    case .oddCellContent: "reporting.odd-cell-content"
    case .oddCellSetting: "reporting.odd-cell-setting"
    case .repeatedCell: "reporting.repeated-cell"
    case .oddWorkbookID: "reporting.odd-workbook-id"
    case .unknownWorkbook: "reporting.unknown-workbook"
    case .sealedWorkbook: "reporting.sealed-workbook"
    case .unfilledCell: "reporting.unfilled-cell"
    case .noRemark: "reporting.no-remark"
    }
  }

  package var place: Place {
    switch self {
    case .unknownSection(_, let place), .emptyTemplate(let place), .oddCellContent(_, let place),
      .oddCellSetting(_, _, let place), .repeatedCell(_, let place):
      place
    case .oddWorkbookID(let id), .unknownWorkbook(let id, _), .sealedWorkbook(let id): Place(field: id)
    case .unfilledCell(let cell, _, let file): Place(file: file, field: cell)
    case .noRemark(let key): Place(field: key)
    }
  }

  package var message: String {
    switch self {
    case .unknownSection(let name, _): "Avsnittet ”\(name)” finns inte."
    case .emptyTemplate: "Mallen har inget innehåll."
    case .oddCellContent(let text, _):
      "Cellens innehåll ”\(text)” är varken nyckeln till en siffra eller ett känt ord."
    case .oddCellSetting(let field, let value, _): "Kolumnen \(field) kan inte vara ”\(value)”."
    case .repeatedCell(let cell, _): "Cellen \(cell) fylls två gånger."
    case .oddWorkbookID(let id): "”\(id)” kan inte vara ett id."
    case .unknownWorkbook(let id, let known):
      "Ingen arbetsbok är sparad som ”\(id)”" + (known.isEmpty ? "." : "; det finns \(SwedishText.list(known)).")
    case .sealedWorkbook: "Arbetsboken kan inte läsas: lagrets nyckel saknas."
    case .unfilledCell(let cell, let why, _): "Cellen \(cell) kan inte fyllas: \(why)"
    case .noRemark: "Siffran har ingen kommentar att ta tillbaka."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .unknownSection:
      "Använd något av \(SwedishText.list(ReportTemplate.knownSections))."
    case .noRemark:
      "Skriv en kommentar, eller se efter \(command: "med roder remarks", page: "på sidan") vilka som finns."
    case .emptyTemplate: "Skriv vad rapporten ska innehålla, till exempel @avsnitt drift."
    case .oddCellContent:
      "Skriv en nyckel, till exempel variance:line/drift.personal:{år}, eller något av "
        + "\(SwedishText.list(WorkbookRules.wordNames))."
    case .oddCellSetting: "Skriv enhet kr, tkr eller mnkr, tecken rapport eller huvudbok, och högst fem decimaler."
    case .repeatedCell: "Ta bort den ena raden."
    case .oddWorkbookID: Remedy(Slug.rule)
    case .unknownWorkbook:
      .atServer(command: "Läs in arbetsboken med roder import workbook.", asking: "läsa in arbetsboken")
    case .sealedWorkbook:
      .atServer(
        command: "Lägg nyckelfilen bredvid lagret eller ange nyckeln i RODER_KEY.",
        asking: "lägga nyckelfilen på dess plats")
    case .unfilledCell: "Rätta nyckeln i arbetsbokens celler, eller läs in det som siffran bygger på."
    }
  }
}
