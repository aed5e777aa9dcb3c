import Testing

@Suite("The lexer tells code from strings and comments")
struct SwiftLexerTests {
  struct Sample: CustomTestStringConvertible {
    var source: String
    var tokens: [String]
    var remarks: [String] = []
    var testDescription: String { source }
  }

  static let samples = [
    Sample(source: "", tokens: []),
    Sample(source: "let a = b", tokens: ["let", "a", "=", "b"]),
    Sample(source: "a // b! \"c\nd", tokens: ["a", "d"], remarks: ["// b! \"c"]),
    Sample(source: "a /* b /* c */ d */ e", tokens: ["a", "e"], remarks: ["/* b /* c */ d */"]),
    Sample(source: "a /* b\nc", tokens: ["a"], remarks: ["/* b", "c"]),
    Sample(source: #"f("x! // y")"#, tokens: ["f", "(", "“x! // y”", ")"]),
    Sample(source: #"f("a\"b")"#, tokens: ["f", "(", #"“a\"b”"#, ")"]),
    Sample(source: #""a\(b!)c""#, tokens: ["“a”", "b", "!", "“c”"]),
    Sample(source: #""\(f("x)", (1)))""#, tokens: ["“”", "f", "(", "“x)”", ",", "(", "1", ")", ")", "“”"]),
    Sample(source: "\"\"\"\n a \"b\" // c\n \"\"\" d", tokens: ["“\n a \"b\" // c\n ”", "d"]),
    Sample(source: ##"#"a "b" \(c) \#(d)"# e"##, tokens: [##"“a "b" \(c) ”"##, "d", "“”", "e"]),
    Sample(source: "#/a\"b/# c", tokens: ["“a\"b”", "c"]),
    Sample(source: "#if X\n#endif", tokens: ["#", "if", "X", "#", "endif"]),
    Sample(source: "\"never closed\na!", tokens: ["“never closed”", "a", "!"]),
    Sample(source: "\"ends in a backslash \\", tokens: ["“ends in a backslash \\”"]),
    Sample(source: "\"\\(", tokens: ["“”", "“”"]),
    Sample(source: "åäö", tokens: ["åäö"]),
  ]

  @Test("Each sample gives its tokens and comments", arguments: samples)
  func reads(sample: Sample) {
    let lexer = SwiftLexer(sample.source)
    #expect(lexer.tokens.map { $0.kind == .string ? "“\($0.text)”" : $0.text } == sample.tokens)
    #expect(lexer.remarks.map(\.text) == sample.remarks)
  }

  @Test("Each token knows its line, after comments and long strings too")
  func lines() {
    let lexer = SwiftLexer("a\n/* x\ny */ b\n\"\"\"\nc\n\"\"\"\nd \"\\(e\n)\" f")
    #expect(lexer.tokens.map(\.line) == [1, 3, 4, 7, 7, 7, 8, 8])
  }

  @Test("A token is glued when no space stands before it")
  func glue() {
    #expect(SwiftLexer("a! = !b").tokens.map(\.isGlued) == [false, true, false, false, true])
  }
}
