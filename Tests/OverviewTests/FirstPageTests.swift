import Documents
import Figures
import Forecasting
import Foundation
import Kernel
import Organisation
import Reporting
import RoderSandbox
import Storage
import StoreSQLite
import Testing

@testable import Overview

/// The first pages of the example municipality, two weeks into the work of April's report and after it, and of a store
/// with nothing in it.
struct FirstPageTests {
  private let store: SQLiteStore
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox.withExampleStore()
    let path = sandbox.folder.appendingPathComponent("board.roder").path
    let key = StoreKey(
      text: String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + ".key")), as: UTF8.self))
    store = try SQLiteStore.open(path: path, key: key)
  }

  private func desk(_ store: any Store) throws -> OverviewDesk {
    let now = try #require(Instant("2019-05-24T10:00:00Z"))
    let actor = Actor(id: "test", grants: Grants(Set(Permission.allCases), scope: .everything))
    return OverviewDesk(
      Desk(store: store, context: Context(actor: actor, now: now, randomBytes: { [UInt8](repeating: 7, count: $0) })))
  }

  private func words(_ items: [FirstPage.Item]) -> String {
    items.flatMap(\.text).plainText.replacing("\u{A0}", with: " ")
  }

  @Test("Others' late work is told to those who lead it, the working figures to those who work with them")
  func roles() async throws {
    defer { sandbox.remove() }
    for standpoint in Standpoint.allCases {
      let page = try await desk(store).overview(of: "nobody", standpoint)
      #expect(page.late.isEmpty == ![.director, .controller, .secretary].contains(standpoint), "\(standpoint)")
      #expect((page.reminding == nil) == page.late.isEmpty, "\(standpoint)")
      let seesMoney = ![.boardMember, .auditor, .administrator].contains(standpoint)
      #expect((page.statement != nil) == seesMoney && page.movements.isEmpty == !seesMoney, "\(standpoint)")
      #expect((page.report != nil) == (standpoint == .boardMember), "\(standpoint)")
      #expect(page.meeting?.day == Day("2019-06-18") && page.tasks.isEmpty, "\(standpoint)")
    }
  }

  @Test("What moved the forecast most comes first, no more than three")
  func movements() async throws {
    defer { sandbox.remove() }
    let page = try await desk(store).overview(of: "socialchef", .director)
    let changes: [Int64] = page.movements.compactMap { movement in
      guard case .figure(let cell, _) = movement.change, let money = cell.value.money else { return nil }
      return abs(money.ore)
    }
    #expect(changes.count == 3 && changes == changes.sorted(by: >) && (changes.last ?? 0) > 0)
    #expect(page.movements.first?.name == "Försörjningsstöd")
    // A manager sees what moved her own unit, whoever has several none of them.
    let one = try await desk(store).overview(of: "chef-e230", .unitManager, units: ["E230"])
    #expect(one.movements.count == 1 && one.units.isEmpty)
    let two = try await desk(store).overview(of: "chef-e330", .unitManager, units: ["E320", "E330"])
    #expect(two.movements.isEmpty && two.units.count == 2 && two.statement == nil)
  }

  @Test("Her own open tasks await whoever asks, and nobody else's")
  func tasks() async throws {
    defer { sandbox.remove() }
    let manager = try await desk(store).overview(of: "chef-e230", .unitManager, units: ["E230"])
    #expect(manager.tasks.map(\.section?.unit) == ["E230"])
    #expect(manager.tasks.allSatisfy { $0.state == .open && $0.members.contains { $0.person == "chef-e230" } })
    let done = try await desk(store).overview(of: "chef-e310", .unitManager, units: ["E310"])
    #expect(done.tasks.isEmpty)
  }

  @Test("A page of the past tells of what was late, awaited and next then")
  func past() async throws {
    defer { sandbox.remove() }
    func page(_ text: String) async throws -> FirstPage {
      let day = try #require(Day(text))
      return try await desk(store).overview(of: "controller", .controller, on: day, asOf: .day(day))
    }
    let before = try await page("2019-05-10")
    #expect(before.late.isEmpty && before.reminding == nil && before.meeting?.day == Day("2019-05-21"))
    let after = try await page("2019-05-20")
    #expect(words(after.late).contains("Har inte rapporterat") && words(after.late).contains("kvar att granska"))
    #expect(after.meeting?.occasions == ["Vårbokslut april\u{A0}2019"])
    let now = try await desk(store).overview(of: "controller", .controller)
    #expect(!words(now.late).contains("kvar att granska") && now.meeting?.day == Day("2019-06-18"))
    let winter = try await page("2019-01-02")
    #expect(winter.month.map { $0.year == 2018 } ?? true)
  }

  @Test("A store with nothing in it has a page for each standpoint, and nothing on it")
  func nothing() async throws {
    defer { sandbox.remove() }
    let key = StoreKey(bytes: [UInt8](repeating: 5, count: StoreKey.length))
    let empty = try SQLiteStore.create(
      at: sandbox.folder.appendingPathComponent("empty.roder").path, tenant: "Socialnämnden", key: key)
    for standpoint in Standpoint.allCases {
      let page = try await desk(empty).overview(of: "somebody", standpoint, units: ["E1"])
      #expect(!words(page.first).isEmpty && page.month == nil && page.statement == nil, "\(standpoint)")
      #expect(page.late.isEmpty && page.tasks.isEmpty && page.waiting.isEmpty && page.movements.isEmpty)
      #expect(page.meeting == nil && page.report == nil && page.units.isEmpty && page.reminding == nil)
    }
    try empty.close()
  }
}
