import Testing

@testable import XML

@Suite("XML reader")
struct XMLReaderTests {
  private func events(_ bytes: [UInt8]) throws(XMLProblem) -> [XMLEvent] {
    var reader = try XMLReader(bytes)
    var events: [XMLEvent] = []
    while let event = try reader.next() { events.append(event) }
    return events
  }

  private func shown(_ text: String) throws(XMLProblem) -> String {
    var parts: [String] = []
    for event in try events(Array(text.utf8)) {
      switch event {
      case .start(let element):
        parts.append(
          "<" + ([element.name] + element.attributes.map { "\($0.name)=\($0.value)" }).joined(separator: "|"))
      case .end(let name): parts.append("/\(name)")
      case .text(let text): parts.append("'\(text)'")
      }
    }
    return parts.joined(separator: " ")
  }

  @Test(
    "A document becomes its elements, attributes and texts",
    arguments: [
      ("<a/>", "<a /a"), ("<a></a>", "<a /a"), ("<a b='1' c=\"2\"/>", "<a|b=1|c=2 /a"),
      ("\u{FEFF}<?xml version=\"1.0\"?>\n<!-- x --><a>t</a>\n<?pi?> ", "<a 't' /a"),
      ("<a>&lt;&amp;&gt;&quot;&apos;&#229;&#xE5;</a>", "<a '<&>\"'åå' /a"), ("<a><![CDATA[<&]]></a>", "<a '<&' /a"),
      ("<x:a xmlns:x='u'><x:b/>c</x:a>", "<x:a|xmlns:x=u <x:b /x:b 'c' /x:a"), ("<å ö='ä'/>", "<å|ö=ä /å"),
      ("<a b = 'x\ny&#10;z' >1\r\n2\r3</a >", "<a|b=x y\nz '1\n2\n3' /a"), ("<a b='>'/>", "<a|b=> /a"),
    ])
  func documents(text: String, expected: String) throws {
    #expect(try shown(text) == expected)
  }

  @Test(
    "What is not well-formed is refused",
    arguments: [
      "", " ", "a", "<", "<a", "<a>", "<a></b>", "</a>", "<a/><b/>", "<a/>x", "x<a/>", "<a b/>", "<a b=1/>",
      "<a b='1/>",
      "<a b='1'c='2'/>", "<a b='1' b='2'/>", "<a>&x;</a>", "<a>&amp</a>", "<a>&#0;</a>", "<a>&#xD800;</a>",
      "<a>&#99999999999;</a>", "<!DOCTYPE a><a/>", "<a><!ENTITY x 'y'></a>", "<a><!-- </a>", "<a><![CDATA[x</a>",
      "<1/>",
      "<a b='<'/>", "<![CDATA[x]]><a/>", "<?xml version='1.0' encoding='utf-16'?><a/>", "<a / >",
    ])
  func illFormed(text: String) {
    #expect(throws: XMLProblem.self) { try events(Array(text.utf8)) }
  }

  @Test("Bytes that are not UTF-8 are refused, but Latin-1 is read where the document declares it")
  func encodings() throws {
    #expect(throws: XMLProblem.self) { try events(Array("<a>".utf8) + [0xE5] + Array("</a>".utf8)) }
    let latin1 = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE5] + Array("</a>".utf8)
    #expect(try events(latin1).contains(.text("å")))
  }

  @Test("Nesting has a limit, and a problem knows its place")
  func limits() {
    let deep = String(repeating: "<a>", count: XMLReader.deepestNesting + 1)
    #expect(throws: XMLProblem.self) { try shown(deep) }
    do {
      _ = try shown("<a>\n<b></c></a>")
      Issue.record("The end of another element must be refused.")
    } catch {
      #expect(error.kind == .mismatchedEnd(expected: "b", found: "c"))
      #expect(error.line == 2)
    }
  }

  @Test("An element can be passed over, and the line is known on the way")
  func skipping() throws {
    var reader = try XMLReader(Array("<a>\n<b><c/>x</b>\n<d/></a>".utf8))
    _ = try reader.next()
    #expect(reader.line() == 1)
    while let event = try reader.next() {
      if case .start(let element) = event {
        #expect(element.name == "b")
        break
      }
    }
    try reader.skipElement()
    _ = try reader.next()
    #expect(try reader.next() == .start(XMLTag(name: "d", attributes: [])))
    #expect(reader.line() == 3)
  }
}
