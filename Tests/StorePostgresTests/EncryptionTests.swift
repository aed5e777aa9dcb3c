import Foundation
import PostgresSandbox
import Storage
import Testing

@testable import StorePostgres

@Suite("What goes over a network goes encrypted")
struct EncryptionTests {
  @Test(
    "Where an address leads off this machine at least encryption is asked for, and plain text is refused",
    arguments: [
      ([:], [:], nil),
      (["host": "/run/postgresql"], [:], nil), (["host": "@abstract"], [:], nil),
      (["host": "localhost"], [:], nil), (["host": "127.0.0.1"], [:], nil), (["host": "127.8.9.10"], [:], nil),
      (["host": "::1"], [:], nil), (["host": "::ffff:127.0.0.1"], [:], nil),
      (["host": "localhost", "sslmode": "disable"], [:], "disable"),
      (["host": "db.example"], [:], "require"), (["host": "10.0.0.5"], [:], "require"),
      (["host": "128.0.0.1"], [:], "require"), (["host": "::2"], [:], "require"),
      (["host": "::ffff:10.0.0.5"], [:], "require"), (["host": "localhost.example"], [:], "require"),
      // Forms that a resolver may take for addresses are names to us.
      (["host": "0"], [:], "require"), (["host": "127.1"], [:], "require"),
      // The address that is gone to decides; the name is what the certificate must bear.
      (["host": "db.example", "hostaddr": "127.0.0.1"], [:], nil),
      (["host": "localhost", "hostaddr": "10.0.0.5"], [:], "require"),
      (["host": "db.example", "sslmode": "allow"], [:], "require"),
      (["host": "db.example", "sslmode": "prefer"], [:], "require"),
      (["host": "db.example", "sslmode": "verify-ca"], [:], "verify-ca"),
      (["host": "db.example", "sslmode": "verify-full"], [:], "verify-full"),
      (["host": "db.example", "sslmode": "disable"], [:], "refused"),
      ([:], ["host": "db.example", "sslmode": "prefer"], "require"),
      ([:], ["host": "db.example", "sslmode": "disable"], "refused"),
      ([:], ["host": "db.example", "sslmode": "verify-full"], nil),
      (["host": "localhost"], ["host": "db.example", "sslmode": "prefer"], nil),
      (["host": "db.example"], ["sslmode": "verify-full"], nil),
      (["host": "db.example", "sslmode": "prefer"], ["sslmode": "verify-full"], "require"),
      // A service's own words are looked at once the connection stands.
      (["service": "roder", "host": "db.example"], [:], nil),
    ] as [([String: String], [String: String], String?)])
  func modes(parameters: [String: String], usual: [String: String], mode: String?) throws {
    do {
      let required = try PostgresEncryption.required(of: parameters, usual: usual, place: "p")
      #expect(required["sslmode"] == mode)
      #expect(required.filter { $0.key != "sslmode" } == parameters.filter { $0.key != "sslmode" })
    } catch {
      #expect(mode == "refused")
      #expect((error as? StorageProblem)?.code == "storage.unprotected")
    }
  }

  // A resolver reads hexadecimal numbers as addresses; for us they are names of other machines.
  private static func otherName(of address: String) -> String {
    "0x"
      + address.split(separator: ".").compactMap { UInt8($0) }.map {
        ($0 < 16 ? "0" : "") + String($0, radix: 16)
      }.joined()
  }

  private static func told(_ cluster: PostgresCluster, _ host: String, _ more: String = "") throws -> String {
    do {
      let address = try PostgresAddress("postgres://postgres@\(host)/postgres?\(more)")
      let link = try PostgresLink.open(address, PostgresTimeouts(), name: "test")
      return try link.query("SELECT ssl::TEXT FROM pg_stat_ssl WHERE pid = pg_backend_pid()").text(0, 0)
    } catch {
      let told = PostgresFailure.told(error, doing: "opening", place: "p")
      guard let problem = told as? StorageProblem else { return "\(told)" }
      if case .unprotected(_, let detail) = problem { return detail }
      return problem.code
    }
  }

  @Test("A server that offers no encryption is used from its own machine only")
  func plainServer() throws {
    let cluster = try PostgresCluster(named: "plain")
    defer { cluster.remove() }
    let address = try cluster.listen()
    #expect(try EncryptionTests.told(cluster, address) == "false")
    for more in ["", "sslmode=prefer", "sslmode=require"] {
      #expect(
        try EncryptionTests.told(cluster, EncryptionTests.otherName(of: address), more)
          == "servern erbjuder ingen kryptering")
    }
    #expect(
      try EncryptionTests.told(cluster, EncryptionTests.otherName(of: address), "sslmode=disable")
        == "adressen eller PGSSLMODE säger sslmode=disable")
  }

  @Test("With encryption nothing need be said, and verify-full holds the server against its certificate")
  func encryptedServer() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl") else {
      return print("SKIPPED: there is no openssl to make a certificate with")
    }
    let cluster = try PostgresCluster(named: "encrypted")
    defer { cluster.remove() }
    let address = try cluster.listen(certificate: "db.example")
    #expect(try EncryptionTests.told(cluster, EncryptionTests.otherName(of: address)) == "true")
    // The data folder is closed to others; who runs the tests as its owner or root may read it.
    let full = "sslmode=verify-full&sslrootcert=\(cluster.certificatePath)&hostaddr=\(address)"
    #expect(try EncryptionTests.told(cluster, "db.example", full) == "true")
    #expect(try EncryptionTests.told(cluster, "annan.example", full).hasPrefix("serverns certifikat godtas inte ("))
    let unknown = "sslmode=verify-full&sslrootcert=/finns/inte&hostaddr=\(address)"
    #expect(try EncryptionTests.told(cluster, "db.example", unknown).hasPrefix("serverns certifikat godtas inte ("))
  }
}
