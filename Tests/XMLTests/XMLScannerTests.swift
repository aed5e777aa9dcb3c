import Testing
import XML

/// What the scanner meets, in one line: `<name a="v"`, `>name`, and texts as they are.
private func scanned(_ text: String) throws -> [String] {
  var scanner = XMLScanner(Array(text.utf8))
  var found: [String] = []
  while let token = try scanner.next() {
    switch token {
    case .start:
      let name = String(decoding: scanner.bytes[scanner.fullName], as: UTF8.self)
      found.append("<" + name + (try scanner.value(of: "a").map { " a=\($0)" } ?? ""))
    case .end: found.append(">" + String(decoding: scanner.bytes[scanner.fullName], as: UTF8.self))
    case .text:
      var bytes: [UInt8] = []
      try scanner.appendText(to: &bytes)
      found.append(String(decoding: bytes, as: UTF8.self))
    }
  }
  return found
}

@Test(
  "The scanner meets elements, attributes and texts in order",
  arguments: [
    ("<r/>", ["<r", ">r"]), ("\u{FEFF}<?xml version='1.0'?>\n<r a='1' b=\"2\"/>\n", ["<r a=1", ">r"]),
    ("<x:r xmlns:a=\"u\" p:a = \"å&amp;&#10;\t\"> t </x:r>", ["<x:r a=å&\n ", " t ", ">x:r"]),
    ("<r><!-- <n/> -->a&lt;b\r\nc<![CDATA[<&\r\n]]></r>", ["<r", "a<b\nc", "<&\n", ">r"]), ("<r/>\u{0}", ["<r", ">r"]),
  ] as [(String, [String])])
func tokens(text: String, expected: [String]) throws {
  #expect(try scanned(text) == expected)
}

@Test(
  "What is not well-formed, or declares a document type, is refused",
  arguments: [
    "", "text", "<r>", "<r", "<r a", "<r a=", "<r a='1", "<r a=1/>", "<r/ >", "</r>", "<r></s>", "<r/><s/>", "<r/>t",
    "< r/>",
    "<!DOCTYPE r><r/>", "<r>&e;</r>", "<r a='&e;'/>", "<r a='<'/>", "<r><![CDATA[x</r>", "<r><!-- </r>",
    String(repeating: "<r>", count: 300),
  ])
func refusedDocuments(text: String) {
  #expect(throws: XMLProblem.self) { try scanned(text) }
}

@Test("The scanner and the reader meet the same in any document that both take")
func sameAsReader() throws {
  let text = "<a x='1'><b>ö&#246;</b><c/><!-- --><d>\r\n<![CDATA[ ]]></d></a>"
  var reader = try XMLReader(Array(text.utf8))
  var events: [String] = []
  while let event = try reader.next() {
    switch event {
    case .start(let tag): events.append("<" + tag.name)
    case .end(let name): events.append(">" + name)
    case .text(let text): events.append(text)
    }
  }
  #expect(try scanned(text) == events)
}

@Test("An element is passed over as a whole")
func skipped() throws {
  var scanner = XMLScanner(Array("<r><s><t/>x<s/></s><u/></r>".utf8))
  _ = try scanner.next()
  _ = try scanner.next()
  try scanner.skipElement()
  #expect(try scanner.next() == .start && scanner.isNamed("u") && scanner.isEmptyElement)
  try scanner.skipElement()
  #expect(try scanner.next() == .end && scanner.isNamed("r"))
  #expect(try scanner.next() == nil)
}
