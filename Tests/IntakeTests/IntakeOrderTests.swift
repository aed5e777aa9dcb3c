import Formats
import Foundation
import Importing
import Kernel
import RoderSandbox
import Testing

@testable import Intake

/// What is said of a file, and what files are taken for.
struct IntakeOrderTests {
  @Test(
    "What cannot be read is told at its field",
    arguments: [
      (IntakeField.year, "tvåtusen"), (.year, "1"), (.month, "april"), (.months, "vår"), (.status, "klar"),
      (.sign, "+"), (.unit, "öre"),
    ])
  func odd(_ field: IntakeField, _ text: String) {
    let order = IntakeOrder(.budget, said: [field.rawValue: text])
    func read() throws {
      switch field {
      case .year: _ = try order.year()
      case .month: _ = try order.month(.month)
      case .months: _ = try order.months()
      case .status: _ = try order.status()
      case .sign: _ = try order.sign(.report)
      default: _ = try order.unit()
      }
    }
    #expect(throws: IntakeProblem.odd(field, text: text)) { try read() }
  }

  @Test("What must be said is missed at its field")
  func missing() {
    #expect(throws: IntakeProblem.missing(.year)) { try IntakeOrder(.budget).year() }
    #expect(throws: IntakeProblem.missing(.name)) { try IntakeOrder(.budget, said: ["namn": "  "]).required(.name) }
  }

  @Test("A file's name says year and month where it can")
  func guesses() throws {
    let today = try #require(Day("2020-02-03"))
    func said(_ kind: IntakeKind, _ name: String) -> [String: String] {
      IntakeOrder(guessing: kind, SourceFile(name: name, bytes: []), today: today).said
    }
    #expect(said(.budget, "budget-2019-v2.csv") == ["ar": "2019", "namn": "Budget 2019"])
    #expect(said(.budget, "budget.csv") == ["ar": "2020", "namn": "Budget 2020"])
    #expect(said(.forecast, "forecast-2019-04.csv") == ["manad": "2019-04"])
    #expect(said(.ledger, "ledger-2019-04.se").isEmpty)
  }

  @Test(
    "Each example file is taken for what it is",
    arguments: [
      ("ledger-2019-04.se", IntakeKind.ledger), ("ledger-2019-04.csv", .ledger), ("correction-302.csv", .ledger),
      ("budget-2018.csv", .budget), ("forecast-2019-04.csv", .forecast), ("units.csv", .units), ("roles.csv", .roles),
      ("stand-ins.csv", .standIns), ("codes.csv", .codes), ("statements.csv", .statements), ("areas.csv", .areas),
      ("counterparties.csv", .counterparties), ("internal-agreements.csv", .internalAgreements),
      ("frames-2019.csv", .frames), ("adjustments-2019-04.csv", .adjustments),
      ("assumptions-2019-04.csv", .assumptions), ("volumes-2019-04.csv", .volumes), ("mapping.csv", .mapping),
      ("occasions-2019.csv", .occasions),
      ("calendar-2019.csv", .calendar), ("retention.csv", .retention),
    ])
  func recognition(_ name: String, _ kind: IntakeKind) throws {
    let bytes = Array(try Data(contentsOf: ProjectFolder.root.appendingPathComponent("Examples/" + name)))
    let kinds = IntakeKind.recognised(in: SourceFile(name: name, bytes: bytes))
    #expect(kinds.first == kind, "\(kinds)")
  }
}
