import Formats
import Kernel
import TestSupport
import Testing

/// What the strict reader makes of texts, and what takes the members out of them.
struct JSONTests {
  private func damage(_ bytes: [UInt8]) -> JSONProblem.Damage? {
    do throws(JSONProblem) {
      _ = try JSONReader.value(bytes)
      return nil
    } catch {
      if case .damaged(_, let damage) = error { return damage }
      return nil
    }
  }

  @Test(
    "What two programs could read differently is refused, with why",
    arguments: [
      ("", .nothing), (" \n", .nothing), ("{", .cutOff), ("[1", .cutOff), ("\"a", .cutOff), ("tru", .cutOff),
      ("[1,]", .outOfPlace), ("{\"a\":1,}", .outOfPlace), ("{a:1}", .outOfPlace), ("[1 2]", .outOfPlace),
      ("nil", .outOfPlace), ("\u{A0}1", .outOfPlace), ("1 2", .afterwards), ("{}x", .afterwards),
      ("\u{FEFF}{}", .byteOrderMark), ("{\"a\":1,\"a\":2}", .doubledName), ("{\"a\":1,\"\\u0061\":2}", .doubledName),
      ("01", .oddNumber), ("-", .oddNumber), ("1.", .oddNumber), (".5", .outOfPlace), ("1e", .oddNumber),
      ("+1", .outOfPlace), ("1e+", .oddNumber), ("--1", .oddNumber), ("-01", .oddNumber), ("NaN", .outOfPlace),
      ("\"\\x\"", .oddEscape), ("\"\\u12G4\"", .oddEscape), ("\"\\ud800\"", .loneSurrogate),
      ("\"\\udc00\"", .loneSurrogate), ("\"\\ud800\\u0041\"", .loneSurrogate), ("\"\\ud800\\ud800\"", .loneSurrogate),
      ("\"\\u0000\"", .controlCharacter), ("\"\u{0}\"", .controlCharacter), ("\"\n\"", .controlCharacter),
      ("\"\t\"", .controlCharacter),
    ] as [(String, JSONProblem.Damage)])
  func refused(_ text: String, _ expected: JSONProblem.Damage) {
    #expect(damage(Array(text.utf8)) == expected)
  }

  @Test("Bytes that are no UTF-8 are refused", arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE5]])
  func oddLetters(_ bytes: [UInt8]) {
    #expect(damage([0x22] + bytes + [0x22]) == .oddLetters)
  }

  @Test("Depth ends at 64")
  func depth() {
    func nested(_ depth: Int) -> [UInt8] {
      Array(repeating: UInt8(ascii: "["), count: depth) + Array(repeating: UInt8(ascii: "]"), count: depth)
    }
    #expect(damage(nested(64)) == nil)
    #expect(damage(nested(65)) == .tooDeep)
    #expect(damage(nested(500_000)) == .tooDeep)
  }

  @Test("Values are read as they stand")
  func values() throws {
    let text = " {\"a\" : [null, true, false, -0, 12.50e+3, \"\\u00e5\\ud83d\\ude00\\n\\/\"], \"\": {}}\r\n"
    let value = try JSONReader.value(Array(text.utf8))
    guard case .list(let list)? = value["a"]?.content else {
      Issue.record("a is a list")
      return
    }
    #expect(
      list.map(\.content) == [
        .null, .truth(true), .truth(false), .number("-0"), .number("12.50e+3"), .text("å😀\n/"),
      ])
    #expect(value[""]?.content == .object([]))
    #expect(value["b"] == nil)
  }

  @Test(
    "Whole numbers of 64 bits are exact, and nothing else is whole",
    arguments: [
      ("9223372036854775807", Int64.max), ("-9223372036854775808", .min), ("0", 0), ("-0", 0),
      ("9223372036854775808", nil), ("1.0", nil), ("1e3", nil), ("\"1\"", nil), ("true", nil),
    ] as [(String, Int64?)])
  func whole(_ text: String, _ expected: Int64?) throws {
    #expect(try JSONReader.value(Array(text.utf8)).whole == expected)
  }

  @Test("A number of many digits is kept, and one of too many refused")
  func longNumbers() throws {
    let digits = String(repeating: "9", count: 100)
    #expect(try JSONReader.value(Array(digits.utf8)).content == .number(digits))
    #expect(damage(Array((digits + "9").utf8)) == .oddNumber)
  }

  @Test("A fault says line and column in characters")
  func places() {
    let text = "{\n  \"namn\": \"Åsa ö\",\n  \"å\": x\n}"
    #expect(throws: JSONProblem.damaged(Place(line: 3, column: 8), .outOfPlace)) {
      try JSONReader.value(Array(text.utf8))
    }
  }

  @Test("All faults are told at once, each with its place, and members that nobody takes")
  func fields() throws {
    let text = """
      {"text": 5, "rows": [{"id": "E230", "ore": "x"}, 7, {"id": null, "odd/~": 1}], "extra": {}}
      """
    var fields = try JSONFields(Array(text.utf8))
    _ = fields.text("text")
    _ = fields.whole("missing")
    let rows = fields.objects("rows") { row in (row.text("id"), row.whole("ore")) }
    #expect(rows.count == 2)
    do throws(Problems) {
      try fields.finish()
      Issue.record("There are faults")
    } catch {
      let told = error.all.map { "\($0.code) \($0.place.field ?? "") \($0.place.column ?? 0)" }
      #expect(
        told == [
          "formats.wrong-member /text 10", "formats.missing-member /missing 1", "formats.wrong-member /rows/0/ore 44",
          "formats.wrong-member /rows/1 50", "formats.missing-member /rows/2/id 53",
          "formats.missing-member /rows/2/ore 53", "formats.unknown-member /rows/2/odd~1~0 66",
          "formats.unknown-member /extra 80",
        ])
    }
  }

  @Test("What is there and right is taken, and null counts as missing")
  func taking() throws {
    let text = "{\"a\":\"x\",\"b\":-5,\"c\":true,\"d\":[\"1\",\"2\"],\"e\":null,\"f\":\"2019-04\"}"
    var fields = try JSONFields(Array(text.utf8))
    #expect(fields.text("a") == "x")
    #expect(fields.whole("b") == -5)
    #expect(fields.optionalTruth("c") == true)
    #expect(fields.texts("d") == ["1", "2"])
    #expect(fields.optionalText("e") == nil)
    #expect(fields.optionalTexts("e") == nil)
    #expect(fields.required("f", "en månad") { Month($0) } == Month("2019-04"))
    #expect(fields.optionalWhole("g") == nil)
    #expect(!fields.has("e"))
    try fields.finish()
  }

  @Test("Faults without end are told up to a limit")
  func manyFaults() throws {
    let text = "{" + (0..<5_000).map { "\"m\($0)\":1" }.joined(separator: ",") + "}"
    var fields = try JSONFields(Array(text.utf8))
    #expect(throws: Problems.self) { try fields.finish() }
    do throws(Problems) { try fields.finish() } catch { #expect(error.all.count == JSONFields.mostProblems) }
  }

  @Test("What is written is read as the same text, whatever letters it has", arguments: 0..<20)
  func roundTrip(_ seed: Int) throws {
    var chance = SeededChance(seed: seed)
    let letters: [Unicode.Scalar] = [
      "a", "å", "\"", "\\", "/", "\n", "\t", "\u{1}", "\u{7F}", "😀", "\u{2028}", "e\u{301}".unicodeScalars.last ?? "e",
    ]
    for _ in 0..<200 {
      var text = ""
      for _ in 0..<Int.random(in: 0..<12, using: &chance) {
        text.unicodeScalars.append(letters.randomElement(using: &chance) ?? "a")
      }
      var output = JSONOutput()
      output.object { output in
        output.key(named: text)
        output.value(text)
      }
      let value = try JSONReader.value(output.bytes)
      guard case .object(let members) = value.content else {
        Issue.record("An object, seed \(seed)")
        return
      }
      #expect(members.first.map { Array($0.name.utf8) } == Array(text.utf8), "seed \(seed)")
      #expect(members.first?.value.text.map { Array($0.utf8) } == Array(text.utf8), "seed \(seed)")
    }
  }

  @Test("Odd bytes are read or refused, never more", arguments: 0..<40)
  func odd(_ seed: Int) {
    var chance = SeededChance(seed: seed)
    let seedText = Array("{\"a\":[1,-2.5e3,\"\\ud83d\\ude00\\u00e5å\",null,true,{\"b\":{}}],\"c\":\"\"}".utf8)
    let alphabet = Array("{}[]:,\"\\u0d8dftn-+.eE0 \u{0}\n".utf8) + [0xC3, 0xA5, 0xED, 0xFF, 0xEF, 0xBB, 0xBF]
    for _ in 0..<500 {
      var bytes = seedText
      for _ in 0..<Int.random(in: 1..<6, using: &chance) {
        let place = Int.random(in: 0..<bytes.count, using: &chance)
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(alphabet.randomElement(using: &chance) ?? 0, at: place)
        case 2: bytes = Array(bytes.prefix(place)) + [0x7B]
        default: bytes[place] = alphabet.randomElement(using: &chance) ?? 0
        }
      }
      do throws(JSONProblem) {
        let value = try JSONReader.value(bytes)
        #expect(bytes.indices.contains(value.offset), "seed \(seed)")
      } catch {
        #expect(error.code == "formats.damaged-json", "seed \(seed)")
      }
    }
  }
}
