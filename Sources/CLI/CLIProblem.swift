package import Kernel

/// What can be wrong at the command line beside the use cases.
package enum CLIProblem: Problem, Equatable {
  /// A file or folder cannot be written.
  case unwritable(path: String, detail: String)
  /// The answer cannot be written.
  case outputClosed(detail: String)
  /// A line of the playbook is not understood.
  case badStep(detail: String, Place)
  /// The store that the demonstration would replace was not made by it.
  case foreignStore(path: String)
  /// The clock that the environment sets is no instant.
  case badClock(String)
  /// The board has nothing to show in the table.
  case noTable(String)
  /// The store does not agree with itself.
  case damagedStore(path: String, count: Int)
  /// What was disposed of may still lie in the store's files.
  case notScrubbed(why: String)

  package var code: String {
    switch self {
    case .unwritable: "cli.unwritable"
    case .outputClosed: "cli.output-closed"
    case .badStep: "cli.bad-step"
    case .foreignStore: "cli.foreign-store"
    case .badClock: "cli.bad-clock"
    case .noTable: "cli.no-table"
    case .damagedStore: "cli.damaged-store"
    case .notScrubbed: "cli.not-scrubbed"
    }
  }

  package var place: Place {
    switch self {
    case .unwritable(let path, _), .foreignStore(let path), .damagedStore(let path, _):
      Place(file: path)
    case .badStep(_, let place): place
    case .noTable(let name): Place(field: name)
    case .badClock: Place(field: "RODER_NOW")
    case .outputClosed, .notScrubbed: Place()
    }
  }

  package var message: String {
    switch self {
    case .unwritable(_, let detail): "Filen eller mappen kan inte skrivas: \(detail)."
    case .outputClosed(let detail): "Svaret kunde inte skrivas ut: \(detail)."
    case .badStep(let detail, _): "Steget går inte att tolka: \(detail)."
    case .foreignStore: "Lagret är inte skapat av roder demo och ersätts därför inte."
    case .badClock(let text): "”\(text)” är ingen tidpunkt."
    case .noTable: "Tabellen har inget innehåll."
    case .notScrubbed(let why):
      "Raderingen är INTE fullständig: rester kan finnas kvar i lagrets filer. \(why)"
    case .damagedStore(_, let count):
      count == 1 ? "Lagret stämmer inte: ett fel." : "Lagret stämmer inte: \(SwedishText.number(Int64(count))) fel."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .unwritable: "Kontrollera sökväg, behörighet och ledigt utrymme."
    case .outputClosed: "Kontrollera mottagaren av svaret, till exempel att disken har plats."
    case .badStep: "Skriv steget som TIDPUNKT | VEM | KOMMANDO | SKÄL."
    case .foreignStore: "Välj en annan mapp med --output, eller flytta lagret."
    case .badClock: "Skriv tidpunkten som 2019-05-14T08:30:00Z."
    case .noTable: "Läs in det som tabellen visar: bevakningsrader, eller en tidigare prognos."
    case .notScrubbed: "Rätta det som hindrar och kör roder dispose --finish. Gallringen själv är gjord och står kvar."
    case .damagedStore: "Återställ lagret från en säkerhetskopia som stämmer."
    }
  }
}
