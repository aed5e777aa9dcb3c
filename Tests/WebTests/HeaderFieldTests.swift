import Kernel
import TestSupport
import Testing
import Web

private func tags(_ list: EntityTagList) -> [String]? {
  if case .tags(let tags) = list { tags.map(\.text) } else { nil }
}

@Test(
  "A list of tags is read, and one that cannot be read matches nothing",
  arguments: [
    ([], []), ([""], []), ([" , ,"], []), (["\"a\""], ["\"a\""]), (["\"a\" , W/\"b\""], ["\"a\"", "W/\"b\""]),
    (["\"a,b\"", "\"\""], ["\"a,b\"", "\"\""]), (["*"], nil), ([" * "], nil), (["*, \"a\""], []), (["a"], []),
    (["\"a"], []), (["\"a\" \"b\""], []), (["w/\"a\""], []), (["\"a\",x"], []), (["\"å\""], ["\"å\""]),
    (["\"a b\""], []), (["W/"], []),
  ] as [([String], [String]?)])
func tagLists(values: [String], expected: [String]?) {
  #expect(tags(EntityTagList(values)) == expected)
}

@Test("If-None-Match compares weakly, and a star wants something to be there")
func tagComparison() {
  let list = EntityTagList(["W/\"1\", \"2\""])
  #expect(list.includes(EntityTag("1")) && list.includes(EntityTag("1", isWeak: true)))
  #expect(list.includes(EntityTag("2", isWeak: true)) && !list.includes(EntityTag("3")) && !list.includes(nil))
  #expect(EntityTagList.any.includes(EntityTag("x", isWeak: true)) && !EntityTagList.any.includes(nil))
}

@Test(
  "Gzip is sent to those who take it and do not prefer nothing",
  arguments: [
    ([], false, true), ([""], false, true), (["gzip"], true, true), (["GZip , br"], true, true),
    (["x-gzip"], true, true),
    (["br"], false, true), (["*"], true, true), (["gzip;q=0"], false, true), (["gzip;q=0, *"], false, true),
    (["gzip; q=0.001"], true, true), (["gzip;q=0.5, identity"], false, true),
    (["identity;q=0.5, gzip;q=0.5"], true, true),
    (["identity;q=0, gzip"], true, false), (["*;q=0"], false, false), (["identity;q=0"], false, false),
    (["gzip, *;q=0"], true, false), (["*;q=0, identity"], false, true), (["br", "gzip;q=1.000"], true, true),
    (["gzip;q=2"], false, true), (["gzip;q=1.001"], false, true), (["gzip;q=0.0001"], false, true),
    (["gzip;q=x"], false, true), (["gzip;q="], false, true), (["gzip;q"], false, true), (["gzip;q=-1"], false, true),
    (["gzip;q=0., identity;q=0."], false, false), (["gzip;level=9;q=0.8"], true, true), ([",;,;q=1,"], false, true),
    (["gzip;q=0, gzip"], false, true),
  ] as [([String], Bool, Bool)])
func encodings(values: [String], gzip: Bool, identity: Bool) {
  let accepted = AcceptEncoding(values)
  #expect(accepted.takesGzip == gzip)
  #expect(accepted.takesIdentity == identity)
}

@Test("Cookies are read by name, planted ones beside ours")
func cookies() {
  let cookies = RequestCookies(["roder=abc; tema=\"mörkt\"; roder=annan;;x;=y; z = a=b ", "q=", "\"=1"])
  #expect(cookies["roder"] == "abc")
  #expect(cookies.all("roder") == ["abc", "annan"])
  #expect(cookies["tema"] == "mörkt")
  #expect(cookies["z"] == "a=b")
  #expect(cookies["q"] == "")
  #expect(cookies["x"] == nil && cookies[""] == nil)
  #expect(RequestCookies([]).all("roder").isEmpty)
  let many = (0..<400).map { "c\($0)=\($0)" }.joined(separator: ";")
  #expect(RequestCookies([many])["c179"] == "179" && RequestCookies([many])["c180"] == nil)
}

@Test("A cookie is written with its attributes")
func writtenCookies() {
  let session = SetCookie(
    "roder", "a-b_c=", path: "/namnd", lifetime: .untilClosed, sameSite: .lax, isSecure: true)
  #expect(session.text == "roder=a-b_c=; Path=/namnd; HttpOnly; SameSite=Lax; Secure")
  let kept = SetCookie("t", "", path: "/", lifetime: .seconds(60), sameSite: .strict, isSecure: false)
  #expect(kept.text == "t=; Path=/; Max-Age=60; HttpOnly; SameSite=Strict")
  let never = SetCookie("t", "", path: "/", lifetime: .seconds(-5), sameSite: .strict, isSecure: false)
  #expect(never.text == "t=; Path=/; Max-Age=1; HttpOnly; SameSite=Strict")
  let gone = SetCookie("t", "", path: "/", lifetime: .none, sameSite: .strict, isSecure: false)
  #expect(gone.text == "t=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict")
  #expect(RequestCookies([String(session.text.prefix { $0 != ";" })])["roder"] == "a-b_c=")
}

@Test("Any text is a header field's value", arguments: 1...4)
func headerNoise(seed: Int) {
  var chance = SeededChance(seed: seed)
  let alphabet = Array("*W/\"a,; =q01.gzip\t\\å\u{0}\r\n-:GMTSun".unicodeScalars)
  for _ in 0..<2_000 {
    var text = ""
    for _ in 0..<Int.random(in: 0...32, using: &chance) {
      text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &chance)])
    }
    let list = EntityTagList([text, text])
    #expect(list == .any || tags(list) != nil)
    if case .tags(let read) = list { #expect(EntityTagList(read.map(\.text)) == list, "seed \(seed): \(text)") }
    let accepted = AcceptEncoding([text])
    #expect(!accepted.takesGzip || text.lowercased().contains("gzip") || text.contains("*"))
    #expect(RequestCookies([text])[""] == nil)
  }
}
