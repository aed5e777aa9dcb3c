import Forecasting
import Formats
import HTML
import Kernel
import Organisation

/// What others have written in a sheet since it was opened, beside what was typed.
struct SheetConflict {
  /// Where it is.
  let place: SheetPlace
  /// What others have written.
  let changes: [TypedSheet.Change]

  private var names: PersonNames { place.visit.names }

  /// The words, and a table of the rows.
  var node: Node {
    let who = SwedishText.list(
      changes.compactMap(\.stamp?.author).map { names.name(of: $0) }.reduce(into: []) {
        if !$0.contains($1) { $0.append($1) }
      }
    )
    let sheet = place.form.unit == nil ? "prognosbladet" : "prognosbladet för \(place.sheet.unitName)"
    return .fragment([
      Look.notice(
        .warning,
        [
          .text(
            "\(who.isEmpty ? "Någon annan" : who) har sparat \(sheet) medan du skrev. Inget av ditt är sparat än. "
              + "Det som de har skrivit på rader som du inte har rört står nu i tabellen. Där ni båda har skrivit står "
              + "ditt kvar: bestäm vilket som gäller och spara igen, eller "),
          Look.link("börja om från det som är sparat", place.address()), .text("."),
        ], isNews: true), changes.isEmpty ? .nothing : Look.table(table),
    ])
  }

  private var table: PageTable {
    PageTable(
      id: place.form.id("krockar"), caption: place.titled("Skrivet av någon annan sedan du öppnade bladet"),
      columns: [.init("Rad", .label), .init("Står nu"), .init("Av"), .init("Du skrev")],
      rows: changes.map { change in
        .init([
          .words(change.name), .words(change.now.text),
          .words(change.stamp.map { names.name(of: $0.author) } ?? ""),
          .words(change.own?.text ?? "rörde inte raden"),
        ])
      })
  }
}
