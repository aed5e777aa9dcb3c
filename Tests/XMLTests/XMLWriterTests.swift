import Testing

@testable import XML

@Suite("XML writer")
struct XMLWriterTests {
  @Test("What is written reads back, with every character that must be escaped")
  func roundTrip() throws {
    let value = "<&>\"'\t\n\r åäö \u{1F600}"
    var writer = XMLWriter()
    writer.start("a", [("b", value)])
    writer.text(value)
    writer.element("c")
    writer.element("d", text: "x")
    writer.end()
    let text = String(decoding: writer.bytes, as: UTF8.self)
    #expect(
      text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<a b=\"&lt;&amp;&gt;&quot;'"))
    #expect(text.hasSuffix("<c/><d>x</d></a>"))
    var reader = try XMLReader(writer.bytes)
    guard case .start(let element)? = try reader.next() else {
      Issue.record("The document begins with its root.")
      return
    }
    #expect(element["b"] == value)
    #expect(try reader.next() == .text(value))
  }

  @Test("A character that XML cannot hold is shown as lost")
  func forbidden() {
    var writer = XMLWriter(declaration: false)
    writer.element("a", text: "x\u{0}\u{B}\u{FFFE}y")
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "<a>x\u{FFFD}\u{FFFD}\u{FFFD}y</a>")
  }
}
