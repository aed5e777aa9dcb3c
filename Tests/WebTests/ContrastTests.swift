import Testing
import Web

/// Reads the colours of the served style sheet and measures each pair that pages put together.
@Suite("Contrast")
struct ContrastTests {
  private static let sheet = String(decoding: Asset.style.bytes, as: UTF8.self)

  /// The colours by name, in a scheme: what the sheet says first, and then what it says of that scheme.
  private static func colours(dark: Bool) -> [String: [Double]] {
    var colours: [String: [Double]] = [:]
    for (condition, body) in roots where condition.isEmpty || (dark && condition.contains("dark")) {
      for part in body.split(separator: ";") {
        let pair = part.split(separator: ":").map { $0.filter { !$0.isWhitespace } }
        guard pair.count == 2, pair[0].hasPrefix("--"), pair[1].hasPrefix("#"), pair[1].count == 7 else { continue }
        let digits = Array(pair[1].dropFirst())
        colours[String(pair[0].dropFirst(2))] = [0, 2, 4].map { index in
          Double(Int(String(digits[index...index + 1]), radix: 16) ?? 0) / 255
        }
      }
    }
    return colours
  }

  /// The bodies of the rules for `:root`, each with the condition that it stands under.
  private static var roots: [(condition: String, body: String)] {
    var found: [(String, String)] = []
    var condition = ""
    var rest = sheet[...]
    while let next = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      let head = rest[..<next].split(separator: "}").last.map(String.init) ?? ""
      rest = rest[rest.index(after: next)...]
      if sheet[next] == "}" {
        condition = ""
      } else if head.contains("@media") {
        condition = head
      } else if let end = rest.firstIndex(of: "}") {
        if head.contains(":root") { found.append((condition, String(rest[..<end]))) }
        rest = rest[rest.index(after: end)...]
      }
    }
    return found
  }

  private static func brightness(_ colour: [Double]) -> Double {
    let parts = colour.map { $0 <= 0.04045 ? $0 / 12.92 : power(($0 + 0.055) / 1.055) }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// To the power of 2.4: the square times the fifth root of the square.
  private static func power(_ value: Double) -> Double {
    let square = value * value
    var root = 1.0
    for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
    return square * root
  }

  private static func ratio(_ first: [Double], _ second: [Double]) -> Double {
    let (a, b) = (brightness(first), brightness(second))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  @Test("Measuring is right: black on white is 21, grey 767676 on white just over 4.5")
  func measures() {
    #expect(abs(Self.ratio([0, 0, 0], [1, 1, 1]) - 21) < 0.001)
    let grey = Double(0x76) / 255
    #expect(abs(Self.ratio([grey, grey, grey], [1, 1, 1]) - 4.54) < 0.01)
  }

  @Test(
    "Words have a contrast of at least 4.5 : 1 to every ground they stand on, edges and marks 3 : 1",
    arguments: [false, true])
  func contrasts(dark: Bool) throws {
    let colours = Self.colours(dark: dark)
    func least(_ front: String, _ grounds: [String], _ wanted: Double) throws {
      for ground in grounds {
        let ratio = Self.ratio(try #require(colours[front], "\(front)"), try #require(colours[ground], "\(ground)"))
        #expect(ratio >= wanted, "\(front) on \(ground), \(dark ? "dark" : "light")")
      }
    }
    try least("ink", ["paper", "band", "wash", "field"], 7)
    for front in ["soft", "accent", "wrong", "warn", "good"] { try least(front, ["paper", "band", "field"], 4.5) }
    try least("soft", ["wash"], 4.5)
    try least("on-accent", ["accent", "press"], 4.5)
    try least("paper", ["wrong"], 4.5)
    try least("edge", ["paper", "band", "field"], 3)
    try least("warn", ["wash"], 3)
    for paint in ["first", "second", "third", "fourth", "fifth", "sixth"] { try least("paint-" + paint, ["paper"], 3) }
  }

  @Test("Every colour that the rules use has a name that is measured, and none is written beside them")
  func noOtherColours() {
    let known: Set = [
      "ink", "soft", "paper", "band", "wash", "field", "accent", "wrong", "warn", "good", "on-accent", "press", "edge",
      "rule", "mark",
    ]
    let own = Self.sheet.split(separator: "/* Words */").last.map(String.init) ?? ""
    for part in own.split(separator: "var(--").dropFirst() {
      let name = String(part.prefix { $0 != ")" && $0 != "," })
      #expect(known.contains(name) || ["icon", "step"].contains(name), "\(name)")
    }
    let screen = own.split(separator: "@media print").first.map(String.init) ?? ""
    for line in screen.split(separator: "\n") where !line.contains("data:image") {
      #expect(line.firstMatch(of: #/#[0-9a-fA-F]{3,8}\b/#) == nil, "\(line)")
    }
  }
}
