import Documents
import Figures
import Kernel
import Reporting
import Testing
import TestSupport

private let sample = SampleFigures()
private let directory = sample.directory

/// A text in the shown form and what it is stored as.
private let readable: [(String, String)] = [
  ("Inget att säga.", "Inget att säga."),
  ("{avvikelse: personalkostnader, helår 2019 | tkr}", "{variance:line/drift.l1:2019 | tkr}"),
  ("{Avvikelse helår: Personalkostnader, helår}", "{variance:line/drift.l1:full-year}"),
  ("{avvikelse helår: Personalkostnader}", "{variance:line/drift.l1:full-year}"),
  ("{utfall: personalkostnader}", "{actual:line/drift.l1:to-date}"),
  ("{utfall}", "{actual:to-date}"),
  ("{avvikelse helår: hela nämnden}", "{variance:full-year}"),
  ("{avvikelse period: enheten, hittills | i ord}", "{period-variance:unit/@:to-date | i ord}"),
  ("{utfall: Köp av tjänster, externa, april 2019}", "{actual:line/drift.l2:2019-04}"),
  ("{utfall: \"Köp av tjänster, externa\", jan–apr 2019}", "{actual:line/drift.l2:2019-01..2019-04}"),
  ("{utfall: rad \"Hela nämnden\", månaden}", "{actual:line/drift.l3:month}"),
  ("{utfall: område Övrigt, enhet E2, 2019-04}", "{actual:area/A1:unit/E2:2019-04}"),
  ("{utfall: fam, nov 2018–januari 2019}", "{actual:unit/E0:2018-11..2019-01}"),
  (
    "{budget: \"Barn - unga\", helår 2019 − budget: Familjehem, helår 2019 | mnkr, 2 decimaler, utan tecken}",
    "{budget:unit/E1:2019 − budget:unit/E0:2019 | mnkr, 2 decimaler, utan tecken}"
  ),
  (
    "{utfall: Personalkostnader, hittills / budget: Personalkostnader, helår | %, 0 decimaler}",
    "{actual:line/drift.l1:to-date / budget:line/drift.l1:full-year | %, 0 decimaler}"
  ),
  (
    "{prognos: hela nämnden, helår − prognos: hela nämnden, helår, läget 2019-05-12 | i ord, ungefär 100}",
    "{forecast:full-year − forecast:full-year@2019-05-12 | i ord, ungefär 100}"
  ),
  ("{prognos: hela nämnden, händelse 12}", "{forecast:full-year@e12}"),
  (
    "{utfall: hela nämnden, föregående år} {utfall: hela nämnden, hittills föregående år}",
    "{actual:last-year} {actual:last-year-to-date}"
  ),
  (
    "{avvikelse helår: hela nämnden | \"plus\" \"minus\" \"noll\"}",
    "{variance:full-year | \"plus\" \"minus\" \"noll\"}"
  ),
  ("Klamrar {{så här}} och {utfall}.", "Klamrar {{så här}} och {actual:to-date}."),
  ("{ram: Grundram | mnkr, 1 decimal}", "{frame:frame/grund:full-year | mnkr, 1 decimal}"),
  (
    "{sjukfrånvaro: familjehem | %}{placeringar: familjehem | st}",
    "{sick-leave:unit/E0:to-date | %}{placements:unit/E0:to-date | st}"
  ),
]

@Test("What a person writes is stored with keys, and shown so that it is read back the same", arguments: readable)
func shownIsStored(_ shown: String, _ stored: String) throws {
  #expect(try ProseRules.stored(shown: shown, directory) == stored)
  let again = ProseRules.shown(stored: stored, directory)
  #expect(try ProseRules.stored(shown: again, directory) == stored, "\(again)")
}

/// A text in the shown form with the code of its first problem, and a word that its remedy has.
private let mistaken: [(String, String, String)] = [
  ("Text {utfall", "prose.unclosed", "{"),
  ("Text {utfall och {budget}", "prose.unclosed", "{"),
  ("Text } här", "prose.stray-brace", "dubbla"),
  ("{ }", "prose.empty", "mått"),
  ("{utfall − }", "prose.empty", "mått"),
  ("{uftall: Personalkostnader}", "prose.unknown-measure", "utfall"),
  ("{utfall föregående prognos}", "prose.unknown-measure", "roder pick"),
  ("{utfall: Personalkostander}", "prose.unknown-name", "Personalkostnader"),
  ("{utfall: hela nämden}", "prose.unknown-name", "hela nämnden"),
  ("{utfall: helar 2019 x}", "prose.unknown-name", ""),
  ("{utfall: Övrigt}", "prose.ambiguous-name", "rad Övrigt"),
  ("{utfall: Stöd}", "prose.ambiguous-name", "enhet E3"),
  ("{ram: Personalkostnader}", "prose.odd-selection", "rampost"),
  ("{ram: enhet Familjehem}", "prose.odd-selection", "rampost"),
  ("{utfall: Personalkostnader, Lokalhyror}", "prose.repeated", "Ta bort"),
  ("{utfall: april 2019, maj 2019}", "prose.repeated", "Ta bort"),
  ("{avvikelse helår: Personalkostnader, april 2019}", "prose.wrong-period", "helår"),
  ("{utfall | tk}", "prose.unknown-format", "tkr"),
  ("{utfall | 7 decimaler}", "prose.unknown-format", ""),
  ("{utfall | \"bara ett\"}", "prose.unknown-format", ""),
  ("{utfall | tkr, mnkr}", "prose.repeated", "Ta bort"),
  ("{utfall | ungefär 100, med tecken}", "prose.conflicting-format", "Ta bort"),
  ("{sjukfrånvaro: familjehem | tkr}", "prose.unfit", "%"),
  ("{utfall / budget | tkr}", "prose.unfit", "%"),
  ("{utfall / budget | i ord}", "prose.unfit", "utan tecken"),
  ("{utfall | %}", "prose.unfit", "tkr"),
  ("{utfall − sjukfrånvaro}", "prose.incomparable", "samma slag"),
  ("{utfall − budget − ram}", "prose.incomparable", "två"),
]

@Test("Each mistake is a problem with its place and what may have been meant", arguments: mistaken)
func mistakes(_ text: String, _ code: String, _ hint: String) throws {
  let reading = ProseParser.shown("Rad ett.\n" + text, directory, at: Place(file: "text.md", line: 10))
  let problem = try #require(reading.problems.first)
  #expect(problem.code == code, "\(problem)")
  #expect(hint.isEmpty || problem.remedy.text(for: .command).contains(hint), "\(problem.remedy)")
  #expect(problem.place.file == "text.md")
  #expect(problem.place.line == 11)
  #expect(problem.place.column ?? 0 > 0)
}

@Test("Places count characters of the line from 1")
func places() throws {
  let reading = ProseParser.shown("Å {utfall} ä\n  {uftall} {utfall | tk}", directory)
  #expect(reading.prose.segments.first { if case .reference = $0.piece { true } else { false } }?.place.column == 3)
  #expect(reading.problems.map(\.place.line) == [2, 2])
  #expect(reading.problems.map(\.place.column) == [4, 22])
}

@Test("Every figure of the catalogue has a shown form that is stored as its key")
func everyFigure() throws {
  var count = 0
  let formats = ["", " | i ord", " | mnkr, 2 decimaler"]
  for measure in directory.measures {
    for first in [nil] + directory.members.map(Optional.some) {
      for second in [nil] + directory.members.map(Optional.some) {
        let selections = [first, second].compactMap { $0 }.map { FigureSelection($0.axis, $0.id) }
        guard directory.offers(measure.name, of: selections.map(\.axis)),
          Set(selections.map(\.axis)).count == selections.count
        else { continue }
        let period = measure.periods == .fullYear ? "full-year" : ["month", "2019", "2019-02..2019-03"][count % 3]
        let format = measure.kind == .money ? formats[count % 3] : ""
        let key = ([measure.name] + selections.map { $0.axis + "/" + $0.id } + [period]).joined(separator: ":")
        let stored = "Det blir {\(key)\(format)}."
        let shown = ProseRules.shown(stored: stored, directory)
        #expect(try ProseRules.stored(shown: shown, directory) == stored, "\(shown)")
        count += 1
      }
    }
  }
  #expect(count > 1_000)
}

@Test("A new name changes what is shown and not what is stored")
func renaming() throws {
  let stored = try ProseRules.stored(shown: "{utfall: Familjehem, april 2019 | tkr}", directory)
  var renamed = sample
  renamed.unitNames[0] = "Familjehem och jourhem, nord"
  #expect(
    ProseRules.shown(stored: stored, renamed.directory)
      == "{utfall: \"Familjehem och jourhem, nord\", april 2019 | tkr}")
  #expect(ProseParser.stored(stored).prose == ProseParser.stored(stored).prose)
  let again = try ProseRules.stored(shown: ProseRules.shown(stored: stored, renamed.directory), renamed.directory)
  #expect(again == stored)
}

private let before = SampleFigures(factor: 3).catalogue
private let whole = ProseResolver(
  month: SampleFigures.month, catalogue: sample.catalogue, directory: directory, moments: [.event(12): before])

private func resolver(unit: String? = nil) -> ProseResolver { unit.map { whole.repeated(for: $0) } ?? whole }

/// A shown text and what it prints, with ordinary spaces and minus.
private let printed: [(String, String)] = [
  ("Avvikelsen är {avvikelse helår}.", "Avvikelsen är −889 tkr."),
  ("{avvikelse helår | i ord}", "ett underskott om 889 tkr"),
  ("{avvikelse helår | i ord, ungefär 100}", "ett underskott om knappt 900 tkr"),
  ("{avvikelse helår | utan tecken, mnkr}", "0,9 mnkr"),
  ("{avvikelse helår | kr}", "−888 840 kr"),
  ("{avvikelse helår: Personalkostnader | i ord}", "lägre kostnader om 1 778 tkr"),
  ("{förändring sedan föregående prognos | i ord}", "en försämring med 1 037 tkr"),
  ("{prognos − prognos: händelse 12 | i ord}", "en förbättring med 1 481 tkr"),
  ("{prognos: händelse 12 | tkr}", "−2 222 tkr"),
  ("{utfall: hittills / budget: helår}", "66,7 %"),
  ("{placeringar: Familjehem, månaden | st}", "4 st"),
  ("{avvikelse helår | \"mer\" \"mindre\" \"lika\"}", "mindre 889 tkr"),
  ("Saknas: {ram}", "Saknas: −1 185 tkr"),
]

@Test("References become figures in running text", arguments: printed)
func inlines(_ text: String, _ expected: String) throws {
  let reading = ProseParser.shown(text, directory)
  #expect(reading.problems.isEmpty)
  let inlines = ProseRules.inlines(reading.prose, resolver())
  #expect(String(inlines.plainText.map { $0 == "\u{A0}" ? " " : $0 }) == expected)
}

@Test("A figure that is not to be had is named where it should have stood")
func unresolved() throws {
  let prose = ProseParser.stored("Före {actual:line/drift.borta:to-date} efter {actual:unit/@:month}.").prose
  let text = ProseRules.inlines(prose, resolver()).plainText
  #expect(text.contains("Före [") && text.contains("drift.borta") && text.contains("efter ["))
  #expect(ProseRules.unresolved(prose, resolver()).count == 2)
  #expect(ProseRules.unresolved(prose, resolver(unit: "E1")).count == 1)
  #expect(ProseRules.problems(prose, directory).map(\.code) == ["prose.unknown-name"])
}

@Test("The moments that a text needs are listed once")
func moments() {
  let prose = ProseParser.stored("{forecast:2019@e12} {forecast:2019@2019-05-12 − forecast:2019@e12}").prose
  #expect(ProseRules.moments(of: prose) == [.event(12), Day("2019-05-12").map(ProseMoment.day)])
}

@Test("A derived figure is found and explained by its own key")
func derived() throws {
  let reading = ProseParser.shown("{utfall − budget: april 2019}", directory)
  guard case .reference(let reference)? = reading.prose.segments.first?.piece else {
    Issue.record("\(reading.prose)")
    return
  }
  let figure = try resolver().figure(reference)
  #expect(FigureKey(figure.key.description) == figure.key)
  #expect(try sample.catalogue.figure(figure.key) == figure)
  #expect(try sample.catalogue.explanation(of: figure.key).parts.count == 2)
}

@Test("No text stops the parser, and what it reads it writes and reads again", arguments: [1, 2, 3, 4])
func fuzz(_ seed: Int) throws {
  print("seed \(seed)")
  var chance = SeededChance(seed: seed)
  let bits = [
    "{", "}", "{{", "}}", "\"", "”", "|", ":", ",", " ", " − ", " / ", " - ", "\n", "\r\n", "@", "e12", "utfall",
    "avvikelse", "helår", "2019", "2019-05-12", "april", "Personalkostnader", "enhet ", "#E1", "Stöd", "tkr", "i ord",
    "ungefär", "999999999999999999999", "variance", "line/drift.l1", "full-year", "unit/@", "å", "\u{301}", "🙂",
    "\u{A0}",
    "läget ", "händelse ", "hela nämnden", "9 decimaler", "\"\"",
  ]
  for _ in 0..<3_000 {
    let count = Int.random(in: 0...14, using: &chance)
    let text = (0..<count).map { _ in bits[Int.random(in: bits.indices, using: &chance)] }.joined()
    for reading in [ProseParser.stored(text), ProseParser.shown(text, directory)] {
      let stored = ProseRules.stored(reading.prose)
      let again = ProseParser.stored(stored)
      #expect(again.problems.isEmpty, "\(text)")
      #expect(ProseRules.stored(again.prose) == stored, "\(text)")
      let shown = ProseParser.shown(ProseRules.shown(reading.prose, directory), directory)
      if reading.problems.isEmpty, ProseRules.problems(reading.prose, directory).isEmpty {
        #expect(ProseRules.stored(shown.prose) == stored, "\(text)")
      }
      _ = ProseRules.inlines(reading.prose, resolver()).plainText
    }
  }
}
