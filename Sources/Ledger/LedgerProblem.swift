package import Kernel

/// What can be wrong with a ledger file beyond its format.
package enum LedgerProblem: Problem, Equatable {
  /// The file holds a month that it was not said to speak for.
  case outsidePeriod(month: Month, period: Period, file: String)
  /// A row's period is no month, opening or closing period of the year.
  case oddPeriod(String, Place)
  /// A row has neither period nor day.
  case noPeriod(Place)
  /// There is no import of that id.
  case unknownBatch(String)
  /// Nothing of the import can be seen any longer, so there is nothing to read anew.
  case replacedBatch(String)
  /// Later corrections lie upon the import.
  case correctedBatch(String, corrections: [String])
  /// The kept file of the import cannot be read.
  case unreadableFile(String, detail: String)
  /// The source has no imports.
  case unknownSource(String, known: [String])
  /// The text names no accounts.
  case oddAccounts(String, Place)
  /// The same total stands twice.
  case repeatedTotal(accounts: String, month: Month, Place)
  /// The unit is none of those that reports are written in.
  case unknownUnit(String, Place)
  /// There is no posting of that id that can be seen.
  case unknownPosting(PostingID)
  /// The text spells no amounts.
  case oddAmounts(String)
  /// A cell says neither yes nor no.
  case neitherYesNorNo(String, Place)

  package var code: String {
    switch self {
    case .outsidePeriod: "ledger.outside-period"
    case .oddPeriod: "ledger.odd-period"
    case .noPeriod: "ledger.no-period"
    case .unknownBatch: "ledger.unknown-batch"
    case .replacedBatch: "ledger.replaced-batch"
    case .correctedBatch: "ledger.corrected-batch"
    case .unreadableFile: "ledger.unreadable-file"
    case .unknownSource: "ledger.unknown-source"
    case .oddAccounts: "ledger.odd-accounts"
    case .repeatedTotal: "ledger.repeated-total"
    case .unknownUnit: "ledger.unknown-unit"
    case .unknownPosting: "ledger.unknown-posting"
    case .oddAmounts: "ledger.odd-amounts"
    case .neitherYesNorNo: "ledger.neither-yes-nor-no"
    }
  }

  package var place: Place {
    switch self {
    case .outsidePeriod(_, _, let file): Place(file: file)
    case .oddPeriod(_, let place), .noPeriod(let place), .oddAccounts(_, let place), .repeatedTotal(_, _, let place),
      .unknownUnit(_, let place), .neitherYesNorNo(_, let place):
      place
    case .unknownBatch(let id), .replacedBatch(let id), .correctedBatch(let id, _), .unreadableFile(let id, _),
      .unknownSource(let id, _), .oddAmounts(let id):
      Place(field: id)
    case .unknownPosting(let id): Place(field: id.description)
    }
  }

  package var message: String {
    switch self {
    case .outsidePeriod(let month, let period, _):
      "Filen har bokföring i \(SwedishText.text(month)), utanför \(SwedishText.text(period))."
    case .oddPeriod(let text, _): "Perioden ”\(text)” är ingen månad i året."
    case .noPeriod: "Raden har varken period eller datum."
    case .unknownBatch(let id): "Det finns ingen inläsning som heter ”\(id)”."
    case .replacedBatch: "Inläsningen är helt ersatt av senare inläsningar."
    case .correctedBatch(_, let corrections):
      "Inläsningen är delvis rättad av \(SwedishText.list(corrections)), och rättelsen skulle försvinna."
    case .unreadableFile(_, let detail): "Inläsningens sparade fil kan inte läsas: \(detail)."
    case .unknownSource(let source, _): "Ingenting är inläst från källan ”\(source)”."
    case .oddAccounts(let text, _): "”\(text)” är ingen kontoklass och inget konto."
    case .repeatedTotal(let accounts, let month, _):
      "Summan för konto \(accounts) i \(SwedishText.text(month)) står mer än en gång."
    case .unknownUnit(let text, _): "”\(text)” är ingen enhet för belopp."
    case .unknownPosting: "Det finns ingen sådan bokföringsrad, eller inte längre."
    case .oddAmounts(let text): "”\(text)” är inga belopp."
    case .neitherYesNorNo(let text, _): "”\(text)” är varken ja eller nej."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .outsidePeriod:
      "Ange månaderna \(option: "--months", field: "Månader", parameter: "first_month och last_month") så att de "
        + "täcker filen, eller ta ut filen på nytt."
    case .oddPeriod: "Skriv perioden som 2019-04 eller 201904; ingående period 201900, bokslutsperioder 201913–201915."
    case .noPeriod: "Fyll i perioden."
    case .unknownBatch:
      "Inläsningarnas namn "
        + "\(command: "visas av roder batches", page: "står på sidan Inläsning", program: "räknas upp av /batches")."
    case .replacedBatch:
      "Läs om den inläsning som syns; den "
        + "\(command: "visas av roder batches", page: "står på sidan Inläsning", program: "räknas upp av /batches")."
    case .correctedBatch:
      Remedy(
        command: "Läs om hela källan med roder reread --all",
        page: "Be den som sköter servern läsa om hela källan") + ", så läggs rättelserna på igen."
    case .unreadableFile: "Läs in filen på nytt \(.bringingIn("ledger"))."
    case .unknownSource(_, let known):
      known.isEmpty ? "Läs in en fil \(.bringingIn("ledger"))." : "Ange någon av \(SwedishText.list(known))."
    case .oddAccounts: "Skriv kontoklassen eller kontots början, till exempel 3 eller 50."
    case .repeatedTotal: "Behåll en av dem."
    case .unknownUnit: "Skriv kr, tkr eller mnkr."
    case .unknownPosting: "Sök raden på nytt; en ny inläsning kan ha ersatt den."
    case .oddAmounts: "Skriv ett belopp eller två, till exempel 12500, 12500,50, 10000-20000 eller >50000."
    case .neitherYesNorNo: "Skriv ja eller nej."
    }
  }
}
