import Figures
import Kernel
import Testing

@Test("The fast text of a key is the text of the key, whatever stood before it")
func fastKeys() throws {
  let first = try #require(Month(year: 2019, month: 1))
  let periods = try [
    Period(first), #require(Period(first, first.advanced(by: 3))), #require(Period(first, first.advanced(by: 11))),
  ]
  var fast = FigureKeyText()
  for number in 0..<200 {
    let selections = (0..<number % 4).map { FigureSelection("axis\($0)", "Å\(number)") }
    let key = FigureKey("m\(number % 7)", selections, periods[number % 3])
    #expect(fast.text(of: key) == key.description)
  }
}
