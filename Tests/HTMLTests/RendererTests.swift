import HTML
import Testing

private func text(_ node: Node) -> String {
  var renderer = Renderer()
  renderer.append(node)
  return String(decoding: renderer.bytes, as: UTF8.self)
}

@Test("Text can never become markup, in content and in attributes alike")
func escaping() {
  let hostile = "</td><script>alert(\"x\")</script> & 'a' <!-- ]]>"
  let written = text(.element(.td, [.class(hostile)], hostile))
  let safe =
    "&lt;/td&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; 'a' &lt;!-- ]]&gt;"
  #expect(written == "<td class=\"\(safe)\">\(safe)</td>")
}

@Test(
  "Characters that HTML cannot hold are replaced and all others kept",
  arguments: [
    ("\0", "\u{FFFD}"), ("\u{1}a\u{1F}", "\u{FFFD}a\u{FFFD}"), ("\u{7F}", "\u{FFFD}"), ("\u{85}", "\u{FFFD}"),
    ("\u{A0}", "\u{A0}"), ("\t\n", "\t\n"), ("åäö €😀", "åäö €😀"), ("\u{2212}1\u{A0}234", "\u{2212}1\u{A0}234"),
    ("", ""),
    ("¢", "¢"),
  ] as [(String, String)])
func characters(written: String, read: String) {
  #expect(text(.text(written)) == read)
}

@Test("Any text survives being written and read")
func roundTrip() {
  let seed = UInt64.random(in: 0...UInt64.max)
  print("seed \(seed)")
  var state = seed
  let alphabet = Array("<>&\"'/=;# abcåäö\u{A0}\u{2212}€😀&amp;&lt;".unicodeScalars)
  for _ in 0..<2_000 {
    var word = ""
    for _ in 0..<20 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      word.unicodeScalars.append(alphabet[Int(state >> 33) % alphabet.count])
    }
    let written = text(.text(word))
    #expect(!written.contains("<") && !written.contains(">") && !written.contains("\""))
    #expect(unescaped(written) == word)
  }
}

/// What a browser reads: the four named references that the renderer writes, the ampersand last.
private func unescaped(_ text: String) -> String {
  var result = ""
  var rest = Substring(text)
  let names: [(String, Character)] = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")]
  while let first = rest.unicodeScalars.first {
    if let (name, character) = names.first(where: { rest.hasPrefix($0.0) }) {
      result.append(character)
      rest.removeFirst(name.count)
    } else {
      result.unicodeScalars.append(first)
      rest = Substring(rest.unicodeScalars.dropFirst())
    }
  }
  return result
}

@Test(
  "Addresses that could run code lead nowhere",
  arguments: [
    ("javascript:alert(1)", "#"), ("JaVaScRiPt:alert(1)", "#"), (" javascript:alert(1)", "#"),
    ("data:text/html,x", "#"),
    ("vbscript:x", "#"), ("java\nscript:x", "#"), ("https://exempel.se/?a=1", "https://exempel.se/?a=1"),
    ("mailto:a@exempel.se", "mailto:a@exempel.se"), ("/siffra/variance:line/x:2019", "/siffra/variance:line/x:2019"),
    ("//elsewhere.example", "#"), ("/\\elsewhere.example", "#"), ("\\\\elsewhere.example/x", "#"),
    ("/\t/elsewhere.example", "#"), (" \n//elsewhere.example", "#"), ("///elsewhere.example", "#"), ("/", "/"),
    ("\u{1}javascript:alert(1)", "#"), ("/a//b", "/a//b"), ("https:\\elsewhere.example", "https:\\elsewhere.example"),
    ("#drift:x", "#drift:x"), ("?q=a:b", "?q=a:b"), ("drift", "drift"), ("", ""),
  ] as [(String, String)])
func addresses(written: String, read: String) {
  #expect(text(.element(.a, [.href(written)], "x")) == "<a href=\"\(read)\">x</a>")
}

@Test("Elements, flags, numbers and prefixed names are written as HTML wants them")
func elements() {
  let input = Node.element(
    .input,
    [.type("checkbox"), .flag(.checked), .data("row", -5), .data("key", "a"), .aria("label", "Å"), .tabIndex(0)])
  #expect(
    text(input) == "<input type=\"checkbox\" checked data-row=\"-5\" data-key=\"a\" aria-label=\"Å\" tabindex=\"0\">")
  #expect(text(.fragment([.text("a"), .nothing, .element(.br), .raw("<svg/>")])) == "a<br>\n<svg/>")
  #expect(
    String(decoding: Renderer.page(.element(.html, [.lang("sv")])), as: UTF8.self)
      == "<!DOCTYPE html>\n<html lang=\"sv\"></html>\n")
}

@Test("What is written at once reads as the tree of it, its text escaped as well")
func writtenAtOnce() async {
  let tree = Node.element(
    .tr, [.id("a\"b"), .class("x")],
    [
      .element(.td, [.data("exact", -5)], "<script>&"),
      .element(.td, [], [.element(.br), .element(.a, [.href("javascript:1")], "å")]),
    ])
  let written = Written(capacity: 0) { renderer in
    renderer.append(.tr, .id("a\"b"), nil, .class("x")) { renderer in
      renderer.append(.td, .data("exact", -5)) { $0.append("<script>&") }
      renderer.append(.td) { renderer in
        renderer.append(Node.element(.br))
        renderer.append(.a, .href("javascript:1")) { $0.append("å") }
      }
    }
  }
  #expect(text(.written(written)) == text(tree))
  await #expect(processExitsWith: .failure) { _ = Written(capacity: 0) { $0.append(.br) { _ in } } }
  await #expect(processExitsWith: .failure) { _ = Written(capacity: 0) { $0.append(.script) { $0.append("1") } } }
}

@Test("No element that runs code can be written, and a script is a file of its own")
func closedList() async {
  #expect(Tag(rawValue: "iframe") == nil && Tag(rawValue: "object") == nil && Tag(rawValue: "embed") == nil)
  #expect(text(.script(from: "/a.js")) == "<script src=\"/a.js\" defer></script>\n")
  #expect(text(.script(from: "data:text/javascript,alert(1)")) == "<script src=\"#\" defer></script>\n")
  await #expect(processExitsWith: .failure) { _ = Node.element(.script, [], "alert(1)") }
}
