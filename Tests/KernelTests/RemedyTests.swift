import Kernel
import Testing

@Suite("What a problem tells to do")
struct RemedyTests {
  private func texts(_ remedy: Remedy) -> [String] { Remedy.Audience.allCases.map(remedy.text(for:)) }

  @Test("Plain words and values are the same for all")
  func plain() {
    let file = "maj.se"
    #expect(texts("Läs in \(file) igen.") == ["Läs in maj.se igen.", "Läs in maj.se igen.", "Läs in maj.se igen."])
    #expect(texts("") == ["", "", ""])
  }

  @Test("Where audiences differ, each has its own words, and a program the page's unless it is said")
  func differing() {
    #expect(
      texts("Namnen \(command: "visas av roder batches", page: "står på sidan Inläsning") i dag.") == [
        "Namnen visas av roder batches i dag.", "Namnen står på sidan Inläsning i dag.",
        "Namnen står på sidan Inläsning i dag.",
      ])
    #expect(
      texts("Ange \(command: "--status", page: "periodstatus", program: "status").") == [
        "Ange --status.", "Ange periodstatus.", "Ange status.",
      ])
  }

  @Test("What is chosen has an option, a field and a parameter")
  func options() {
    #expect(
      texts("Ange månaderna \(option: "--months", field: "Månader", parameter: "first_month").") == [
        "Ange månaderna med --months.", "Ange månaderna i fältet Månader.", "Ange månaderna med first_month.",
      ])
    #expect(texts("Ange \(option: "--sheet", field: "Blad")")[2] == "Ange i fältet Blad")
  }

  @Test("Ways with names are put in whole, and remedies are added up")
  func ways() {
    #expect(
      texts("Läs in ändå \(.anyway)." + " Läs in budgeten \(.bringingIn("budget")).") == [
        "Läs in ändå med --confirm. Läs in budgeten med roder import budget.",
        "Läs in ändå genom att kryssa för det i formuläret. Läs in budgeten under Inläsning.",
        "Läs in ändå med confirm=true. Läs in budgeten under Inläsning.",
      ])
    #expect(
      texts(.atServer(command: "Kör roder verify.", asking: "kontrollera lagret")) == [
        "Kör roder verify.", "Be den som sköter servern kontrollera lagret.",
        "Be den som sköter servern kontrollera lagret.",
      ])
  }

  @Test("A personal identity number is masked for all")
  func masked() {
    let number = "191212" + "121212"
    let remedy: Remedy = "Rätta \(number) \(command: "nu", page: "på sidan")."
    #expect(texts(remedy.masked)[0] == "Rätta \(PersonalNumbers.mark) nu.")
    #expect(texts(remedy.masked).allSatisfy { !$0.contains(number) })
  }

  @Test("A place names the option to whoever writes commands, and the field to the others")
  func places() {
    let place = Place(field: "decision", option: "--decision")
    #expect(place.text == "--decision")
    #expect(place.text(for: .page) == "decision" && place.text(for: .program) == "decision")
    #expect(Place(line: 3, option: "--reason").text == "3 (--reason)")
    #expect(Place(line: 3, option: "--reason").text(for: .page) == "3")
  }
}
