import Foundation
import Kernel
import PostgresSandbox
import Storage
import Testing

@testable import StorePostgres

@Suite("When PostgreSQL refuses")
struct FailureTests {
  private static func told(_ address: PostgresAddress, connect: Duration = .seconds(5)) async -> any Error {
    var timeouts = PostgresTimeouts()
    timeouts.connect = connect
    let pool = PostgresPool(address, size: 1, timeouts: timeouts)
    do {
      _ = try await pool.run { try $0.query("SELECT 1").count }
      await pool.close()
      return CancellationError()
    } catch {
      await pool.close()
      return PostgresFailure.told(error, doing: "opening", place: address.description)
    }
  }

  @Test(
    "PostgreSQL's errors become problems where somebody can act",
    arguments: [
      ("53100", PostgresError.Outcome.refused, StorageProblem.diskFull(path: "p")),
      ("53300", .unreachable, .crowded(path: "p")),
      ("55P03", .refused, .busy(path: "p")),
      ("40P01", .refused, .busy(path: "p")),
      ("42501", .refused, .noAccess(path: "p", detail: "behörighet saknas")),
      ("25006", .refused, .noAccess(path: "p", detail: "databasen kan bara läsas")),
      ("28P01", .unreachable, .noAccess(path: "p", detail: "servern godtar inte inloggningen")),
      ("28000", .unreachable, .noAccess(path: "p", detail: "servern godtar inte inloggningen")),
      ("3D000", .unreachable, .noStore(path: "p")),
      ("", .unreachable, .noServer(path: "p", detail: "m")),
      ("57P03", .unreachable, .noServer(path: "p", detail: "m")),
      ("57P01", .lost, .connectionLost(path: "p", mayBeDone: false)),
      ("", .undecided, .connectionLost(path: "p", mayBeDone: true)),
    ])
  func problems(code: String, outcome: PostgresError.Outcome, problem: StorageProblem) {
    let told = PostgresFailure.told(
      PostgresError(sqlState: code, message: "m", outcome: outcome), doing: "writing to", place: "p")
    #expect(told as? StorageProblem == problem)
  }

  @Test("Any other error of PostgreSQL is a fault that says what was being done")
  func faults() {
    let told = PostgresFailure.told(
      PostgresError(sqlState: "42P01", message: "no such table"), doing: "reading", place: "p")
    #expect((told as? Fault)?.doing == "reading p")
    #expect((told as? Fault)?.underlying == "no such table (42P01)")
    #expect(PostgresFailure.told(StorageProblem.hasKey, doing: "", place: "") is StorageProblem)
  }

  @Test("A server that is not there, or never answers, is a problem that says so", .timeLimit(.minutes(5)))
  func noServer() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("r\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // A folder that stays harms nobody.
    defer { try? FileManager.default.removeItem(at: folder) }
    let address = try PostgresAddress("postgres://anna:hemligt@/d?host=\(folder.path)")
    let refused = await FailureTests.told(address) as? StorageProblem
    #expect(refused?.code == "storage.no-server")
    #expect(refused?.message.contains("hemligt") == false)
    // A socket that takes connections and says nothing.
    let silent = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(silent) }
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    let path = Array((folder.path + "/.s.PGSQL.5432").utf8)
    withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path) }
    let bound = withUnsafePointer(to: &name) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(silent, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0 && listen(silent, 8) == 0)
    let mute = await FailureTests.told(address, connect: .milliseconds(300)) as? StorageProblem
    #expect(mute == .noServer(path: address.description, detail: "the server did not answer in time"))
  }

  @Test("A login, a database or a right that is missing is a problem without the password")
  func logins() async throws {
    let server = try Server()
    _ = try server.cluster.psql("CREATE ROLE \(PostgresCluster.guarded) LOGIN PASSWORD 'rätt'")
    func told(_ text: String) async throws -> StorageProblem? {
      let problem = await FailureTests.told(try PostgresAddress(text)) as? StorageProblem
      #expect(
        problem.map { "\($0)" + $0.message + $0.remedy.text(for: .command) + $0.place.text }?.contains("hemligt")
          == false)
      return problem
    }
    let host = "host=\(server.cluster.folder.path)"
    let login = "postgres://\(PostgresCluster.guarded):hemligt@/\(server.database)?\(host)"
    #expect(try await told(login)?.code == "storage.no-access")
    #expect(try await told("postgres://ingen:hemligt@/\(server.database)?\(host)")?.code == "storage.no-access")
    #expect(try await told("postgres://postgres:hemligt@/finns_inte?\(host)")?.code == "storage.no-store")
    let right = await FailureTests.told(
      try PostgresAddress("postgres://\(PostgresCluster.guarded):r%C3%A4tt@/\(server.database)?\(host)"))
    #expect(right is CancellationError)
    _ = try server.psql("CREATE TABLE t (a BIGINT)")
    let pool = PostgresPool(
      try PostgresAddress("postgres://\(PostgresCluster.guarded):r%C3%A4tt@/\(server.database)?\(host)"))
    let failure = await #expect(throws: PostgresError.self) {
      try await pool.run { try $0.query("SELECT a FROM t").count }
    }
    #expect(failure?.sqlState == "42501")
    await pool.close()
  }

  @Test("A database in another encoding is refused")
  func encoding() async throws {
    let cluster = try PostgresCluster.shared()
    try cluster.succeed("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    let told = await FailureTests.told(try PostgresAddress(cluster.address("latin"))) as? StorageProblem
    #expect(told?.code == "storage.unsuitable-server")
    #expect(told?.message.contains("LATIN1") == true)
  }
}
