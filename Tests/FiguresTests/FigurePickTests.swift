import Figures
import Kernel
import Testing
import TestSupport

private let directory = FigureDirectory(Catalogue([PickSample(units: 60, lines: 400)]))

private func first(_ typed: String) -> String {
  guard let pick = directory.picks(typed).all.first else { return "" }
  return ([pick.measure.title] + pick.members.map(\.name)).joined(separator: " · ")
}

@Test(
  "The best match stands first",
  arguments: [
    ("prognos", "Prognos helår"), ("utf", "Utfall"), ("personalk prognos avv", "Avvikelse helår · Personalkostnader"),
    ("avv hel", "Avvikelse helår"), ("utfall e305", "Utfall · Konsulterenheten 1"),
    ("konsulterenheten 1 utfall", "Utfall · Konsulterenheten 1"),
    ("utfall personalko familjehemsenh", ""),
    ("utfall personalkost familjehemenh 2", "Utfall · Personalkostnader · Familjehemenheten 2"),
    ("forsorjn budget", "Budget · Försörjningsstödenheten 1"), ("finns inte alls", ""),
  ])
func ranking(_ typed: String, _ expected: String) { #expect(first(typed) == expected) }

@Test("Every figure that is offered has all the words, begun or whole, and none is offered twice")
func allWords() {
  for typed in ["p", "pers k", "prog arv 2", "lok hyr utf", "utf lokal famil"] {
    let picks = directory.picks(typed, limit: 40).all
    #expect(!picks.isEmpty, "\(typed)")
    #expect(Set(picks).count == picks.count)
    for pick in picks {
      let texts =
        [pick.measure.title, pick.measure.name] + pick.measure.aliases + pick.members.flatMap { [$0.name, $0.id] }
      let words = texts.flatMap(SearchText.words)
      for token in SearchText.words(typed) {
        #expect(words.contains { $0.hasPrefix(token) }, "\(typed): \(texts)")
      }
    }
  }
}

@Test("A short list is the beginning of a long one")
func limits() {
  for typed in ["p", "pers", "utf fam", "a k 2"] {
    let long = directory.picks(typed, limit: 60).all
    for limit in [1, 5, 20] { #expect(Array(long.prefix(limit)) == directory.picks(typed, limit: limit).all) }
  }
}

@Test("Each prefix that a person types on the way looks at few of the 240 000 figures")
func visits() {
  var worst = ("", 0)
  for typed in RecordedPrefixes.all {
    let visited = directory.picks(typed).visited
    if visited > worst.1 { worst = (typed, visited) }
  }
  #expect(RecordedPrefixes.all.count == 200)
  print("worst: ”\(worst.0)”, \(worst.1) looked at")
  #expect(worst.1 < 20_000, "\(worst)")
}

@Test("Nothing typed and anything typed is answered")
func oddInput() {
  #expect(directory.picks("").all.count == 10)
  #expect(directory.picks("a", limit: 0).all.isEmpty)
  #expect(directory.picks(String(repeating: "p l k ", count: 50)).all.count <= 12)
  #expect(directory.picks("🙂 { } \u{0}").all.count <= 12)
}
