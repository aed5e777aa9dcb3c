import Formats
import Testing

@testable import Web

/// A unit's part of the report from its sheet: written, handed over, sent back and approved; and drafts.
struct SheetWorkTests {
  private static let address = "/prognos/E230"

  private func write(_ place: SitePlace, _ text: String, version: String = "0") async throws -> WebAnswer {
    try await place.post(Self.address + "/text/enhet", ["grund": version, "text": text], as: "chef-e230")
  }

  @Test("What is missing is told before anything is handed over, and then the part goes to whoever reviews it")
  func handover() async throws {
    let place = try SitePlace()
    let before = try await place.get(Self.address, as: "chef-e230").text
    #expect(before.contains("Ej påbörjad"))
    #expect(before.contains("”Enhetens kommentar” är inte skriven"))
    #expect(!before.contains("Klarmarkera</button>"))
    #expect(try await place.post(Self.address + "/klar/enhet", as: "chef-e230").status == 422)
    #expect(try await write(place, "Två tjänster är vakanta till hösten.").status == 303)
    #expect(try await place.get(Self.address, as: "chef-e230").text.contains("Klarmarkera</button>"))
    let ready = try await place.post(Self.address + "/klar/enhet", as: "chef-e230")
    #expect(ready.status == 303)
    #expect(try await place.get(Self.address, as: "chef-e230").text.contains("Klarmarkerad"))
    #expect(try await place.get("/prognos/oversikt", as: "chef-e230").status == 403)
    let overview = try await place.get("/prognos/oversikt", as: "controller").text
    #expect(overview.contains("Alla enheter har klarmarkerat april\u{A0}2019."))
  }

  @Test("A great variance without a remark keeps the part from being handed over until somebody says why")
  func unexplained() async throws {
    let place = try SitePlace()
    _ = try await write(place, "Allt går som planerat.")
    let page = try await place.get(Self.address, as: "chef-e230").text
    var fields = PageForm.fields("blad", in: page)
    fields = fields.with(["belopp.personal.oppna-bou": "−19 000", "kommentar..oppna-bou": ""])
    fields.add("bekrafta", "ja")
    #expect(try await place.post(Self.address, fields, as: "chef-e230").status == 303)
    let missing = try await place.get(Self.address, as: "chef-e230").text
    #expect(missing.contains("href=\"#kommentar.personal.oppna-bou\""))
    #expect(try await place.post(Self.address + "/klar/enhet", as: "chef-e230").status == 422)
    let overview = try await place.get("/prognos/oversikt", as: "controller").text
    #expect(overview.contains("Kvar för april\u{A0}2019: Öppna insatser."))
    let again = PageForm.fields("blad", in: missing).with(["kommentar.personal.oppna-bou": "Två team till i höst"])
    var confirmed = again
    confirmed.add("bekrafta", "ja")
    #expect(try await place.post(Self.address, confirmed, as: "chef-e230").status == 303)
    #expect(try await place.post(Self.address + "/klar/enhet", as: "chef-e230").status == 303)
  }

  @Test("A text that is begun is kept for its writer alone, until it is saved or thrown away")
  func textDrafts() async throws {
    let place = try SitePlace()
    let draft = Self.address + "/text/enhet/utkast"
    let begun: FormFields = ["grund": "0", "text": "Två tjänster är va 20121212-1212"]
    #expect(try await place.post(draft, begun, as: "chef-e230").status == 204)
    let page = try await place.get(Self.address, as: "chef-e230").text
    #expect(page.contains("data-draft=\"\(draft)") && page.contains("Utkast från 2019-05-24"))
    #expect(page.contains("Två tjänster är va ") && !page.contains("1212-1212"))
    // It is nobody else's, no report's, and no event.
    #expect(!(try await place.get(Self.address, as: "controller").text.contains("Två tjänster är va")))
    #expect(try await place.post(Self.address + "/klar/enhet", as: "chef-e230").status == 422)
    #expect(try await place.post("/prognos/E240/text/enhet/utkast", begun, as: "chef-e230").status != 204)
    #expect(try await place.post(draft, ["kasta": "ja"], as: "chef-e230").status == 303)
    #expect(!(try await place.get(Self.address, as: "chef-e230").text.contains("Utkast från")))
    // What is saved ends the draft; what was begun before somebody else saved is not kept over it.
    #expect(try await place.post(draft, begun, as: "chef-e230").status == 204)
    #expect(try await write(place, "Två tjänster är vakanta.").status == 303)
    let saved = try await place.get(Self.address, as: "chef-e230").text
    #expect(saved.contains("Två tjänster är vakanta.") && !saved.contains("Utkast från"))
    #expect(try await place.post(draft, begun, as: "chef-e230").status == 409)
  }

  @Test("A draft of a part of the report that somebody else has written since is shown beside what is saved")
  func overtakenDraft() async throws {
    let place = try SitePlace()
    let address = "/rapporter/2019-04/avsnitt/analys/namnden"
    let page = try await place.get(address, as: "namndsekreterare").text
    let basis = try #require(page.firstMatch(of: #/name="grund" value="(\d+)"/#)?.1)
    let draft: FormFields = ["grund": String(basis), "text": "Året pekar mot"]
    #expect(try await place.post(address + "/utkast", draft, as: "namndsekreterare").status == 204)
    let again = try await place.get(address, as: "namndsekreterare").text
    #expect(again.contains(">\nÅret pekar mot</textarea>") || again.contains(">Året pekar mot</textarea>"))
    #expect(again.contains("Kasta utkastet") && !again.contains("Det här är sparat nu"))
    let written: FormFields = ["grund": String(basis), "text": "Nämnden redovisar ett underskott."]
    #expect(try await place.post(address + "/spara", written, as: "controller").status == 303)
    let both = try await place.get(address, as: "namndsekreterare").text
    #expect(both.contains("Året pekar mot") && both.contains("Det här är sparat nu"))
    #expect(both.contains("Nämnden redovisar ett underskott."))
    #expect(try await place.post(address + "/utkast", ["kasta": "ja"], as: "namndsekreterare").status == 303)
    let thrown = try await place.get(address, as: "namndsekreterare").text
    #expect(!thrown.contains("Året pekar mot") && thrown.contains("Nämnden redovisar ett underskott."))
  }

  @Test("Whoever reviews sends back with a reason, or approves; others may not")
  func review() async throws {
    let place = try SitePlace()
    let address = "/prognos/E240"
    let silent = try await place.post(address + "/ater/enhet", ["besked": " "], as: "controller")
    #expect(silent.status == 422)
    #expect(try await place.post(address + "/ater/enhet", ["besked": "Nej"], as: "chef-e240").status == 403)
    let back = try await place.post(
      address + "/ater/enhet?fran=oversikt", ["besked": "Vad händer med statens ersättning?"], as: "controller")
    #expect(back.headers["location"]?.hasPrefix("/prognos/oversikt") == true)
    let page = try await place.get(address, as: "chef-e240").text
    #expect(page.contains("är åter för komplettering: Vad händer med statens ersättning?"))
    #expect(try await place.post(address + "/godkann/enhet", as: "controller").status == 422)
    #expect(try await place.post(address + "/klar/enhet", as: "chef-e240").status == 303)
    #expect(try await place.post(address + "/godkann/enhet", as: "controller").status == 303)
    #expect(try await place.get(address, as: "chef-e240").text.contains("Godkänd"))
  }

  @Test("Two who write the text at once are told, and both texts are seen")
  func twoTexts() async throws {
    let place = try SitePlace()
    _ = try await write(place, "Den första texten.")
    let answer = try await write(place, "Den andra texten.")
    #expect(answer.status == 409)
    #expect(answer.text.contains("Den andra texten.") && answer.text.contains("Den första texten."))
  }

  @Test("A draft is shown again to whoever wrote it, counts nowhere, and goes when it is saved or thrown away")
  func drafts() async throws {
    let place = try SitePlace()
    let page = try await place.get(Self.address, as: "chef-e230").text
    let draft = PageForm.fields("blad", in: page).with(["belopp.personal.oppna-bou": "−12 3"])
    #expect(try await place.post(Self.address + "/utkast", draft, as: "chef-e230").status == 204)
    let shown = try await place.get(Self.address, as: "chef-e230").text
    #expect(shown.contains("Utkast från kl. 12.00."))
    #expect(PageForm.fields("blad", in: shown)["belopp.personal.oppna-bou"] == "−12 3")
    let others = try await place.get(Self.address, as: "controller").text
    #expect(PageForm.fields("blad", in: others)["belopp.personal.oppna-bou"] == "−11\u{A0}000")
    #expect(try await place.post(Self.address + "/utkast", ["kasta": "ja"], as: "chef-e230").status == 303)
    let thrown = try await place.get(Self.address, as: "chef-e230").text
    #expect(!thrown.contains("Utkast från"))
    #expect(try await place.post(Self.address + "/utkast", draft, as: "chef-e230").status == 204)
    let saved = draft.with(["belopp.personal.oppna-bou": "−12 300"])
    #expect(try await place.post(Self.address, saved, as: "chef-e230").status == 303)
    #expect(!(try await place.get(Self.address, as: "chef-e230").text).contains("Utkast från"))
    #expect(try await place.post(Self.address + "/utkast", draft, as: "socialchef").status == 403)
    // What was on its way when the sheet was saved is not kept.
    #expect(try await place.post(Self.address + "/utkast", draft, as: "chef-e230").status == 409)
    #expect(!(try await place.get(Self.address, as: "chef-e230").text).contains("Utkast från"))
  }

  @Test("Two who write the same part from their sheets meet as they do on its page: nothing is written over unseen")
  func overtaken() async throws {
    let place = try SitePlace()
    #expect(try await write(place, "Den första.").status == 303)
    let late = try await write(place, "Den andra.")
    #expect(late.status == 409 && late.text.contains("Någon annan har skrivit medan du skrev"))
    #expect(late.text.contains("Den andra.</textarea>") && late.text.contains("Det här är sparat nu, av Chef E230 "))
    #expect(late.text.contains("<p>Den första.</p>") && late.text.contains("name=\"grund\" value=\"1\""))
    // What cannot be read is told of, and still has the version that it was made from: nobody has been shown another.
    let wrong = try await write(place, "Utfallet är {utfall: Finns inte, hittills}.")
    #expect(wrong.status == 422 && wrong.text.contains("name=\"grund\" value=\"0\""), "\(wrong.text)")
    #expect(!wrong.text.contains("Det här är sparat nu"))
  }
}
