import Foundation
import PostgresSandbox
import RoderSandbox
import Testing

/// The binary on a PostgreSQL server of its own; nothing lies in anybody's home.
@Suite("The binary on PostgreSQL")
struct PostgresTests {
  private let sandbox: Sandbox
  private let address: String
  /// The address as the program shows it.
  private let shown: String

  init() throws {
    let cluster = try PostgresCluster.shared()
    sandbox = try Sandbox()
    let name = try cluster.newDatabase()
    address = cluster.address(name)
    shown = "postgres://\(PostgresCluster.owner)@/\(name)?host=" + cluster.path
  }

  /// Runs the line with the database's address for `@`.
  private func run(_ line: String) throws -> Sandbox.Run {
    let environment = "export HOME=\"$PWD/home\" RODER_KEY_FOLDER=\"$PWD/keys\"; "
    return try sandbox.run(environment + line.replacing("@", with: address))
  }

  /// Runs the line, which must succeed, and answers what it said, with `@` for the address as it is shown.
  private func say(_ line: String) throws -> String {
    let run = try run(line)
    #expect(run.code == 0, "\(line): \(run.text)")
    return run.answer.replacing(shown, with: "@")
  }

  @Test("From an empty database to a table, and by copy and backup to files and back, with the same figures")
  func journey() throws {
    defer { sandbox.remove() }
    let new = "roder new --municipality Exempelkommunen --store '@' --board "
    #expect(try say(new + "Socialnämnden") == "Socialnämnden i Exempelkommunen har fått lagret @.\n")
    for kind in ["units", "codes", "statements", "areas", "watched", "mapping"] {
      _ = try say("roder import \(kind) Examples/\(kind).csv --store '@'")
    }
    _ = try say("roder import frames Examples/frames-2019.csv --store '@'")
    _ = try say(
      "roder import budget Examples/budget-2019-v2.csv --year 2019 --name 'Budget 2019' --sign report --store '@'")
    _ = try say(
      "roder import ledger Examples/ledger-2019-01.se --source huvudbok --extracted 2019-02-06 --store '@'")
    let table = try say("roder table drift --period 2019-01 --store '@'")
    #expect(table.split(separator: "\n").count > 10)
    let verified = try say("roder verify --store '@'")
    #expect(verified.contains("Allt stämmer."))

    _ = try say("roder copy --from '@' --to kopia.roder")
    #expect(try say("roder table drift --period 2019-01 --store kopia.roder") == table)
    _ = try say("roder backup --store '@' --to kopia.bak && roder restore kopia.bak --store åter.roder")
    #expect(try say("roder table drift --period 2019-01 --store åter.roder") == table)
    _ = try say("roder copy --from åter.roder --to '@&board=Prov%20A'")
    #expect(try say("roder table drift --period 2019-01 --store '@&board=Prov%20A'") == table)
    // The database's list of names is no part of the chain, which knows the board's own.
    let renamed = "Obs! Lagret ligger under namnet ”Prov A”, men nämnden i det heter ”Socialnämnden”."
    #expect(try say("roder verify --store '@&board=Prov%20A'").contains(renamed))
    #expect(!verified.contains("Obs!"))

    // A second board in the database is found by its name, which the address that is told has.
    let told = try say(new + "'Äldrenämnden'")
    #expect(told == "Äldrenämnden i Exempelkommunen har fått lagret @&board=%C3%84ldren%C3%A4mnden.\n")
    #expect(try run("roder verify --store '@'").told.contains("storage.no-tenant"))
    _ = try say("roder verify --store '@&board=%C3%84ldren%C3%A4mnden'")
    #expect(try run(new + "Äldrenämnden").told.contains("storage.already-exists"))

    // A key that is given is one board's, and the address must not mean another board than the new one.
    let given = "RODER_KEY=\(String(repeating: "ab", count: 32)) " + new
    _ = try say(given + "Kulturnämnden")
    let shared = try run(given + "Tekniska")
    #expect(shared.code == 1 && shared.told.contains("storage.shared-key"), "\(shared.text)")
    #expect(shared.told.contains("Kulturnämnden"))
    let other = try run(new.replacing("'@'", with: "'@&board=Byggnadsnämnden'") + "Tekniska")
    #expect(other.code == 1 && other.told.contains("storage.bad-address"), "\(other.text)")
    #expect(try run("roder verify --store '@&board=Tekniska'").told.contains("storage.no-tenant"))

    // Backups are named after the board.
    _ = try say("mkdir kopior && roder backup --store '@&board=%C3%84ldren%C3%A4mnden' --to kopior")
    #expect(try say("ls kopior").hasPrefix("Äldrenämnden-"))

    let files = FileManager.default
    #expect(!files.fileExists(atPath: sandbox.folder.appendingPathComponent("home").path))
    let keys = try files.contentsOfDirectory(atPath: sandbox.folder.appendingPathComponent("keys").path)
    #expect(keys.count == 2 && keys.allSatisfy { $0.hasSuffix(".key") }, "\(keys)")
  }
}
