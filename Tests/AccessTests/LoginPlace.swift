import Foundation
import Kernel
import Organisation
import Storage
import StoreSQLite
import Synchronization

@testable import Access

/// A board with units and people in a temporary store, and a clock that the test moves.
final class LoginPlace: Sendable {
  static let password = "korallrev vid tolvslaget"

  let store: SQLiteStore
  let known = KnownRights()
  private let folder: URL
  private let clock: Mutex<Int64>
  private let chance = Mutex<UInt8>(0)

  /// 14 May 2019, when chef-e2 stands in for chef-e1.
  init() async throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("roder-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try SQLiteStore.create(
      at: folder.appendingPathComponent("board.roder").path, tenant: "Socialnämnden",
      key: StoreKey(bytes: [UInt8](repeating: 5, count: StoreKey.length)))
    clock = Mutex(Instant("2019-05-14T08:30:00Z")?.seconds ?? 0)
    _ = try await desk.run(CreateBoard.self, Board(name: "Socialnämnden", municipality: "Exempelkommunen"))
    let units =
      [("A", nil, "30"), ("A1", "A", ""), ("E1", nil, "31"), ("E2", nil, "32")] as [(String, String?, String)]
    _ = try await desk.run(
      ImportUnits.self,
      units.map { id, parent, code in
        UnitDraft(
          id: id,
          unit: OrgUnit(
            name: id, level: "enhet", parent: parent, responsibilities: code.isEmpty ? [] : [CodeRange(code)],
            validFrom: nil, validTo: nil, order: 1), place: Place())
      })
    try await give("chef-e1", .unitManager, "E1")
    try await give("chef-e2", .unitManager, "E2")
    try await give("chef-a", .unitManager, "A")
    try await give("controller", .controller)
    try await give("ledamot", .boardMember)
    try await give("revisor", .auditor)
    try await give("administrator", .administrator)
  }

  deinit {
    // A folder that stays is the system's to clean.
    try? store.close()
    // Likewise.
    try? FileManager.default.removeItem(at: folder)
  }

  var now: Instant { Instant(seconds: clock.withLock { $0 }) }
  var today: Day { now.dayInStockholm }

  /// Lets so many seconds pass.
  func pass(_ seconds: Int64) { clock.withLock { $0 += seconds } }

  /// Chance that never comes twice.
  var randomBytes: @Sendable (Int) -> [UInt8] {
    { [self] count in
      let next = chance.withLock { chance in
        chance += 1
        return chance
      }
      return (0..<count).map { next &+ UInt8(truncatingIfNeeded: $0 &* 7) }
    }
  }

  /// Somebody who may do everything.
  var desk: Desk {
    Desk(store: store, context: Context(actor: .administrator("cli:test"), now: now, randomBytes: randomBytes))
  }

  /// The desk of logins, where hashing is cheap.
  var logins: LoginDesk {
    var limits = LoginLimits.standard
    limits.cost = ScryptCost(n: 16, r: 8, p: 1)
    return LoginDesk(store: store, now: now, randomBytes: randomBytes, limits: limits, known: known)
  }

  func give(_ person: String, _ role: StaffRole, _ unit: String? = nil, from: Day? = nil, to: Day? = nil) async throws {
    let holder = RoleHolder(
      person: person, name: person.uppercased(), email: "", role: role, unit: unit, from: from, to: to)
    _ = try await desk.run(ImportRoles.self, [StaffDraft(holder, place: Place())])
  }

  func standIn(_ person: String, for absent: String, units: [String] = [], from: Day, to: Day) async throws {
    let standIn = StandIn(
      absent: absent, person: person, name: person.uppercased(), email: "", units: units, from: from, to: to)
    _ = try await desk.run(ImportStandIns.self, [StaffDraft(standIn, place: Place())])
  }

  /// Gives the person a password, and begins a session.
  @discardableResult
  func enrol(_ person: String) async throws -> NewSession {
    try await logins.choosePassword(LoginPlace.password, link: logins.makeLink(for: person, .invitation))
  }
}

extension Day {
  func adding(days: Int) -> Day { Day(daysSince1970: daysSince1970 + days) }
}
