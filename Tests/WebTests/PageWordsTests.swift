import Foundation
import Testing

@testable import Web

/// What pages say in the place of commands.
struct PageWordsTests {
  @Test(
    "A page tells what to do on it, not at the command line",
    arguments: [
      (
        "Kontrollera att det är rätt fil. Läs in den ändå med --confirm.",
        "Kontrollera att det är rätt fil. Läs in den ändå genom att kryssa för det i formuläret."
      ),
      (
        "Kontrollera att filen är hel. Är raderna ändå rätt: läs in med --accept total-differs.",
        "Kontrollera att filen är hel. Är raderna ändå rätt: godta det i formuläret."
      ), ("Ange --source huvudbok.", "Skriv huvudbok som källa i formuläret."),
      ("Välj med --sheet NAMN; upprepa för flera blad.", "Kryssa för bladen i fältet Blad och granska igen."),
      ("Läs in uppställningen med roder import statements.", "Läs in uppställningen under Inläsning."),
      ("Rätta beloppet.", "Rätta beloppet."),
      (
        "Påminn med roder remind, eller skriv det med roder section write enhet --unit E230 --period 2019-04.",
        "Påminn, eller skriv det."
      ),
      (
        "Skriv om den med roder remark variance:line/drift.personal:2019, eller ta tillbaka den med en tom text.",
        "Skriv om den, eller ta tillbaka den med en tom text."
      ),
      (
        "Skriv varför i enhetens prognos, eller med roder remark variance:line/drift.personal … --period 2019-04.",
        "Skriv varför i enhetens prognos, eller som kommentar till siffran."
      ),
      (
        "Se vilka med roder compare 2019-04/1, och rätta öppet med roder correct report om det behövs.",
        "Se vilka, och rätta öppet om det behövs."
      ),
    ])
  func words(_ remedy: String, _ page: String) {
    #expect(PageWords.of(remedy) == page)
  }

  @Test("No remedy that a file can meet names an option on a page")
  func options() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("ErrorTests/Errors")
    let kinds = ["importing.", "budgeting.", "forecasting.", "ledger.", "accounts.", "organisation."]
    var looked = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where kinds.contains(where: { name.hasPrefix($0) }) {
      let file = folder.appendingPathComponent("\(name)/expected")
      // Codes without a command line have no answer of it.
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
      for line in text.split(separator: "\n") where line.hasPrefix("!   ") {
        looked += 1
        let words = PageWords.of(String(line.dropFirst(4)))
        #expect(!words.contains("--"), "\(name): \(words)")
      }
    }
    #expect(looked > 50)
  }
}
