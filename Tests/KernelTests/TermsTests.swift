import Kernel
import Testing

/// Texts of the program with an installation's words.
struct TermsTests {
  private let terms = Terms([
    .remark: TermForms("analys", "analysen", "analyser", "analyserna", .common),
    .occasion: TermForms("rapportdag", "rapportdagen", "rapportdagar", "rapportdagarna", .common),
    .actual: TermForms("bokförd summa", "bokförda summan", "bokförda summor", "bokförda summorna", .common),
    .statement: TermForms("radschema", "radschemat", "radscheman", "radschemana", .neuter),
    .area: TermForms("Ö-del", "ö-delen", "ö-delar", "ö-delarna", .common),
  ])

  @Test("Without chosen words every text is as it stands")
  func standard() {
    #expect(Terms.standard("Kommentaren till \("utfall") saknas.") == "Kommentaren till utfall saknas.")
    #expect(Terms.standard.own("Inget tillfälle är planerat.") == "Inget tillfälle är planerat.")
  }

  @Test("A word is written in the form that the sentence has, with its capital")
  func forms() {
    #expect(terms("Kommentar") == "Analys")
    #expect(terms("kommentarerna och kommentarens") == "analyserna och analysens")
    #expect(terms("Uppställningens rader") == "Radschemats rader")
    #expect(terms("Förra tillfällets text") == "Förra rapportdagens text")
    #expect(terms("uppföljningstillfällen, tillfällen") == "rapportdagar, rapportdagar")
    #expect(terms("Utfallet i mars") == "Bokförda summan i mars")
  }

  @Test("Words that only contain the program's word are left alone")
  func parts() {
    #expect(terms("kommentarkrav, tillfällig, periodutfall") == "kommentarkrav, tillfällig, periodutfall")
  }

  @Test("Articles and what is said of the noun agree with it")
  func agreement() {
    #expect(terms("Inget uppföljningstillfälle är planerat för april.") == "Ingen rapportdag är planerad för april.")
    #expect(terms("Inga tillfällen är planerade.") == "Inga rapportdagar är planerade.")
    #expect(terms("det förra tillfället") == "den förra rapportdagen")
    #expect(terms("ändrad uppställning, ändrade uppställningar") == "ändrat radschema, ändrade radscheman")
    #expect(terms("1 kommentar är gallrad") == "1 analys är gallrad")
    #expect(terms("Nämnden har ingen uppställning") == "Nämnden har inget radschema")
    // What stands in another clause is another noun's.
    #expect(terms("Det är nytt. Tillfället kommer.") == "Det är nytt. Rapportdagen kommer.")
  }

  @Test("What is put into a text is never touched")
  func data() {
    let unit = "Område Väst, utfall"
    #expect(terms("\(unit): kommentar saknas") == "Område Väst, utfall: analys saknas")
  }

  @Test("In a finished sentence quotations and names stand")
  func names() {
    #expect(terms.own("Kommentar saknas till Utfall Norr.") == "Analys saknas till Utfall Norr.")
    #expect(terms.own("”Kommentar” är en kommentar.") == "”Kommentar” är en analys.")
    #expect(terms.own("Fel. Kommentaren är kort.") == "Fel. Analysen är kort.")
  }

  @Test("Every idea has forms of its own, none of them another's")
  func catalogue() {
    var owners: [String: Term] = [:]
    for term in Term.allCases {
      for forms in term.defaults {
        for form in TermForms.Form.allCases {
          #expect(owners[forms[form: form], default: term] == term)
          owners[forms[form: form]] = term
        }
      }
      #expect(Terms.standard(term.sample) == term.sample.text)
    }
  }
}
