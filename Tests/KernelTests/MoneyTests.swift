import Kernel
import TestSupport
import Testing

@Test(
  "Rounding goes half away from zero",
  arguments: [
    (149, 1), (150, 2), (-149, -1), (-150, -2), (0, 0), (49, 0), (50, 1), (-50, -1), (-49, 0),
  ] as [(Int64, Int64)])
func halfAway(value: Int64, expected: Int64) {
  #expect(Rounding.halfAway(value, by: 100) == expected)
}

@Test("Twelve cumulative parts of any amount add up to the amount")
func cumulativeParts() {
  let seed = Int.random(in: 0...Int.max)
  print("seed \(seed)")
  var generator = SeededChance(seed: seed)
  for _ in 0..<200 {
    let amount = Money(ore: Int64.random(in: -Money.limit...Money.limit, using: &generator))
    var parts = Money.zero
    for month in 1...12 {
      parts += amount.part(Int64(month), of: 12) - amount.part(Int64(month - 1), of: 12)
    }
    #expect(parts == amount, "\(amount)")
  }
}

@Test("Numbers are written the Swedish way")
func swedishNumbers() {
  #expect(SwedishText.number(-1_234_567) == "\u{2212}1\u{A0}234\u{A0}567")
  #expect(SwedishText.number(0) == "0")
  #expect(SwedishText.number(999) == "999")
  #expect(SwedishText.number(-5, decimals: 2) == "\u{2212}0,05")
  #expect(SwedishText.number(123_456, decimals: 1) == "12\u{A0}345,6")
  #expect(SwedishText.list(["a", "b", "c"]) == "a, b och c")
}

@Test("Swedish order puts å ä ö last and ignores case")
func swedishOrder() {
  let words = ["Östra", "Ängen", "Åsen", "Zenit", "anna", "Bo"]
  #expect(words.sorted(by: SwedishText.comesBefore) == ["anna", "Bo", "Zenit", "Åsen", "Ängen", "Östra"])
}

@Test("A share without a whole is not defined")
func shares() {
  #expect(Share(1, of: 0).basisPoints == nil)
  #expect(Share(-1, of: -3).basisPoints == 3_333)
  #expect(Share(1, of: -8).basisPoints == -1_250)
}

@Test("Things are counted with the word for one or for several")
func counted() {
  #expect(SwedishText.count(1, "händelse", "händelser") == "1\u{A0}händelse")
  #expect(SwedishText.count(0, "händelse", "händelser") == "0\u{A0}händelser")
  #expect(SwedishText.count(1_200, "händelse", "händelser") == "1\u{A0}200\u{A0}händelser")
}
