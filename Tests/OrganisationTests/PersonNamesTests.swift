import Kernel
import Testing

@testable import Organisation

/// What those who act are called.
struct PersonNamesTests {
  private let names = PersonNames(
    [
      RoleHolder(person: "anna", name: "Anna Ek", email: "", role: .controller, unit: nil, from: nil, to: nil),
      RoleHolder(
        person: "anna", name: "Anna Eklund", email: "", role: .planner, unit: nil, from: Day("2019-03-01"), to: nil),
    ],
    [
      StandIn(
        absent: "anna", person: "bo", name: "Bo Alm", email: "", units: [],
        from: Day("2019-04-01") ?? Day(daysSince1970: 0), to: Day("2019-04-30") ?? Day(daysSince1970: 0))
    ])

  @Test(
    "A name is told where there is one, and how somebody acted beside it",
    arguments: [
      ("anna", "Anna Eklund"), ("bo", "Bo Alm"), ("cli:anna", "Anna Eklund (kommandorad)"),
      ("api:anna/bi", "Anna Eklund (programmet bi)"), ("api:cli:bo/bi", "Bo Alm (programmet bi)"),
      ("cli:root", "root (kommandorad)"), ("api:root/bi", "api:root/bi"), ("eva", "eva"), ("", ""), ("cli:", "cli:"),
    ])
  func names(_ actor: String, _ name: String) {
    #expect(names.name(of: actor) == name)
  }

  @Test(
    "A report names whoever acts, however she did",
    arguments: [
      ("anna", "Anna Eklund"), ("cli:anna", "Anna Eklund"), ("api:anna/bi", "Anna Eklund"), ("cli:root", "root"),
      ("api:root/bi", "root"), ("cli:", "cli:"), ("", ""),
    ])
  func person(_ actor: String, _ name: String) {
    #expect(names.person(of: actor) == name)
  }

  @Test("Names of nobody leave the history's own words")
  func nobody() {
    #expect(PersonNames().name(of: "cli:root") == "cli:root")
  }
}
