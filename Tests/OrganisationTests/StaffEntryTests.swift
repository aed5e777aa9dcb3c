import Kernel
import Testing

@testable import Organisation

private func day(_ text: String) -> Day { Day(text) ?? Day(daysSince1970: 0) }

private func role(_ from: String, _ to: String, withdrawn: String = "") -> RoleHolder {
  RoleHolder(
    person: "anna", name: "Anna Ek", email: "", role: .planner, unit: nil, from: Day(from), to: Day(to),
    withdrawn: Day(withdrawn))
}

private func standIn(_ from: String, _ to: String, withdrawn: String = "") -> StandIn {
  StandIn(
    absent: "anna", person: "bo", name: "Bo Alm", email: "", units: [], from: day(from), to: day(to),
    withdrawn: Day(withdrawn))
}

/// Roles and stand-ins in their time.
struct StaffEntryTests {
  @Test(
    "A role holds from its first day through its last, and never once it is taken back",
    arguments: [
      ("", "", "", .valid), ("2019-05-24", "2019-05-24", "", .valid), ("2019-05-25", "", "", .coming),
      ("2019-05-25", "2019-05-26", "", .coming), ("", "2019-05-23", "", .over), ("", "2019-05-24", "", .valid),
      ("2019-05-25", "", "2019-05-24", .withdrawn), ("2019-05-01", "", "2019-04-30", .withdrawn),
      // As it was stored before a role could be taken back.
      ("2019-06-01", "2019-05-24", "", .withdrawn), ("2019-05-20", "2019-05-10", "", .withdrawn),
    ] as [(String, String, String, StaffStanding)])
  func standing(_ from: String, _ to: String, _ withdrawn: String, _ standing: StaffStanding) {
    let role = role(from, to, withdrawn: withdrawn)
    #expect(role.standing(on: day("2019-05-24")) == standing)
    #expect(role.isValid(on: day("2019-05-24")) == (standing == .valid))
  }

  @Test("What has begun ends with the day, what has not is taken back, and what is over by then stays as it is")
  func ended() {
    let today = day("2019-05-24")
    #expect(role("2019-01-01", "").ended(on: today) == role("2019-01-01", "2019-05-24"))
    #expect(role("2019-05-24", "2019-06-30").ended(on: today) == role("2019-05-24", "2019-05-24"))
    #expect(role("2019-05-25", "").ended(on: today) == role("2019-05-25", "", withdrawn: "2019-05-24"))
    for over in [role("", "2019-05-24"), role("", "2019-05-23"), role("2019-06-01", "", withdrawn: "2019-05-01")] {
      #expect(over.ended(on: today) == nil)
    }
    #expect(standIn("2019-05-20", "2019-05-31").ended(on: today) == standIn("2019-05-20", "2019-05-24"))
    #expect(
      standIn("2019-06-01", "2019-06-30").ended(on: today)
        == standIn("2019-06-01", "2019-06-30", withdrawn: "2019-05-24"))
  }

  @Test("Whatever the days, ending never gives a role that ends before it begins")
  func neverBackwards() {
    let today = day("2019-05-24")
    for from in -3...3 {
      for length in 0...4 {
        let first = Day(daysSince1970: today.daysSince1970 + from)
        let last = Day(daysSince1970: first.daysSince1970 + length)
        let ended = role(first.description, last.description).ended(on: today)
        #expect(ended?.endsBeforeItBegins != true, "\(first)–\(last)")
        #expect(ended?.isValid(on: Day(daysSince1970: today.daysSince1970 + 1)) != true, "\(first)–\(last)")
      }
    }
  }
}

/// The forms about people.
struct StaffFormTests {
  private func faults(_ draft: () throws(Problems) -> some Any) -> [String] {
    do throws(Problems) {
      _ = try draft()
      return []
    } catch {
      return error.all.map { "\($0.place.field ?? "") \($0.code)" }
    }
  }

  private let role = RoleForm(
    person: "anna", name: "Anna Ek", email: "", role: "planner", unit: "-", from: "", to: "")
  private let standIn = StandInForm(
    absent: "anna", person: "bo", name: "Bo Alm", email: "", units: [], from: "2019-05-01", to: "2019-05-31")

  @Test("An empty form of a role tells everything that is missing at once")
  func emptyRole() {
    let form = RoleForm(person: "", name: "", email: "", role: "", unit: "", from: "", to: "")
    #expect(
      faults(form.draft) == [
        "person organisation.empty-field", "namn organisation.empty-field", "roll organisation.empty-field",
        "enhet organisation.empty-field",
      ])
  }

  @Test("A form of a role tells everything that is wrong at once")
  func wrongRole() {
    let form = RoleForm(
      person: "Anna Ek", name: "", email: "x", role: "kung", unit: "", from: "2019-02-30", to: "i går")
    #expect(
      faults(form.draft) == [
        "person organisation.odd-id", "namn organisation.empty-field", "epost organisation.odd-address",
        "roll organisation.unknown-role", "enhet organisation.empty-field", "fran formats.not-understood",
        "till formats.not-understood",
      ])
  }

  @Test("A form of a stand-in tells everything that is missing, and everything that is wrong, at once")
  func standIns() {
    let empty = StandInForm(absent: "", person: "", name: "", email: "", units: [], from: "", to: "")
    #expect(
      faults(empty.draft) == [
        "for organisation.empty-field", "ersattare organisation.empty-field",
        "ersattarens-namn organisation.empty-field", "ersatter-fran organisation.empty-field",
        "ersatter-till organisation.empty-field",
      ])
    let wrong = StandInForm(
      absent: "Å", person: "B o", name: "", email: "@", units: [], from: "2019-06-01", to: "2019-05-01")
    #expect(
      faults(wrong.draft) == [
        "for organisation.odd-id", "ersattare organisation.odd-id", "ersattarens-namn organisation.empty-field",
        "ersattarens-epost organisation.odd-address", "ersatter-till organisation.ends-before-it-begins",
      ])
  }

  @Test("A form that is right gives what it says")
  func right() throws {
    #expect(try role.draft().entry.unit == nil)
    var form = role
    (form.unit, form.from, form.to) = ("E230", "2019-05-01", "2019-05-01")
    let entry = try form.draft().entry
    #expect(entry.id == "anna/planner/E230" && entry.from == Day("2019-05-01") && entry.to == entry.from)
    var other = standIn
    other.units = ["E230", "E240"]
    #expect(try other.draft().entry.units == ["E230", "E240"])
  }

  @Test("The day before the first is no last day")
  func backwards() {
    var form = role
    (form.from, form.to) = ("2019-05-02", "2019-05-01")
    #expect(faults(form.draft) == ["till organisation.ends-before-it-begins"])
  }
}
