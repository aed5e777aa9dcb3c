import Formats
import Kernel
import TestSupport
import Testing

/// What a body holds, content joined, or the problem that it has.
private enum Outcome: Equatable {
  case parts([Part])
  case refused(FormProblem)

  struct Part: Equatable {
    let part: MultipartPart
    var content: [UInt8] = []
    var isWhole = false
  }
}

private let type = "multipart/form-data; boundary=gr-ans"

private func read(
  _ body: [UInt8], cutAt cuts: [Int] = [], _ limits: MultipartReader.Limits = .init(), type: String = type
) -> Outcome {
  do throws(FormProblem) {
    var reader = try MultipartReader(contentType: type, limits: limits)
    var parts: [Outcome.Part] = []
    var start = 0
    for end in cuts.sorted() + [body.count] {
      for found in try reader.read(Array(body[start..<end])) {
        switch found {
        case .part(let part): parts.append(Outcome.Part(part: part))
        case .content(let bytes): parts[parts.count - 1].content += bytes
        case .end: parts[parts.count - 1].isWhole = true
        }
      }
      start = end
    }
    try reader.finish()
    return .parts(parts)
  } catch {
    return .refused(error)
  }
}

private func read(_ body: String, _ limits: MultipartReader.Limits = .init(), type: String = type) -> Outcome {
  read(Array(body.utf8), limits, type: type)
}

private func whole(_ part: MultipartPart, _ content: String) -> Outcome.Part {
  Outcome.Part(part: part, content: Array(content.utf8), isWhole: true)
}

/// The body with one part of that disposition.
private func body(_ disposition: String, _ content: String = "x") -> String {
  "--gr-ans\r\nContent-Disposition: \(disposition)\r\n\r\n\(content)\r\n--gr-ans--\r\n"
}

private func onlyPart(_ disposition: String) -> MultipartPart? {
  guard case .parts(let parts) = read(body(disposition)) else { return nil }
  return parts.first?.part
}

@Test("Fields and files come out in order")
func multipartParts() {
  let text = """
    före\r\n--gr-ans \t\r\nContent-Disposition: form-data; name="månad"\r\n\r\n2019-04\r\n--gr-ans\r
    content-type: Text/CSV; charset=utf-8\r\nX-Other: ja\r
    Content-Disposition:form-data;name=fil; FileName="budget ""; filename*=UTF-8''x\r\n\r\n\r\n--gr-ans--\r\nefter\r
    --gr-ans\r\n
    """
  // A stray quotation mark after a name is no name: the text above is the bad one.
  #expect(read(text) == .refused(.damagedForm(Place(), .oddHead)))
  let good = text.split(separator: "\"budget \"\"").joined(separator: "\"a;b\\\"c.csv\"")
  #expect(
    read(good)
      == .parts([
        whole(MultipartPart(name: "månad"), "2019-04"),
        whole(MultipartPart(name: "fil", fileName: "a;b\"c.csv", contentType: "text/csv"), ""),
      ]))
  #expect(read("--gr-ans--") == .parts([]))
  #expect(read("\r\n--gr-ans--") == .parts([]))
}

@Test(
  "A file's name is its last step without what cannot be shown",
  arguments: [
    ("april.se", "april.se"), ("C:\\\\bok\\\\april.se", "april.se"), ("C:\\bok\\april.se", "april.se"),
    ("../../etc/passwd", "passwd"), ("..", ""), (".", ""), ("a/", ""), ("", ""), ("  a b.se ", "a b.se"),
    ("r%C3%A4v.se", "r%C3%A4v.se"), ("a%22b%0D%0A.se", "a\"b.se"), ("räkning\u{202E}es.exe", "räkninges.exe"),
    ("a\u{7F}\u{1}\u{9B}b", "ab"), ("ra\u{308}v.se", "räv.se"), (".dold", ".dold"), ("a\\\"b", "a\"b"),
  ])
func fileNames(sent: String, name: String) {
  let part = onlyPart("form-data; name=\"fil\"; filename=\"\(sent)\"")
  #expect(part?.fileName == name)
  #expect(part?.fileName.map { Array($0.utf8) } == Array(name.utf8))
  #expect(part?.name == "fil")
}

@Test("A long file name keeps its end, and names may be sent the other ways that programs do")
func otherNames() {
  let long = String(repeating: "å", count: 900) + ".se"
  let name = onlyPart("form-data; name=fil; filename=\"\(long)\"")?.fileName
  #expect(name?.count == 200)
  #expect(name?.hasSuffix("å.se") == true)
  #expect(onlyPart("form-data; name=fil; filename*=utf-8'sv'r%C3%A4v%20.se")?.fileName == "räv .se")
  #expect(onlyPart("form-data; name=fil; filename=april.se ; x=")?.fileName == "april.se")
  #expect(onlyPart("Form-Data; Name=\"a\\\\b\"")?.name == "a\\b")
  #expect(onlyPart("form-data; name=\"rad%20%22%0A\"")?.name == "rad%20\"\n")
}

@Test(
  "A body that does not hang together is refused with the reason",
  arguments: [
    ("", .cutOff), ("--gr-ans", .cutOff), ("--gr-ans-", .cutOff), ("--gr-ans\r\nA: b", .cutOff), ("text", .cutOff),
    ("--gr-ans\r\nContent-Disposition: form-data; name=a\r\n\r\ninnehåll\r\n--gr-an", .cutOff),
    ("--gr-ansx\r\n", .oddBoundary), ("--gr-ans-x", .oddBoundary), ("--gr-ans\n", .oddBoundary),
    ("--gr-ans" + String(repeating: " ", count: 65), .oddBoundary),
    ("--gr-ans\r\n\r\nx\r\n\r\n", .oddHead), ("--gr-ans\r\nutan kolon\r\n\r\n", .oddHead),
    ("--gr-ans\r\n: x\r\n\r\n", .oddHead), ("--gr-ans\r\nContent-Type: a\r\n b\r\n\r\n", .oddHead),
    ("--gr-ans\r\nContent-Type: text/plain\r\n\r\n", .noName),
    ("--gr-ans\r\nContent-Disposition: attachment; name=a\r\n\r\n", .noName),
    ("--gr-ans\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n", .noName),
    ("--gr-ans\r\nContent-Disposition: form-data; name=\"a\r\n\r\n", .oddHead),
    ("--gr-ans\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\n", .oddHead),
    ("--gr-ans\r\nContent-Disposition: form-data; name=a; filename*=x\r\n\r\n", .oddHead),
    ("--gr-ans\r\nContent-Transfer-Encoding: base64\r\n\r\n", .oddPacking),
    ("--gr-ans\r\nX: " + String(repeating: "x", count: 9_000), .longHead),
  ] as [(String, FormProblem.Damage)])
func damagedForms(body: String, damage: FormProblem.Damage) {
  #expect(read(body) == .refused(.damagedForm(Place(), damage)))
}

@Test("Letters that are no UTF-8, too many parts and too large fields are refused; files may be large")
func multipartLimits() throws {
  var bytes = Array(body("form-data; name=\"?\"").utf8)
  bytes[try #require(bytes.firstIndex(of: UInt8(ascii: "?")))] = 0xE5
  #expect(read(bytes) == .refused(.oddLetters(Place())))
  let two = body("form-data; name=a", "12345678")
  let limits = MultipartReader.Limits(parts: 1, headBytes: 60, fieldBytes: 7)
  #expect(read(two, limits) == .refused(.tooLargeField(Place(field: "a"), limit: 7)))
  let file = body("form-data; name=a; filename=b", "12345678")
  let part = MultipartPart(name: "a", fileName: "b")
  #expect(read(file, limits) == .parts([whole(part, "12345678")]))
  #expect(read(String(file.dropLast(4)) + "\r\n" + file, limits) == .refused(.tooManyFields(Place(), limit: 1)))
}

@Test(
  "A content type without a usable boundary is refused",
  arguments: [
    "", "multipart/form-data", "text/plain; boundary=x", "multipart/form-data; boundary=",
    "multipart/form-data; boundary",
    "multipart/form-data; boundary=\"å\"", "multipart/form-data; boundary=\"a", "multipart/mixed; boundary=x",
    "multipart/form-data; boundary=" + String(repeating: "x", count: 71),
  ])
func boundaries(type: String) {
  #expect(read("", type: type) == .refused(.damagedForm(Place(), .noBoundary)))
}

@Test("A boundary may be quoted and hold odd characters")
func quotedBoundary() {
  let type = "Multipart/Form-Data; charset=utf-8; boundary=\"a b:(?)\""
  let body = "--a b:(?)\r\nContent-Disposition: form-data; name=a\r\n\r\n--a b:(?)\r\n--a b:(?)--"
  #expect(read(body, type: type) == .parts([whole(MultipartPart(name: "a"), "--a b:(?)")]))
}

@Test("After a problem the reader says the same again")
func failedReader() throws {
  var reader = try MultipartReader(contentType: type)
  #expect(throws: FormProblem.damagedForm(Place(), .oddBoundary)) { try reader.read(Array("--gr-ans?".utf8)) }
  #expect(throws: FormProblem.damagedForm(Place(), .oddBoundary)) { try reader.read(Array("--gr-ans--".utf8)) }
  #expect(throws: FormProblem.damagedForm(Place(), .oddBoundary)) { try reader.finish() }
}

@Test("However a body is cut into pieces, the same is found", arguments: 1...6)
func anyCut(seed: Int) {
  var chance = SeededChance(seed: seed)
  let words = [
    "\r\n", "\r", "\n", "-", "--gr-ans", "--gr-an", "\r\n--gr-ans", "\r\n--gr-ans--", "å", "a", "\0", "\r\n\r\n", " ",
    "--gr-ans\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\n",
    "\r\n--gr-ans\r\nContent-Disposition: form-data; name=\"c\"\r\n\r\n", "Content-Type: x/y\r\n", "\"", ";", ":",
  ]
  let limits = MultipartReader.Limits(parts: 3, headBytes: 80, fieldBytes: 12)
  var counts = (parts: 0, refused: 0)
  for _ in 0..<1_500 {
    var bytes = Array(words[13].utf8)
    for _ in 0..<Int.random(in: 0...12, using: &chance) {
      bytes += Array(words[Int.random(in: 0..<words.count, using: &chance)].utf8)
    }
    if Bool.random(using: &chance) { bytes += Array("\r\n--gr-ans--\r\n".utf8) }
    if Int.random(in: 0..<4, using: &chance) == 0 {
      bytes[Int.random(in: 0..<bytes.count, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
    }
    let once = read(bytes, limits)
    if case .parts = once { counts.parts += 1 } else { counts.refused += 1 }
    #expect(read(bytes, cutAt: Array(1..<bytes.count), limits) == once, "seed \(seed), byte by byte: \(bytes)")
    for _ in 0..<4 {
      let cuts = (0..<Int.random(in: 1...6, using: &chance)).map { _ in
        Int.random(in: 0...bytes.count, using: &chance)
      }
      #expect(read(bytes, cutAt: cuts, limits) == once, "seed \(seed), cut at \(cuts): \(bytes)")
    }
  }
  #expect(counts.parts > 100 && counts.refused > 100, "seed \(seed): \(counts)")
}

@Test("Content of any bytes comes out as it went in", arguments: 1...4)
func multipartRoundTrip(seed: Int) {
  var chance = SeededChance(seed: seed)
  for _ in 0..<60 {
    let near = Array("\r\n--gr-an".utf8)
    let contents = (0..<Int.random(in: 1...4, using: &chance)).map { _ in
      (0..<Int.random(in: 0...400, using: &chance)).flatMap { _ -> [UInt8] in
        Int.random(in: 0..<20, using: &chance) == 0 ? near : [UInt8.random(in: 0...255, using: &chance)]
      }
    }
    // Only what holds no boundary by chance can come back.
    guard !contents.contains(where: { String(decoding: $0, as: Unicode.ASCII.self).contains("--gr-ans") }) else {
      continue
    }
    var bytes: [UInt8] = []
    for (index, content) in contents.enumerated() {
      bytes += Array("--gr-ans\r\nContent-Disposition: form-data; name=\"f\(index)\"; filename=x\r\n\r\n".utf8)
      bytes += content + [0x0D, 0x0A]
    }
    bytes += Array("--gr-ans--".utf8)
    let expected = contents.enumerated().map { index, content in
      Outcome.Part(part: MultipartPart(name: "f\(index)", fileName: "x"), content: content, isWhole: true)
    }
    let cuts = (0..<5).map { _ in Int.random(in: 0...bytes.count, using: &chance) }
    #expect(read(bytes, cutAt: cuts) == .parts(expected), "seed \(seed)")
  }
}
