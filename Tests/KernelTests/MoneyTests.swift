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

@Test("Narrow and wide rounding give the same")
func widths() {
  let seed = Int.random(in: 0...Int.max)
  print("seed \(seed)")
  var generator = SeededChance(seed: seed)
  for _ in 0..<20_000 {
    let value = Int64.random(in: .min ... .max, using: &generator) >> Int64.random(in: 0...62, using: &generator)
    var divisor = Int64.random(in: .min ... .max, using: &generator) >> Int64.random(in: 0...62, using: &generator)
    // A divisor of zero has no quotient, and the least number divided by −1 none that fits.
    if divisor == 0 || divisor == -1 { divisor = 2 }
    #expect(Rounding.halfAway(value, by: divisor) == Rounding.halfAway(Int128(value), by: Int128(divisor)))
  }
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

/// The number as it is spelt piece by piece.
private func spelt(_ number: Int64, _ decimals: Int) -> String {
  var digits = String(number.magnitude)
  while digits.count <= decimals { digits = "0" + digits }
  var whole = String(digits.dropLast(decimals))
  var groups: [String] = []
  while whole.count > 3 {
    groups.insert(String(whole.suffix(3)), at: 0)
    whole.removeLast(3)
  }
  let grouped = ([whole] + groups).joined(separator: "\u{A0}")
  return (number < 0 ? "\u{2212}" : "") + grouped + (decimals > 0 ? "," + digits.suffix(decimals) : "")
}

@Test(
  "Numbers of every length and precision are written the Swedish way",
  arguments: [
    0, 1, -1, 9, 10, 99, 100, 999, 1_000, -1_000, 999_999, 1_000_000, -1_234_567, Int64.max / 2, Int64.max, Int64.min,
  ] as [Int64])
func everyLength(number: Int64) {
  for decimals in 0...24 { #expect(SwedishText.number(number, decimals: decimals) == spelt(number, decimals)) }
}

@Test(
  "Numbers in digits get the zeros that lack", arguments: [(0, 2, "00"), (7, 2, "07"), (12, 2, "12"), (5, 4, "0005")])
func padded(number: Int, width: Int, text: String) {
  #expect(Digits.padded(number, width) == text)
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
