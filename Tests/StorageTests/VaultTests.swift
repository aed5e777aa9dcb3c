import Kernel
import Storage
import TestSupport
import Testing

@Suite("The vault")
struct VaultTests {
  private static let key = StoreKey(bytes: (0..<32).map { UInt8($0) })
  private static let chance: @Sendable (Int) -> [UInt8] = { (0..<$0).map { UInt8(truncatingIfNeeded: $0 &* 13) } }

  @Test("A key is read in hexadecimal and in Base64, and printed as neither")
  func spellings() throws {
    let key = try #require(Self.key)
    let hex = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
    #expect(key.text == hex)
    for text in [hex, hex.uppercased(), " \(hex)\n", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="] {
      #expect(StoreKey(text: text)?.fingerprint == key.fingerprint)
    }
    for text in ["", "00", hex + "00", hex + " " + hex, "AAECAw==", "nyckel"] { #expect(StoreKey(text: text) == nil) }
    for printed in ["\(key)", String(reflecting: key), "\(Vault(key: key, fingerprint: nil))", "\([key])"] {
      #expect(!printed.contains("0001") && !printed.contains("1, 2, 3"), "\(printed)")
    }
    #expect(StoreKey(bytes: [1]) == nil)
  }

  @Test("An altered byte anywhere in ciphertext or wrapped key, or another item's key, opens nothing")
  func tampering() throws {
    let vault = Vault(key: Self.key, fingerprint: Self.key?.fingerprint)
    let content = SealableContent(Array("Familjehem Ek, augusti".utf8))
    let mark = try vault.mark(of: content.digest, .postingTexts)
    let (blob, key) = try vault.seal(content.bytes, .postingTexts, mark: mark, Self.chance)
    #expect(vault.open(blob, key, .postingTexts) == .content(content.bytes))
    #expect(vault.isSound(blob, key))
    #expect(blob.firstRange(of: Array("Familjehem".utf8)) == nil)
    for index in blob.indices {
      var altered = blob
      altered[index] ^= 1
      #expect(vault.open(altered, key, .postingTexts) == .unreadable(.damaged))
      // Also where whoever altered it gave it its new address.
      let moved = SealedKey(digest: Digest.of(altered), mark: mark, wrapped: key.wrapped)
      #expect(vault.open(altered, moved, .postingTexts) == .unreadable(.damaged))
    }
    for index in key.wrapped.indices {
      var altered = key.wrapped
      altered[index] ^= 1
      let other = SealedKey(digest: key.digest, mark: mark, wrapped: altered)
      #expect(vault.open(blob, other, .postingTexts) == .unreadable(.damaged))
      #expect(!vault.isSound(blob, other))
    }
    let (second, secondKey) = try vault.seal([1], .postingTexts, mark: mark) { [UInt8](repeating: 8, count: $0) }
    #expect(vault.open(blob, secondKey, .postingTexts) == .unreadable(.damaged))
    #expect(vault.open(second, key, .postingTexts) == .unreadable(.damaged))
    #expect(!vault.isSound(second, secondKey))
    #expect(vault.open(nil, key, .postingTexts) == .unreadable(.damaged))
    #expect(vault.open(Array(blob.prefix(20)), key, .postingTexts) == .unreadable(.damaged))
  }

  @Test("Any content comes back as it was; any bytes as ciphertext trap nowhere")
  func anyContent() throws {
    let vault = Vault(key: Self.key, fingerprint: nil)
    var chance = SeededChance(seed: 4_711)
    for length in [0, 1, 15, 16, 17, 1_000, 70_000] {
      let content = (0..<length).map { _ in UInt8.random(in: 0...255, using: &chance) }
      let mark = try vault.mark(of: Digest.of(content), .sourceFile)
      let (blob, key) = try vault.seal(content, .sourceFile, mark: mark, Self.chance)
      #expect(vault.open(blob, key, .sourceFile) == .content(content))
      let noise = Array("RSL1".utf8) + content
      let noiseKey = SealedKey(digest: Digest.of(noise), mark: mark, wrapped: Array(content.prefix(60)))
      #expect(vault.open(noise, noiseKey, .sourceFile) == .unreadable(.damaged), "seed 4711")
    }
  }

  @Test("A vault without the right key says which it is")
  func states() {
    #expect(Vault.closed.state == .noKey)
    #expect(Vault(key: Self.key, fingerprint: nil).state == .open)
    #expect(Vault(key: Self.key, fingerprint: Self.key?.fingerprint).state == .open)
    let wrong = Vault(key: Self.key, fingerprint: [UInt8](repeating: 0, count: 16))
    #expect(wrong.state == .wrongKey)
    #expect(wrong.fingerprint == nil)
    #expect(throws: StorageProblem.wrongKey) { try wrong.mark(of: Digest.of([]), .sourceFile) }
    #expect(throws: StorageProblem.noKey) { try Vault.closed.mark(of: Digest.of([]), .sourceFile) }
  }

  @Test("Columns are masked where they hold a number, and stay as they are elsewhere")
  func columns() {
    var texts = TextColumn()
    for text in ["Hyra", "Tolvan 121212-1212", "", "191212121212 och 121212-1212"] { texts.append(text.utf8) }
    let masked = texts.masked()
    #expect(masked.count == 3)
    #expect(
      (0..<4).map { masked.column[$0] } == ["Hyra", "Tolvan [personnummer]", "", "[personnummer] och [personnummer]"])
    // A number never spans two rows.
    var halves = TextColumn()
    for text in ["121212-", "1212"] { halves.append(text.utf8) }
    #expect(halves.masked().count == 0)
    var numbers = TextColumn()
    for text in ["1212121212", "191212121212", "19121212-1213"] { numbers.append(text.utf8) }
    let strict = numbers.masked(strict: true, longerThan: 10)
    #expect((0..<3).map { strict.column[$0] } == ["1212121212", "[personnummer]", "19121212-1213"])
    let codes = CodeColumn(dictionary: ["302", "121212-1212", "190401-0001"], codes: [0, 1, 1, 2]).masked()
    #expect(codes.count == 2)
    #expect(codes.column.dictionary == ["302", "[personnummer]", "190401-0001"])
  }
}
