import Kernel
import Testing

@Test(
  "A number is written with as many decimals as it needs",
  arguments: [(0, "0"), (100, "1"), (150, "1,5"), (125, "1,25"), (123_400, "1\u{A0}234"), (-50, "\u{2212}0,5")]
    as [(Int64, String)])
func quantityText(_ hundredths: Int64, _ text: String) {
  #expect(Quantity(hundredths: hundredths).text == text)
}

@Test(
  "What one comes to is rounded once, half away from zero, to whole kronor",
  arguments: [
    (100_00, 3_00, 33), (200_00, 3_00, 67), (100_00, 50, 200), (-100_00, 3_00, -33), (1_00, 2_00, 1), (-1_00, 2_00, -1),
    (99, 2_00, 0), (0, 1_00, 0),
  ] as [(Int64, Int64, Int64)])
func quantityEach(_ ore: Int64, _ hundredths: Int64, _ each: Int64) {
  #expect(Quantity(hundredths: hundredths).kronorEach(of: Money(ore: ore)) == each)
}

@Test("Nothing cannot be shared, and the largest amounts can")
func quantityEdges() {
  #expect(Quantity.zero.kronorEach(of: Money(ore: 1)) == nil)
  #expect(Quantity(1).kronorEach(of: Money(ore: 1), times: 0) == nil)
  let most = Money(ore: Money.limit)
  #expect(Quantity(hundredths: 1).kronorEach(of: most, times: 1, of: 12) == Money.limit * 12)
  #expect(Quantity(hundredths: Quantity.limit).part(12, of: 1) == Quantity(hundredths: Quantity.limit * 12))
}
