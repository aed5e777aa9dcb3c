import Documents
import Figures
import Kernel
import Organisation
import Reporting
import Testing

/// The document of a template's text on the figures of the pages.
private func compose(_ text: String, occasion: Occasion? = nil, nextMeeting: Day? = nil) throws -> ReportRules.Composed
{
  let sample = SampleFigures.documented
  let template = ReportTemplate(title: "Prov", text: text)
  #expect(TemplateRules.problems(template).map(\.message) == [])
  let report = ReadReport.Output(
    board: Board(name: "Socialnämnden", municipality: "Exempelkommunen"), occasion: occasion, templateID: "prov",
    template: template, templateVersion: 1, previous: nil, nextMeeting: nextMeeting, unitName: nil, event: 7)
  return try ReportRules.compose(
    template.tree,
    TemplateContext(
      report: report, month: SampleFigures.month, sources: [],
      resolver: ProseResolver(month: SampleFigures.month, catalogue: sample.catalogue)))
}

/// The blocks after the warning that no occasion is planned, with ordinary spaces.
private func texts(_ text: String) throws -> [String] {
  try compose("@varningar\n\n" + text).document.blocks.dropFirst().map { block in
    switch block {
    case .heading(let level, let text, _): String(repeating: "#", count: level - 1) + " " + text
    case .paragraph(let inlines): inlines.plainText
    case .list(let items): "- " + items.map(\.plainText).joined(separator: " / ")
    case .numbered(let items): "1. " + items.map(\.plainText).joined(separator: " / ")
    case .notice(let notice): "! " + notice.text.plainText
    case .pageBreak: "---"
    case .table(let table): "| " + table.caption
    case .chart(let chart): "~ " + chart.title
    }
  }.map { $0.replacing("\u{A0}", with: " ") }
}

@Suite("A template is put together")
struct TemplateEvaluatorTests {
  @Test(
    "Text, fields, conditions and repetitions give the words that they say",
    arguments: [
      (
        "# Läget <månaden>\n\nPerioden är <perioden>, <föregående år> var sämre.",
        ["# Läget april 2019", "Perioden är januari–april 2019, 2018 var sämre."]
      ),
      ("@om underskott\nMinus.\n@annars\nPlus.\n@slut", ["Minus."]),
      ("@om överskott\nPlus.\n@annars om {variance:full-year} < −888 tkr\nMinus.\n@annars\nNoll.\n@slut", ["Minus."]),
      ("@om {variance:full-year} < −889 tkr\nMer.\n@slut\n\nSlut.", ["Slut."]),
      ("@om finns område och inte finns konto\nJa.\n@slut", ["Ja."]),
      ("@om <paragraf>\nJa.\n@annars\nNej.\n@slut", ["Nej."]),
      ("@om {variance:line/drift.borta:full-year}\nJa.\n@annars\nNej.\n@slut", ["Nej."]),
      ("Ett.\n@om underskott\nTvå.\n@slut\nTre.\n\nFyra.", ["Ett. Två. Tre.", "Fyra."]),
      ("1. ett\n@om underskott\n2. två\n@slut\n3. tre", ["1. ett / två / tre"]),
      ("- a\n1. b", ["- a", "1. b"]),
      ("@bilaga Ett\n@bilaga Två", ["---", "# Bilaga 1. Ett", "---", "# Bilaga 2. Två"]),
      ("@varje område\n- <området>\n@slut", ["- EKB / Övrigt / Vuxna"]),
      ("@varje område sämst 1 efter {actual:area/@:to-date}\n- <området>\n@slut", ["- Vuxna"]),
      ("@varje område bäst 2 efter {actual:area/@:to-date}\n- <området>\n@slut", ["- Övrigt"]),
      ("@varje enhet\n## <enheten>\n@slut", ["## Familjehem", "## Övrigt"]),
      ("@avsnitt drift", ["! Avsnittet ”drift” kan inte tas fram."]), ("@ruta att veta: Hej.", ["! Hej."]),
    ])
  func words(_ text: String, expected: [String]) throws {
    #expect(try texts(text) == expected)
  }

  @Test("What is missing is named where it should stand, and told of")
  func gaps() throws {
    let composed = try compose("Paragraf <paragraf>, {variance:line/drift.borta:full-year}.")
    #expect(composed.gaps.map(\.code) == ["template.missing", "prose.unresolved"])
    guard case .paragraph(let inlines) = composed.document.blocks.last else {
      Issue.record("no paragraph")
      return
    }
    #expect(inlines.count { if case .unresolved = $0 { true } else { false } } == 2)
  }

  @Test("Every id of a document is there once, however often a part is repeated")
  func ids() throws {
    let text = "@varje enhet\n# Lika\n@tabell t \"T\"\nrader: rad\nkolumn: U = {actual:unit/@:to-date}\n@slut\n@slut"
    let blocks = try compose(text).document.blocks
    let ids = blocks.compactMap { block -> String? in
      switch block {
      case .heading(_, _, let id): id
      case .table(let table): table.id
      default: nil
      }
    }
    #expect(ids == ["kapitel-lika", "t", "kapitel-lika-2", "t-2"])
  }

  @Test("A column that is the difference of two others is known as such, and so is a sum that adds up")
  func table() throws {
    let text = """
      @tabell t "Läget"
      rader: område
      kolumn: Prognos = {forecast:full-year}
      kolumn: Budget = {budget:full-year}
      kolumn: Avvikelse = {variance:full-year}
      kolumn: Ändring = {forecast:full-year − budget:full-year}
      kolumn: Kvar = {forecast:full-year − actual:to-date}
      enhet: mnkr
      summa: ja
      @slut
      """
    let table = try #require(try compose(text).document.tables.last)
    #expect(table.caption == "Läget. Belopp i mnkr.")
    let differences = table.columns.map { $0.difference.map { [$0.minuend, $0.subtrahend] } }
    #expect(differences == [nil, nil, nil, [1, 2], [1, 2], nil])
    #expect(table.rows.map(\.id) == ["ekb", "rest", "vuxna", "hela"])
    // The areas are 1 − 2 + 3 of what the whole is 1 of: no sum, and the reader is told.
    #expect(table.rows.last?.sumOf == [])
    #expect(table.notes.map(\.plainText) == ["Summan gäller hela nämnden; raderna tar inte upp allt."])
  }

  @Test("A confidential part stands apart, and the document does not even name it")
  func confidential() throws {
    let composed = try compose(
      "Öppet.\n\n@sekretess \"Hemligt namn\" grund=\"OSL 26 kap. 1 §\"\nHemlig text.\n@slut\n\nSlut.")
    #expect(composed.enclosures.map(\.title) == ["Hemligt namn"])
    #expect(!String(describing: composed.document).contains("emlig"))
    #expect(try texts("Öppet.\n\n@sekretess \"A\" grund=\"B\"\nx\n@slut\n\nSlut.") == ["Öppet.", "Slut."])
  }

  @Test("Files are called by registration number, day and title, in letters that every system knows")
  func fileNames() throws {
    let occasion = Occasion(
      month: SampleFigures.month, name: "Vårbokslut", registrationNumber: "SN 2019/0056", decidedBy: "Socialnämnden",
      meeting: Day("2019-05-21"), section: "")
    #expect(try compose("x", occasion: occasion).fileName == "SN-2019-0056_2019-05-21_Prov-april-2019")
    #expect(try compose("x").fileName == "Prov-april-2019")
    #expect(try compose("@titel Å/ä: ö?\n\nx").fileName == "A-a-o")
    #expect(
      try compose("@filnamn <diarienummer>, <tillfället>\n\nx", occasion: occasion).fileName
        == "SN-2019-0056-Varbokslut")
  }
}
