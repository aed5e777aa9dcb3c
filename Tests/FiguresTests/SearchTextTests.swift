import Figures
import Testing

@Test("Names are alike without regard to case, kinds of spaces and dashes, and loosely without dots over letters")
func alike() {
  #expect(SearchText.plain("  Köp\u{A0}av  tjänster – NY ") == "köp av tjänster - ny")
  #expect(SearchText.loose("Överskott é") == "overskott e")
  #expect(SearchText.words("Prognos/budget, 2019") == ["prognos", "budget", "2019"])
}

@Test(
  "The distance counts letters put in, taken out, changed and swapped",
  arguments: [("", "", 0), ("", "ab", 2), ("utfall", "uftall", 1), ("kostnad", "kostnader", 2), ("abc", "xyz", 3)])
func distances(_ first: String, _ second: String, _ expected: Int) {
  #expect(SearchText.distance(first, second) == expected)
  #expect(SearchText.distance(second, first) == expected)
}

@Test("The nearest names come first, and far ones not at all")
func nearest() {
  let names = ["Personalkostnader", "Lokalhyror", "Övriga kostnader", "Personal, timavlönad"]
  #expect(SearchText.nearest("personalkostander", among: names) == ["Personalkostnader"])
  #expect(SearchText.nearest("kostnader", among: names) == ["Övriga kostnader"])
  #expect(SearchText.nearest("zzz", among: names).isEmpty)
}
