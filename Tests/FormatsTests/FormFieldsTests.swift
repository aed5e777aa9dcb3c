import Formats
import Kernel
import TestSupport
import Testing

private func problem(_ text: String, _ limits: FormFields.Limits = .init()) -> FormProblem? {
  do throws(FormProblem) {
    _ = try FormFields(text.utf8, limits: limits)
    return nil
  } catch {
    return error
  }
}

@Test(
  "Fields are read in order, names again and again",
  arguments: [
    ("", []), ("&", []), ("a=1", [("a", "1")]), ("a", [("a", "")]), ("=1", [("", "1")]), ("a=", [("a", "")]),
    ("a=1&&b=2&a=3&", [("a", "1"), ("b", "2"), ("a", "3")]), ("a=b=c", [("a", "b=c")]),
    ("namn=%C3%85sa+%C3%B6n&x%3D=%26%3d%25", [("namn", "Åsa ön"), ("x=", "&=%")]),
    ("a=%2B+%20", [("a", "+  ")]), ("a=räv", [("a", "räv")]), ("a=a%CC%8A", [("a", "å")]),
    ("a=x%0D%0Ay%0Dz%0A%0D%0A", [("a", "x\ny\nz\n\n")]),
  ] as [(String, [(String, String)])])
func fields(text: String, expected: [(String, String)]) throws {
  let form = try FormFields(text.utf8)
  #expect(form.fields == expected.map { FormFields.Field($0.0, $0.1) })
  #expect(form.fields.map { Array($0.value.utf8) } == expected.map { Array($0.1.utf8) })
}

@Test("A field is asked for by name")
func asking() {
  let form: FormFields = ["a": "1", "b": "2", "a": "3"]
  #expect(form["a"] == "1")
  #expect(form.all("a") == ["1", "3"])
  #expect(form["c"] == nil)
  #expect(form.all("c").isEmpty)
}

@Test("However many fields there are, the first of its name answers")
func manyFields() {
  var form = FormFields()
  var first: [String: String] = [:]
  for number in 0..<60 {
    let name = "n\(number * 7 % 13)"
    form.add(name, "\(number)")
    if first[name] == nil { first[name] = "\(number)" }
    for (name, value) in first { #expect(form[name] == value) }
    #expect(form["saknas"] == nil)
  }
}

@Test("A field of a form with files is text like any other")
func fieldOfBytes() throws {
  var form: FormFields = ["a": "1"]
  try form.add("b", bytes: Array("rad 1\r\nrad å".utf8))
  #expect(form == ["a": "1", "b": "rad 1\nrad å"])
  #expect(throws: FormProblem.oddLetters(Place(field: "c"))) { try form.add("c", bytes: [0xE5]) }
  #expect(throws: FormProblem.oddLetters(Place(field: "c"))) { try form.add("c", bytes: [0]) }
  #expect(form["c"] == nil)
}

@Test("Wrong escapes, odd letters and too much are problems at their fields")
func formProblems() {
  for (text, shown) in [("b=1&a=50%", "%"), ("a=%1", "%1"), ("a=%GG&", "%GG"), ("a=%å", "%å")] {
    #expect(problem(text) == .oddEscape(Place(field: "a"), text: shown))
  }
  #expect(problem("%zz=1") == .oddEscape(Place(), text: "%zz"))
  for text in ["a=%FF", "a=%C3", "a=%C0%80", "a=%ED%A0%80", "a=%00", "a=x\u{0}"] {
    #expect(problem(text) == .oddLetters(Place(field: "a")), "\(text)")
  }
  let limits = FormFields.Limits(fields: 2, bytes: 8)
  #expect(problem("a=1&b=2&", limits) == nil)
  #expect(problem("a=1&b=2&c", limits) == .tooLargeField(Place(), limit: 8))
  #expect(problem("a&b&&c", limits) == .tooManyFields(Place(), limit: 2))
}

@Test("What is written is read back, as a form and as a query")
func formRoundTrip() throws {
  var chance = SeededChance(seed: 1_866)
  let alphabet = Array("aZ09-._~ +%&=?#/:;@,'\"<>\nåäö€𝄞\u{A0}−".unicodeScalars)
  func text(_ longest: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...longest, using: &chance) {
      text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &chance)])
    }
    return text
  }
  for _ in 0..<400 {
    var form = FormFields()
    for _ in 0..<Int.random(in: 0...6, using: &chance) { form.add(text(4), text(30)) }
    #expect(try FormFields(form.encoded.utf8) == form)
    #expect(form.encoded.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'<>#".utf8.contains($0) })
    let steps = (0..<3).map { _ in text(8) }.filter { !$0.isEmpty && $0 != "." && $0 != ".." }
    let address = QueryText.address(steps, form)
    let parts = QueryText.parts(address + "#här?ej")
    #expect(try QueryText.steps(parts.path) == steps)
    #expect(try QueryText.fields(parts.query ?? "") == form)
  }
}

@Test(
  "An address comes apart in steps and query",
  arguments: [
    ("/", [], nil), ("", [], nil), ("/a", ["a"], nil), ("/a/", ["a", ""], nil), ("/a//b", ["a", "", "b"], nil),
    ("/a%2Fb/c+d?", ["a/b", "c+d"], ""), ("/r%C3%A4v?x=1?2", ["räv"], "x=1?2"), ("a/b", ["a", "b"], nil),
    ("?x", [], "x"), ("/a#?x", ["a"], nil), ("/a?b#c?d", ["a"], "b"), ("//evil", ["", "evil"], nil),
  ] as [(String, [String], String?)])
func addresses(address: String, steps: [String], query: String?) throws {
  let parts = QueryText.parts(address)
  #expect(try QueryText.steps(parts.path) == steps)
  #expect(parts.query.map { String($0) } == query)
}

@Test("Steps up and wrong escapes in an address are refused, and none is ever written to another site")
func addressProblems() {
  for path in ["/a/../b", "/%2e%2E/b", "/.", "/a/%2e"] {
    #expect(throws: FormProblem.self) { try QueryText.steps(path) }
  }
  #expect(throws: FormProblem.oddEscape(Place(), text: "%")) { try QueryText.steps("/a%/b") }
  #expect(throws: FormProblem.oddLetters(Place())) { try QueryText.steps("/%00") }
  #expect(QueryText.path(["", "evil.se"]) == "/evil.se")
  #expect(QueryText.path([]) == "/")
  #expect(QueryText.path(["variance:area/A12:2019", "å"]) == "/variance:area%2FA12:2019/%C3%A5")
  #expect(
    QueryText.address(["siffra"], ["nyckel": "variance:line/drift:2019"]) == "/siffra?nyckel=variance:line/drift:2019")
}

@Test("Any bytes are a form, an address, or a problem")
func formNoise() {
  let seed = 314
  var chance = SeededChance(seed: seed)
  let alphabet = Array("a1=&%+/.?#".utf8) + [0, 0x0D, 0x0A, 0xC3, 0xA5, 0xFF]
  for _ in 0..<4_000 {
    let bytes = (0..<Int.random(in: 0...40, using: &chance)).map { _ in
      alphabet[Int.random(in: 0..<alphabet.count, using: &chance)]
    }
    do throws(FormProblem) {
      let form = try FormFields(bytes, limits: .init(fields: 5, bytes: 30))
      #expect(form.fields.count <= 5 && bytes.count <= 30, "seed \(seed)")
    } catch {
      #expect(!error.message.isEmpty && !error.remedy.text(for: .program).isEmpty)
    }
    let parts = QueryText.parts(String(decoding: bytes, as: UTF8.self))
    do throws(FormProblem) {
      let steps = try QueryText.steps(parts.path)
      #expect(!steps.contains(".") && !steps.contains(".."), "seed \(seed)")
    } catch {
      #expect(error.code.hasPrefix("formats."))
    }
  }
}
