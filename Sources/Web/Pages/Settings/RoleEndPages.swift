import Access
import Formats
import HTML
import Kernel
import Organisation
import Storage

/// *Inställningar*: the end of a role or of a stand-in's time, which is asked about before it comes.
enum RoleEndPages {
  /// What is to end.
  private enum Found {
    case role(Versioned<RoleHolder>)
    case standIn(Versioned<StandIn>)

    var version: Int {
      switch self {
      case .role(let found): found.version
      case .standIn(let found): found.version
      }
    }

    var entry: any StaffEntry {
      switch self {
      case .role(let found): found.value
      case .standIn(let found): found.value
      }
    }

    /// The field that names it.
    var field: String {
      switch self {
      case .role: "roll"
      case .standIn: "ersattning"
      }
    }

    /// What it is, in the middle of a sentence.
    func words(_ visit: Visit) -> String {
      switch self {
      case .role(let found):
        "rollen \(found.value.role.title) för \(found.value.name), "
          + (found.value.unit.map(visit.unitText) ?? "hela nämnden")
      case .standIn(let found):
        "tiden då \(found.value.name) är ställföreträdare för \(visit.names.name(of: found.value.absent))"
      }
    }
  }

  private static let back = "/installningar/roller"

  /// What will happen, and the ways on.
  static func page(_ visit: Visit, faults: [FieldFault] = []) async throws -> WebAnswer {
    let found = try await find(visit.form.fields.isEmpty ? visit.query : visit.form, visit)
    guard found.entry.ended(on: visit.today) != nil else { return .seeOther(visit.base + back) }
    let isComing = found.entry.standing(on: visit.today) == .coming
    let what = found.words(visit)
    let lead =
      isComing
      ? "Ska \(what), tas tillbaka? Den börjar \(day(found.entry.firstDay)) och kommer då aldrig att gälla."
      : "Ska \(what), avslutas? Den gäller då till och med i dag, \(day(visit.today))."
    let after =
      isComing
      ? "Historiken visar att den fanns och vem som tog tillbaka den."
      : "Rättigheterna upphör i morgon. Kontot finns kvar; det avslutas under Personer."
    return visit.page(
      isComing ? "Ta tillbaka" : "Avsluta", in: .settings,
      beneath: SettingsPages.crumbs(visit) + [.init("Roller", visit.base + back)], faults: faults,
      status: faults.isEmpty ? 200 : 409,
      Look.confirmation(
        [Look.answer([.text(lead)]), .element(.p, [], after)], verb: isComing ? "Ta tillbaka" : "Avsluta i dag",
        to: visit.base + back + "/avsluta", token: visit.token, isGrave: true,
        fields: [
          Look.hidden(found.field, found.entry.id), Look.hidden("version", String(found.version)),
          Look.field(
            Field("skal", "Varför", .line(visit.form["skal"] ?? ""), hint: "Syns i historiken.", isRequired: false)),
        ], back: visit.base + back))
  }

  /// Ends what is named: whoever has it has it until the day is over, and what has not begun never holds.
  static func end(_ visit: Visit) async throws -> WebAnswer {
    let found = try await find(visit.form, visit)
    // Whoever was asked saw a version; where none is named, the one that stands is meant.
    let base = visit.form["version"].flatMap { Int($0) } ?? found.version
    do {
      switch found {
      case .role(let found): try await write(found.value, ImportRoles.self, base, visit)
      case .standIn(let found): try await write(found.value, ImportStandIns.self, base, visit)
      }
    } catch StorageProblem.changedMeanwhile {
      return try await page(
        visit, faults: [FieldFault("Någon har ändrat uppgifterna sedan du frågades. Läs igen vad som händer.")])
    } catch let problems as Problems {
      return try await page(visit, faults: problems.all.map { FieldFault($0, in: visit.terms) })
    }
    return .seeOther(visit.base + back)
  }

  private static func write<Entry: StaffEntry, C: Command>(
    _ entry: Entry, _ command: C.Type, _ base: Int, _ visit: Visit
  ) async throws where C.Input == [StaffDraft<Entry>] {
    // A second click finds it ended already.
    guard let ended = entry.ended(on: visit.today) else { return }
    try await visit.run(command, [StaffDraft(ended, place: Place(), base: base)])
  }

  private static func find(_ fields: FormFields, _ visit: Visit) async throws -> Found {
    let rows = try await visit.ask(ListLogins.self, visit.today)
    if let id = fields["roll"], let found = rows.flatMap(\.holders).first(where: { $0.id == id }) {
      return .role(found)
    }
    if let id = fields["ersattning"], let found = rows.flatMap(\.standIns).first(where: { $0.id == id }) {
      return .standIn(found)
    }
    throw WebProblem.noPage
  }

  private static func day(_ day: Day?) -> String { day.map(SwedishText.text) ?? "" }
}
