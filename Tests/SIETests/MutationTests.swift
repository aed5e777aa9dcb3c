import Testing

@testable import SIE

@Suite("Mutations")
struct MutationTests {
  /// SplitMix64 from a fixed seed, which is printed where something fails.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let parts = [
    "#VER A 1 20190101 \"T\"\n{\n#TRANS 1910 {1 \"0123\"} 10.00 20190101 \"text\"\n#TRANS 5010 {} -10\n}\n",
    "#RTRANS 1910 {} 5\n#BTRANS 1910 {} 6\n", "#PSALDO 0 201901 1910 {1 \"0123\" 6 \"x\"} 7.5\n", "#KSUMMA\n",
    "#IB 0 1910 99\n#UB 0 1910 109\n", "#KSUMMA 123\n", "\"", "{", "}", "\\\"", "#", "\r", "\0", "\u{1A}", "-",
    "9999999999999",
    "åäö\u{FFFD}", "#OKÄND x\n", "<Sie xmlns=\"http://www.sie.se/sie5\">",
  ]

  @Test("Damaged files are read, checked, summed up and written without a trap, and what is written reads the same")
  func mutations() {
    var random = Generator(state: 4711)
    let seed = sample(MutationTests.parts.prefix(5).joined())
    for round in 0..<3000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&bytes, &random) }
      let file = SIEReader.read(bytes)
      _ = SIESummary(of: file, named: "x")
      let options = SIEWriter.Options(encoding: .utf8, hasChecksum: true)
      let written = SIEWriter.write(file, options: options)
      let again = SIEReader.read(written.bytes)
      #expect(again.checksum?.isRight == true, "round \(round) from seed 4711")
      guard written.problems.isEmpty else { continue }
      var expected = file
      expected.header.typeNumber = again.header.typeNumber
      expected.header.isEntry = false
      let isSame = expected.hasSameContent(as: again)
      #expect(isSame, "round \(round) from seed 4711")
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout Generator) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 0...40, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: Array((MutationTests.parts.randomElement(using: &random) ?? "").utf8), at: place)
    case 2: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
    case 3: bytes.removeSubrange(place...)
    default: for index in place..<end where index % 7 == 0 { bytes[index] = UInt8.random(in: 0...255, using: &random) }
    }
  }
}
