import Storage
import TestSupport
import Testing

@testable import StorePostgres

@Suite("Addresses from noise")
struct AddressFuzzTests {
  private static let pieces = [
    "postgres://", "postgresql://", "anna", ":", "@", "/", "?", "&", "=", "%", "%41", "%c3%a5", "%00", "%zz", ",",
    "[", "]", "::1", "host", "h1", "5432", "99999999999999999999", "board", "board=", "B", "sslmode=require", "user=u",
    "password=hemligt", "hemligt", "å", "\u{0}", " ", "#", "dbname=d", "host=/tmp", "port=1,2", "hostaddr=::1",
    "ssl=true",
    "sslpassword=hemligt", "\\", "'", "\"", "%2Ftmp", "options=-c%20x",
  ]

  // Where the text "hemligt" stands where a password does, it must not come out again.
  @Test("Whatever the text: an address, or a problem; shown it can be typed again, and its password is not seen")
  func noise() throws {
    let seed = 20_261_122
    var chance = SeededChance(seed: seed)
    var accepted = 0
    for round in 0..<30_000 {
      var text = round % 2 == 0 ? "postgres://anna:hemligt@h:5432/d?board=B" : "postgres://"
      for _ in 0..<Int.random(in: 1...8, using: &chance) {
        let piece = AddressFuzzTests.pieces.randomElement(using: &chance) ?? ""
        let place = text.index(
          text.startIndex, offsetBy: Int.random(in: 11...max(11, text.count), using: &chance), limitedBy: text.endIndex)
        text.insert(contentsOf: piece, at: place ?? text.endIndex)
      }
      do {
        let address = try PostgresAddress(text)
        accepted += 1
        let shown = address.description
        #expect(String(reflecting: address) == shown, "seed \(seed), round \(round): \(text)")
        let again = try PostgresAddress(shown)
        #expect(again.description == shown && again.board == address.board, "seed \(seed), round \(round): \(text)")
        #expect(address.attempts(defaults: [:], always: [:]).count >= 1)
        var dumped = ""
        dump(address, to: &dumped)
        #expect(dumped.contains(shown) && (shown.contains("hemligt") || !dumped.contains("hemligt")))
      } catch let problem as StorageProblem {
        #expect(problem.code == "storage.bad-address" && !problem.message.contains("hemligt"))
      }
    }
    #expect(accepted > 1_000, "seed \(seed)")
  }

  @Test("A password is never shown, whatever it holds")
  func passwords() throws {
    var chance = SeededChance(seed: 7)
    for _ in 0..<3_000 {
      let bytes = (0..<Int.random(in: 1...12, using: &chance)).map { _ in UInt8.random(in: 33...126, using: &chance) }
      let password = "Q7\(String(decoding: bytes, as: UTF8.self))"
      let coded = PostgresAddress.encoded(password)
      let address = try PostgresAddress("postgres://u:\(coded)@h/d?sslpassword=\(coded)&board=B")
      #expect(address.description == "postgres://u@h/d?board=B")
      #expect(PostgresAddress.decoded(Substring(coded)) == password)
    }
  }

  @Test("Each server of an address is tried with its own port, and only several must take writes")
  func attempts() throws {
    func hosts(_ text: String) throws -> [String] {
      try PostgresAddress(text).attempts(defaults: ["keepalives_idle": "30"], always: ["client_encoding": "UTF8"]).map {
        "\($0["host"] ?? "-"):\($0["port"] ?? "-") \($0["target_session_attrs"] ?? "-")"
      }
    }
    #expect(try hosts("postgres://a:1,b:2/d") == ["a:1 read-write", "b:2 read-write"])
    #expect(try hosts("postgres://a,b/d?port=7") == ["a:7 read-write", "b:7 read-write"])
    #expect(try hosts("postgres://a,b/d?target_session_attrs=any") == ["a:- any", "b:- any"])
    #expect(try hosts("postgres://a:1/d") == ["a:1 -"])
    #expect(try hosts("postgres:///d") == ["-:- -"])
  }
}
