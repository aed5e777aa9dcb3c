import Kernel
import Storage
import Testing

@testable import Access

private let names = ["chef-e230", "Socialnämnden"]

@Test(
  "Passwords are long and hard to guess",
  arguments: [
    ("korallrev vid tolvslaget", nil), ("x7#9!kQ2$%1@", nil), ("åäöåäöxyzpqr", nil), ("elva tecken", .shortPassword),
    ("tolv tecken!", nil), ("", .shortPassword), ("aaaaaaaaaaaa", .guessedPassword), ("abababababab", .guessedPassword),
    ("198804031234", .guessedPassword), ("1988 0403 1234", nil), ("lösenord1234", .guessedPassword),
    ("Lösenord2026!", .guessedPassword), ("SOMMAREN2026!", .guessedPassword), ("Välkommen till oss alla", nil),
    ("sommarstugan vid sjön", nil), ("qwertyuiopasdf", .guessedPassword), ("chef-e230chef", .guessedPassword),
    ("chef-e230 dricker kaffe", nil), ("Socialnämnden1", .guessedPassword), ("SOCIALNÄMNDEN2026", .guessedPassword),
  ] as [(String, AccessProblem?)])
func passwords(typed: String, problem: AccessProblem?) {
  #expect(PasswordRules.problem(Password(typed), of: names) == problem)
}

@Test("A password has at most 800 bytes")
func longest() {
  let half = String(repeating: "korall ", count: 200)
  #expect(PasswordRules.problem(Password(String(half.prefix(800))), of: names) == nil)
  #expect(PasswordRules.problem(Password(String(half.prefix(801))), of: names) == .longPassword)
  #expect(PasswordRules.problem(Password(String(repeating: "åäöéü", count: 81)), of: names) == .longPassword)
}

@Test(
  "Passwords that look alike are alike",
  arguments: [
    ("blåbär i mängd", "bla\u{30A}ba\u{308}r i ma\u{308}ngd"), ("fiskar", "ﬁskar"), ("rad 12", "rad\u{A0}１２"),
  ])
func normalised(typed: String, other: String) {
  #expect(typed.unicodeScalars.count != other.unicodeScalars.count || typed.utf8.count != other.utf8.count)
  #expect(Password(typed).bytes == Password(other).bytes)
}

@Test("Passwords that differ are told apart, capitals too")
func toldApart() { #expect(Password("Korall").bytes != Password("korall").bytes) }

@Test(
  "The wait begins after the free failures and doubles up to an hour",
  arguments: [
    (0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (11, 1_920), (12, 3_600), (13, 3_600), (1_000, 3_600), (.max, 3_600),
  ])
func waits(failures: Int, seconds: Int64) { #expect(LockoutRules.wait(failures: failures, free: 5) == seconds) }

@Test("What is left of the wait goes from the last failure, whatever the clock does")
func left() {
  let failures = LoginFailures(count: 6, last: .init(seconds: 1_000))
  for (now, left) in [(1_000, 60), (1_001, 59), (1_059, 1), (1_060, 0), (9_000, 0), (0, 60)] as [(Int64, Int64)] {
    #expect(LockoutRules.left(failures, free: 5, at: .init(seconds: now)) == left)
  }
}

@Test("A hash knows its password and no other")
func hashes() async throws {
  let gate = ScryptGate()
  let cost = ScryptCost(n: 16, r: 8, p: 1)
  let salt = { [UInt8](repeating: 3, count: $0) }
  let hash = try await PasswordHash(of: Password("korallrev"), cost: cost, randomBytes: salt, gate: gate)
  #expect(try await hash.isMade(of: Password("korallrev"), gate: gate))
  #expect(try await !hash.isMade(of: Password("korallrev "), gate: gate))
  #expect(try await !PasswordHash(ofNobody: cost).isMade(of: Password(""), gate: gate))
  let other = try await PasswordHash(
    of: Password("korallrev"), cost: cost, randomBytes: { [UInt8](repeating: 4, count: $0) }, gate: gate)
  #expect(hash.key != other.key)
}

@Test("The key is that of RFC 7914")
func vector() async throws {
  // The salt is text here, so the vector is one computed with Python's hashlib.scrypt.
  let hash = try await PasswordHash(
    of: Password("pleaseletmein"), cost: ScryptCost(n: 16_384, r: 8, p: 1),
    randomBytes: { [UInt8](repeating: 0xAB, count: $0) }, gate: ScryptGate())
  #expect(hash.key.description == "ff2f4964628410391b2027956aa26e9e16f1ef00f35e4947d3087ec0a7c4c8e4")
}

@Test("No more than two passwords are hashed at once, and all get their turn")
func gate() async throws {
  let gate = ScryptGate(most: 100)
  let meter = Meter()
  try await withThrowingTaskGroup(of: Void.self) { group in
    for _ in 0..<50 { group.addTask { try await gate.run { meter.work() } } }
    try await group.waitForAll()
  }
  #expect(meter.most <= 2)
  #expect(meter.done == 50)
}

@Test("Whoever comes when too many wait is told so")
func crowded() async throws {
  let gate = ScryptGate(most: 0)
  let meter = Meter()
  let outcomes = await withTaskGroup(of: Bool.self) { group in
    for _ in 0..<20 {
      group.addTask {
        do {
          try await gate.run { meter.work() }
          return true
        } catch { return false }
      }
    }
    return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
  }
  #expect(outcomes == meter.done)
  #expect(outcomes >= 2 && outcomes < 20)
  try await gate.run { meter.work() }
}
