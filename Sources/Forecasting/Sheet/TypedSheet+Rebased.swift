import Accounts
import Care
import Formats
import Kernel
import Storage

extension TypedSheet {
  /// A cell that somebody else has written since the sheet was made.
  package struct Change: Hashable, Sendable {
    /// What it is called: the area and the line.
    package let name: String
    /// What stands now.
    package let now: Cell
    /// What was typed; nil where that was left as it stood, so that nothing of it is lost.
    package let own: Cell?
    /// Who wrote what stands; nil where it was taken back.
    package let stamp: ForecastSheet.Stamp?
  }

  /// The sheet made from a later version.
  package struct Rebased: Hashable, Sendable {
    /// What was typed, and what others have written where nothing new was.
    package let sheet: TypedSheet
    /// What others have written.
    package let changes: [Change]
  }

  /// What was typed on top of the sheet as it stands now: what others have written since is taken in where whoever
  /// typed had left it as it was; where both have written, what was typed stays and is told of.
  ///
  /// - Parameter base: the rows of the version that it was made from; none where there was none.
  package func rebased(from base: [ForecastSheet.Row], on sheet: UnitSheet) -> Rebased {
    let hasAreas = !sheet.areaNames.isEmpty
    let then = base.filter { $0.statement ?? Statement.drift == Statement.drift }.map { row in
      Cell(
        line: row.line ?? "", area: row.area ?? (hasAreas ? FollowUpAreas.remainder : ""),
        basis: row.entered?.basis ?? .level, amount: row.entered.map { TypedSheet.text($0.amount) } ?? "",
        number: row.volume?.count.text ?? "", remark: row.remark)
    }
    let now = TypedSheet(sheet)
    var places = cells
    for cell in now.cells + then where !places.contains(where: { $0.isOfSamePlace(as: cell) }) { places.append(cell) }
    var taken: [Cell] = []
    var changes: [Change] = []
    for place in places {
      func find(_ cells: [Cell]) -> Cell {
        cells.first { $0.isOfSamePlace(as: place) }?.normal ?? Cell(line: place.line, area: place.area)
      }
      let (before, standing, own) = (find(then), find(now.cells), find(cells))
      let isLeft = own == before || own == standing
      taken.append(isLeft ? standing : own)
      guard standing != before else { continue }
      changes.append(
        Change(
          name: sheet.name(of: place), now: standing, own: isLeft ? nil : own,
          stamp: sheet.row(of: place)?.stamp))
    }
    return Rebased(
      sheet: TypedSheet(month: month, unit: unit, layer: layer, version: sheet.version, cells: taken),
      changes: changes)
  }
}

extension TypedSheet.Cell {
  func isOfSamePlace(as other: Self) -> Bool { line == other.line && area == other.area }

  /// The same, spelt as the program spells it; what cannot be read stays as it is.
  var normal: TypedSheet.Cell {
    let text = String(amount.trimmed)
    var shown = text
    do throws(Amount.Fault) {
      shown = TypedSheet.text(AmountSign.report.inner(try Amount.money(text, unit: .tkr)))
    } catch {
      // It stays as it is.
      shown = text
    }
    return .init(
      line: line, area: area, basis: shown.isEmpty ? .level : basis, amount: shown, number: normalNumber,
      remark: String(remark.trimmed))
  }

  private var normalNumber: String {
    let text = String(number.trimmed)
    do throws(CareProblem) {
      return text.isEmpty ? "" : try CareNumber.read(text, at: Place()).text
    } catch {
      // It stays as it is.
      return text
    }
  }

  /// What it says, in words: `nivå −4 500 tkr ”Fler vikarier”`.
  package var text: String {
    let said = [
      amount.isEmpty ? "" : basis.title + " " + amount + SwedishText.space + "tkr",
      number.isEmpty ? "" : "antal " + number,
      remark.isEmpty ? "" : "”\(remark)”",
    ].filter { !$0.isEmpty }
    return said.isEmpty ? "inget" : said.joined(separator: " ")
  }
}

extension UnitSheet {
  /// What the place is called.
  func name(of place: TypedSheet.Cell) -> String {
    let area = areas.first { $0.id == place.area }?.name ?? areaNames.first { $0.id == place.area }?.name ?? place.area
    let line = lines.first { $0.id == place.line }?.name ?? place.line
    return [areaNames.isEmpty ? "" : area, line].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// What stands of the place in the layer; nil where nothing does.
  func row(of place: TypedSheet.Cell) -> ForecastSheet.Row? {
    place.line.isEmpty
      ? areas.first { $0.id == place.area }?.remark
      : cells.first { $0.line == place.line && $0.area == place.area }?.own
  }
}
