import Kernel
import Testing

@Test(
  "A code range holds codes by their left-aligned prefixes",
  arguments: [
    ("302", "30271", true), ("302", "302", true), ("302", "30", false), ("302", "0302", false), ("*", "", true),
    ("50-56", "50", true), ("50-56", "5699", true), ("50-56", "57", false), ("50-56", "5", false),
    ("50-56", "49", false), ("0410-0499", "0410", true), ("A1-A3", "A29", true), ("A1-A3", "B", false),
  ])
func containment(range: String, code: String, holds: Bool) throws {
  #expect(try #require(CodeRange(text: range)).contains(code) == holds)
}

@Test("Odd ranges are refused")
func refused() {
  for text in ["", "-", "5-", "-5", "56-50", "1-2-3"] { #expect(CodeRange(text: text) == nil, "\(text)") }
}

@Test("Covering and overlapping follow from containment")
func covering() throws {
  let wide = try #require(CodeRange(text: "30-39"))
  let narrow = try #require(CodeRange(text: "302"))
  #expect(wide.covers(narrow))
  #expect(!narrow.covers(wide))
  #expect(wide.overlaps(narrow) && narrow.overlaps(wide))
  #expect(!wide.overlaps(CodeRange("4")))
  #expect(!(try #require(CodeRange(text: "300-302"))).covers(CodeRange("30")))
  #expect(CodeRange("").covers(wide))
}
