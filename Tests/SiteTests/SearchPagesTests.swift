import Formats
import Testing

@testable import Web

/// The search from any page.
struct SearchPagesTests {
  private func find(_ words: String, as person: String) async throws -> String {
    let address = QueryText.address(["sok"], ["q": words])
    let text = try await SitePlace().get(address, as: person).text
    return try String(#require(text.firstMatch(of: #/<main.*<\/main>/#.dotMatchesNewlines())).output)
  }

  @Test("What was searched for stands in the field on the page that answers, and nowhere else")
  func keepsWords() async throws {
    let place = try SitePlace()
    let page = try await place.get("/sok?q=personal%20%22x", as: "controller").text
    #expect(page.contains("id=\"sok\" name=\"q\" autocomplete=\"off\" maxlength=\"200\" value=\"personal &quot;x\""))
    #expect(!(try await place.get("/historik?q=personal", as: "controller").text.contains("value=\"personal\"")))
  }

  @Test("A search finds figures and pages, and leads on to postings")
  func searching() async throws {
    let place = try SitePlace()
    let found = try await place.get("/sok?q=personal%20prognos", as: "chef-e310").text
    #expect(found.contains("/siffra?") && found.contains("/ekonomi/sok?ord=personal"))
    #expect(try await place.get("/sok?q=prog", as: "chef-e310").text.contains("Träffar på ”prog”."))
    // A page that she may not open is not offered.
    #expect(try await !place.get("/sok?q=prog", as: "ledamot").text.contains("/prognos"))
    #expect(try await place.get("/sok?q=rapp", as: "ledamot").text.contains("href=\"/rapporter\""))
    #expect(try await place.get("/sok", as: "ledamot").status == 200)
  }

  @Test("Units, reports, imports and what is written are found by what they are called, by whoever may read them")
  func everything() async throws {
    let unit = try await find("öppna ins", as: "controller")
    #expect(unit.contains("href=\"/ekonomi/enhet/E230\"") && unit.contains("href=\"/prognos/E230\""))
    #expect(try await find("e230", as: "chef-e230").contains("/ekonomi/enhet/E230"))
    #expect(try await !find("e240", as: "chef-e230").contains("/ekonomi/enhet/E240"))
    #expect(try await !find("öppna", as: "ledamot").contains("/ekonomi/"))
    let report = try await find("april 2019", as: "controller")
    #expect(report.contains("href=\"/rapporter/2019-04\""))
    #expect(try await find("april 2019", as: "ledamot").contains("href=\"/rapporter/2019-04\""))
    let file = try await find("ledger-2019-04.se", as: "controller")
    #expect(file.contains("/inlasning/fil/"), "\(file)")
    #expect(try await !find("ledger-2019-04.se", as: "chef-e230").contains("/inlasning/fil/"))
    let key = try await find("variance:line/drift.personal:2019", as: "controller")
    #expect(key.contains("/siffra?") && key.contains("Siffran med nyckeln"))
    #expect(try await find("40000", as: "controller").contains("/ekonomi/sok?belopp=40000"))
    #expect(try await find("roll", as: "administrator").contains("href=\"/installningar/roller\""))
    #expect(try await !find("roll", as: "controller").contains("href=\"/installningar/roller\""))
  }

  @Test("Remarks, codes, events and marked postings are found by what is said of them, by whoever may read them")
  func working() async throws {
    let remark = try await find("vakanta tjänster", as: "chef-e230")
    #expect(remark.contains("href=\"/prognos/E230?period=2019-04#prognos\"") && remark.contains("tillsätts inte"))
    #expect(try await !find("vakanta tjänster", as: "chef-e240").contains("tillsätts inte"))
    #expect(try await !find("vakanta tjänster", as: "ledamot").contains("tillsätts inte"))
    let code = try await find("försörjningsst", as: "controller")
    #expect(code.contains("Konto 4510 Försörjningsstöd") && code.contains("/ekonomi/sok?manader=2019&amp;konto=4510"))
    let event = try await find("12", as: "revisor")
    #expect(event.contains("href=\"/historik/handelse/12\""), "\(event)")
    #expect(try await !find("999999", as: "revisor").contains("/historik/handelse/"))
    #expect(try await find("2019-05-10", as: "revisor").contains("href=\"/historik?dag=2019-05-10\""))
    #expect(try await !find("12", as: "ledamot").contains("/historik/"))
  }

  @Test("A marked posting is found by what is said of it, by those who see its unit")
  func marked() async throws {
    let place = try SitePlace()
    let hits = try await place.get("/ekonomi/sok?konto=5&enhet=E310", as: "chef-e310").text
    let voucher = try #require(hits.firstMatch(of: #/"\/ekonomi\/verifikation\/([^"]+)"/#)?.output.1)
    let mark: FormFields = ["fel": "Hyran hör till gruppboendet", "ratt": "E420"]
    #expect(try await place.post("/ekonomi/markera/\(voucher)", mark, as: "chef-e310").status == 303)
    let found = try await place.get("/sok?q=gruppboendet", as: "chef-e310").text
    let link = try #require(found.firstMatch(of: #/\/ekonomi\/markta\?visa=alla#(markering-[^"]+)/#)?.output.1)
    let list = try await place.get("/ekonomi/markta?visa=alla", as: "chef-e310").text
    #expect(list.contains("id=\"\(link)\""))
    #expect(try await !place.get("/sok?q=gruppboendet", as: "chef-e240").text.contains("markering-"))
  }

  @Test("People are found by whoever sees to who may log in, and by nobody else")
  func people() async throws {
    let found = try await find("chef e230", as: "administrator")
    #expect(found.contains("enhetschef") && found.contains("href=\"/installningar#person-chef-e230\""))
    for person in ["controller", "revisor", "chef-e230"] {
      #expect(try await !find("chef e230", as: person).contains("enhetschef"), "\(person)")
    }
  }

  @Test("What is written of a unit is found by its words, not by the keys of the figures in it")
  func prose() async throws {
    let place = try SitePlace()
    let address = "/rapporter/2019-04/avsnitt/enhet/E230"
    let saved = try await place.post(
      address + "/spara",
      ["text": "Hyran höjs kvartalsvis. {avvikelse helår: Personalkostnader, helår 2019}", "grund": "0"],
      as: "chef-e230")
    #expect(saved.status == 303, "\(saved.text)")
    for (words, isFound) in [("kvartalsvis hyran", true), ("drift", false), ("kvartalsvisa", false)] {
      let text = try await place.get(QueryText.address(["sok"], ["q": words]), as: "chef-e230").text
      #expect(text.contains("href=\"\(address)\"") == isFound, "\(words)")
    }
    #expect(try await !place.get("/sok?q=kvartalsvis", as: "chef-e240").text.contains(address))
  }
}
