import Foundation

import RoderSandbox
import Testing

/// A sentence as a person writes it: a few words typed into the picker, a row taken, a word on how it is printed.
struct PickedSentence: CustomTestStringConvertible {
  /// What was typed.
  let typed: String
  /// Which of the rows it is.
  var row = 1
  /// The key of the row that was meant.
  let key: String
  /// How the figure is printed; empty for as it comes.
  var format = ""
  /// What stands before it.
  let before: String
  /// What stands after it.
  var after = "."
  /// The figure as the sentence prints it.
  let prints: String

  var testDescription: String { typed }

  static let all: [PickedSentence] = [
    .init(
      typed: "resultat utf hit", key: "actual:line/drift.resultat:2019-01..2019-04", format: "i ord",
      before: "Till och med april har nämnden ", prints: "ett underskott om\u{A0}6\u{A0}358\u{A0}tkr"),
    .init(
      typed: "avv hel resultat", key: "variance:line/drift.resultat:2019", format: "i ord",
      before: "För helåret väntas ", prints: "ett underskott om\u{A0}6\u{A0}902\u{A0}tkr"),
    .init(
      typed: "personal prognos avv", key: "variance:line/drift.personal:2019", format: "i ord",
      before: "Prognosen innebär ", prints: "högre kostnader om\u{A0}1\u{A0}881\u{A0}tkr"),
    .init(
      typed: "försörj avv hel", key: "variance:line/drift.resultat:area/forsorjningsstod:2019",
      format: "mnkr, 1 decimal",
      before: "Försörjningsstödet avviker med ", prints: "−1,8\u{A0}mnkr"),
    .init(
      typed: "familjehem utfall", key: "actual:line/drift.resultat:area/familjehem:2019-01..2019-04",
      format: "utan tecken", before: "Familjehemsvården har kostat ", prints: "12\u{A0}512\u{A0}tkr"),
    .init(
      typed: "öppna insatser prognos", key: "forecast:line/drift.resultat:unit/E230:2019", format: "utan tecken",
      before: "Öppna insatser väntas kosta ", prints: "12\u{A0}200\u{A0}tkr"),
    .init(
      typed: "missbruk avv period", row: 2, key: "period-variance:line/drift.resultat:unit/E320:2019-01..2019-04",
      format: "i ord", before: "Enheten för missbruk och beroende visar ",
      prints: "ett underskott om\u{A0}2\u{A0}191\u{A0}tkr"),
    .init(
      typed: "köp utfall apr", key: "actual:line/drift.kop-av-tjanster:2019-04", format: "utan tecken",
      before: "I april köptes tjänster för ", prints: "6\u{A0}226\u{A0}tkr"),
    .init(
      typed: "handlingsplan", key: "assumption:assumption/handlingsplan-2019:2019", format: "mnkr, 1 decimal",
      before: "Handlingsplanen ska minska kostnaderna med ", prints: "8,3\u{A0}mnkr"),
    .init(
      typed: "andel personal", key: "cost-share:line/drift.personal:2019-01..2019-04",
      before: "Personalen står för ", after: " av bruttokostnaden.", prints: "57,3\u{A0}%"),
  ]
}

@Suite("Ten sentences written with the picker")
struct PickedSentencesTests {
  /// A row of `roder pick --format json`.
  private struct Row: Decodable {
    let name: String
    let key: String
  }

  /// The path of a copy of the demo's store, made once.
  private static let store = Result {
    _ = try DemoStore.copy("picked")
    let folder = try DemoStore.folder()
    try FileManager.default.copyItem(
      at: folder.appending(path: "demo.roder.key"), to: folder.appending(path: "picked.roder.key"))
    return folder.appending(path: "picked.roder").path
  }

  @Test(
    "The row that is meant is among the first five, and the sentence says its figure", arguments: PickedSentence.all)
  func written(sentence: PickedSentence) throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    // A store that other tests read in this process is left alone: other processes do not see what they hold.
    let store = try PickedSentencesTests.store.get()
    let picked = try sandbox.run("roder pick '\(sentence.typed)' --period 2019-04 --format json --store \(store)")
    let rows = try JSONDecoder().decode([Row].self, from: Data(picked.answer.utf8))
    let rank = try #require(rows.firstIndex { $0.key == sentence.key }, "\(rows.map(\.key))")
    #expect(rank < 5 && rank + 1 == sentence.row, "row \(rank + 1)")
    let format = sentence.format.isEmpty ? "" : " | " + sentence.format
    let text = sentence.before + rows[rank].name.dropLast() + format + "}" + sentence.after
    let printed = try sandbox.run("roder prose '\(text)' --period 2019-04 --store \(store)")
    #expect(printed.code == 0 && printed.answer == sentence.before + sentence.prints + sentence.after + "\n")
  }
}
