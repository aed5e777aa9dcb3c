import Documents
import Kernel
import TestSupport
import Testing
import XML

@testable import DocumentWriters

/// What a written picture holds, read back.
struct ReadPicture {
  var rectangles: [(box: Drawing.Box, fill: String)] = []
  var texts: [String] = []
  var title = ""
  var description = ""

  init(_ bytes: [UInt8]) throws {
    var reader = try XMLReader(bytes)
    var path: [String] = []
    var text = ""
    while let event = try reader.next() {
      switch event {
      case .start(let tag):
        path.append(tag.name)
        text = ""
        guard tag.name == "rect" else { continue }
        func tenths(_ name: String) -> Int {
          let parts = (tag[name] ?? "").split(separator: ".")
          return (Int(parts[0]) ?? -1) * 10 + (parts.count > 1 ? Int(parts[1]) ?? -1 : 0)
        }
        rectangles.append(
          (
            .init(x: tenths("x"), y: tenths("y"), width: tenths("width"), height: tenths("height")),
            tag["fill"] ?? ""
          ))
      case .text(let part): text += part
      case .end:
        switch path.popLast() {
        case "text": texts.append(text)
        case "title": title = text
        case "desc": description = text
        default: break
        }
      }
    }
  }

  func bars(_ paints: Paint...) -> [Drawing.Box] {
    let fills = paints.map { Paint.hex($0.light) }
    return rectangles.filter { fills.contains($0.fill) }.map(\.box)
  }
}

@Test("A picture is well-formed whatever its words are, and holds them as text")
func wellFormed() throws {
  for chart in ChartSamples.ordinary + ChartSamples.odd {
    let hostile = Chart(
      id: chart.id, title: "\"><script>\u{0}]]>", description: "--><!--\u{FFFE}&amp;", kind: chart.kind,
      table: chart.table, series: chart.series)
    let drawing = ChartDrawing.drawing(of: hostile)
    let picture = try ReadPicture(svg(hostile))
    #expect(picture.title == "\"><script>\u{FFFD}]]>")
    #expect(picture.description == "--><!--\u{FFFD}&amp;")
    let words = drawing.shapes.compactMap { if case .words(let words) = $0 { words.text } else { nil } }
    #expect(picture.texts == words.map(printable))
    // The ground is the first.
    #expect(picture.rectangles.count == 1 + drawing.shapes.count { if case .box = $0 { true } else { false } })
  }
}

private func printable(_ text: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let value = scalar.value
    let isBad = value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0xFFFE || value == 0xFFFF
    scalars.append([9, 10, 13].contains(value) ? " " : isBad ? "\u{FFFD}" : scalar)
  }
  return String(scalars)
}

@Test("Lying bars are as long as their printed numbers say, in a file read back", arguments: [1, 2, 3])
func proportionalBars(seed: Int) throws {
  print("seed \(seed)")
  var chance = SeededChance(seed: seed)
  for _ in 0..<40 {
    let numbers = (0..<Int.random(in: 1...30, using: &chance)).map { _ in
      Int64.random(in: -5_000...9_000, using: &chance)
    }
    let chart = ChartSamples.chart(
      "staplar", .bars, series: [("Utfall", .bar)], rows: numbers.enumerated().map { ("Rad \($0)", .item, [$1]) })
    let bars = try ReadPicture(svg(chart)).bars(.first)
    #expect(bars.count == numbers.count)
    expectProportional(bars.map(\.width), numbers)
  }
}

@Test("Upright bars are as high as their printed numbers say, in a file read back", arguments: [4, 5])
func proportionalColumns(seed: Int) throws {
  print("seed \(seed)")
  var chance = SeededChance(seed: seed)
  for _ in 0..<40 {
    let numbers = (0..<12).map { _ in Int64.random(in: -90...90_000, using: &chance) }
    let chart = ChartSamples.chart(
      "manader", .months, series: [("Utfall", .bar)], rows: numbers.map { ("m", .item, [$0]) })
    let bars = try ReadPicture(svg(chart)).bars(.first)
    #expect(bars.count == 12)
    expectProportional(bars.map(\.height), numbers)
  }
}

/// Lengths are to each other as the numbers are, but for half a place of rounding at each end.
private func expectProportional(_ lengths: [Int], _ numbers: [Int64]) {
  let greatest = zip(lengths, numbers).max { $0.1.magnitude < $1.1.magnitude }
  guard let (most, number) = greatest, number != 0 else { return }
  for (length, other) in zip(lengths, numbers) {
    let difference = Int128(length) * Int128(number.magnitude) - Int128(other.magnitude) * Int128(most)
    #expect(difference.magnitude <= 2 * UInt128(number.magnitude), "\(other) is \(length), \(number) is \(most)")
  }
}

@Test("A bridge's steps begin where the last ended, and the last level is the first and the steps", arguments: [6, 7])
func bridgeChain(seed: Int) throws {
  print("seed \(seed)")
  var chance = SeededChance(seed: seed)
  for _ in 0..<60 {
    let first = Int64.random(in: -3_000...3_000, using: &chance)
    let steps = (0..<Int.random(in: 1...12, using: &chance)).map { _ in
      Int64.random(in: -2_000...2_000, using: &chance)
    }
    let last = steps.reduce(first, +)
    let chart = ChartSamples.chart(
      "brygga", .bridge, series: [("Avvikelse", .bar)],
      rows: [("Budget", .subtotal, [first])] + steps.map { ("Steg", .item, [$0]) } + [("Prognos", .total, [last])])
    let bars = try ReadPicture(svg(chart)).bars(.first, .second, .third)
    // A broken axis draws its levels as polygons.
    guard bars.count == steps.count + 2 else {
      #expect(bars.count == steps.count)
      continue
    }
    func end(_ bar: Drawing.Box, _ number: Int64) -> Int { number < 0 ? bar.x : bar.x + bar.width }
    func start(_ bar: Drawing.Box, _ number: Int64) -> Int { number < 0 ? bar.x + bar.width : bar.x }
    let numbers = [first] + steps + [last]
    for index in 1...steps.count {
      #expect(start(bars[index], numbers[index]) == end(bars[index - 1], numbers[index - 1]))
    }
    #expect(end(bars[steps.count], numbers[steps.count]) == end(bars[steps.count + 1], last))
    #expect(start(bars[0], first) == start(bars[steps.count + 1], last))
  }
}

@Test("A missing figure leaves a gap and is said in words")
func missingGap() throws {
  let picture = try ReadPicture(svg(ChartSamples.brokenBridge))
  #expect(picture.texts.contains("uppgift saknas") && picture.texts.contains("Hyror"))
  #expect(picture.bars(.first, .second).count == 3)
  #expect(picture.texts.contains("Axeln är bruten: den börjar inte vid noll."))
  for kind in Chart.Kind.allCases {
    let chart = ChartSamples.chart("tom", kind, series: [("A", .bar)], rows: [("a", .item, [nil])])
    #expect(try ReadPicture(svg(chart)).texts == ["Det finns inga uppgifter att rita."])
  }
}

@Test("Amounts have spaces between thousands, a true minus, and a plus where a step raises")
func amounts() throws {
  let texts = try ReadPicture(svg(ChartSamples.bridge)).texts
  for text in ["+4\u{A0}000", "\u{2212}3\u{A0}000", "+98", "0", "\u{2212}6\u{A0}902"] { #expect(texts.contains(text)) }
  #expect(texts.contains { $0.hasSuffix("\u{A0}tkr") })
}

@Test("Shares add up to the whole and are printed in per cent")
func shares() throws {
  let picture = try ReadPicture(svg(ChartSamples.shares))
  #expect(picture.texts.filter { $0 == "55\u{A0}%" }.count == 2)
  #expect(picture.texts.filter { $0.hasSuffix("%") }.count >= 14)
  let mixed = ChartSamples.chart(
    "andelar", .shares, series: [("A", .bar), ("B", .bar)], rows: [("Rad", .item, [5, -3])])
  #expect(try ReadPicture(svg(mixed)).texts.contains("kan inte delas i andelar"))
}

@Test("Paints can be told from the ground in light and in dark, and words can be read")
func contrasts() {
  for (ground, colour) in [(Paint.paper.light, \Paint.light), (Paint.paper.dark, \Paint.dark)] {
    for paint in [Paint.ink, .soft] + Paint.things {
      let contrast = contrast(paint[keyPath: colour], ground)
      // Names stand in the colour of their line too.
      #expect(contrast >= (paint == .third ? 3 : 4.5), "\(paint) \(contrast)")
    }
  }
}

private func contrast(_ one: UInt32, _ other: UInt32) -> Double {
  let lights = [one, other].map { colour in
    [(16, 0.2126), (8, 0.7152), (0, 0.0722)].reduce(0.0) { sum, part in
      let level = Double((colour >> UInt32(part.0)) & 255) / 255
      return sum + part.1 * (level <= 0.04045 ? level / 12.92 : power((level + 0.055) / 1.055))
    }
  }.sorted()
  return (lights[1] + 0.05) / (lights[0] + 0.05)
}

/// To the power of 2.4: the square times the fifth root of the square, by halving.
private func power(_ base: Double) -> Double {
  var low = 0.0
  var high = 1.0
  for _ in 0..<60 {
    let middle = (low + high) / 2
    if middle * middle * middle * middle * middle < base * base { low = middle } else { high = middle }
  }
  return base * base * low
}
