import Formats
import HTML
import Kernel
import Organisation
import Reporting
import Storage

/// Reminding people of what is left of a month's work: who they are, what they are told, and what came of it.
enum RemindPages {
  static let routes: [Route] = [
    .get("/rapporter/{manad}/paminn", .permission(ListReminders.permission), .never) { try await page($0) }.presentOnly,
    .post("/rapporter/{manad}/paminn", .permission(ListReminders.permission), answer: send).unhurried,
  ]

  /// The way there; nil for whoever may remind nobody, and in the past.
  static func way(_ title: String, _ month: Month, _ reach: ReminderRules.Reach, _ visit: Visit) -> Node? {
    guard visit.moment == nil, visit.may(ListReminders.permission) else { return nil }
    return Look.wayOn(title, address(month, reach, visit), .second)
  }

  /// The field that says which tasks count, and what it says for those that are late.
  private static let (field, late) = ("vilka", "sena")

  private static func address(_ month: Month, _ reach: ReminderRules.Reach, _ visit: Visit) -> String {
    visit.link(
      ["rapporter", month.description, "paminn"], fields: reach == .late ? FormFields([.init(field, late)]) : [:])
  }

  private static func reach(_ visit: Visit) -> ReminderRules.Reach {
    (visit.form[field] ?? visit.query[field]) == late ? .late : .all
  }

  /// What came of an attempt.
  private struct Sent {
    /// Who was reminded, by name.
    var names: [String] = []
    /// What hindered the rest.
    var faults: [FieldFault] = []
  }

  private static func page(_ visit: Visit, _ sent: Sent = Sent()) async throws -> WebAnswer {
    let month = try ReportPages.month(visit)
    let reach = reach(visit)
    let rows = try await ReminderDesk(visit.desk).rows(month, reach)
    let isThere = visit.world.mail?.isThere() ?? false
    return visit.page(
      "Påminn", in: .reports, beneath: ReportPages.crumbs(visit, month), faults: sent.faults,
      status: sent.faults.isEmpty ? 200 : 422,
      [
        Look.answer([.text(lead(rows, month, reach))]), news(visit, sent, rows),
        Look.tabs(
          "Vilka",
          [
            ("Alla som har något kvar", address(month, .all, visit), reach != .late),
            ("De som är sena", address(month, .late, visit), reach == .late),
          ]),
        isThere || rows.isEmpty ? .nothing : Look.notice(.warning, [.text(notSetUp)]),
        letters(rows, isThere: isThere, month, visit, sent.faults), others(rows),
      ])
  }

  private static let notSetUp =
    "Servern kan inte skicka e-post ännu, så ingen påminnelse går iväg härifrån. Be den som sköter servern att ställa "
    + "in e-post."

  private static func lead(_ rows: [ReminderDesk.Row], _ month: Month, _ reach: ReminderRules.Reach) -> String {
    let isLate = reach == .late
    guard let first = rows.first?.reminder else {
      return isLate
        ? "Ingen är sen med något för \(SwedishText.text(month))."
        : "Ingen har något kvar att göra för \(SwedishText.text(month))."
    }
    let count = SwedishText.count(rows.count, "person", "personer")
    return "\(count) \(isLate ? "är sena" : "har något kvar") i \(first.occasion.lowercasedFirst)."
  }

  private static func news(_ visit: Visit, _ sent: Sent, _ rows: [ReminderDesk.Row]) -> Node {
    let names = sent.names.isEmpty ? visit.query.all("skickad").compactMap { name(of: $0, rows) } : sent.names
    if !names.isEmpty {
      let letters = names.count == 1 ? "En påminnelse är skickad" : "\(names.count) påminnelser är skickade"
      return Look.notice(.good, [.text("\(letters), till \(SwedishText.list(names)).")], isNews: true)
    }
    guard visit.query["klart"] == "redan" else { return .nothing }
    return Look.notice(
      .information, [.text("Ingen påminnelse skickades: de valda har redan fått en i dag.")], isNews: true)
  }

  private static func name(of person: String, _ rows: [ReminderDesk.Row]) -> String? {
    rows.first { $0.reminder.person == person && $0.standing == .sentToday }?.reminder.name
  }

  /// Who can be reminded: chosen among where letters can be sent.
  private static func letters(
    _ rows: [ReminderDesk.Row], isThere: Bool, _ month: Month, _ visit: Visit, _ faults: [FieldFault]
  ) -> Node {
    let ready = rows.filter { $0.standing == .ready }.map(\.reminder)
    guard let first = ready.first else { return .nothing }
    guard isThere else {
      return .fragment([
        .element(.h2, [.id("vem")], "Skulle få en påminnelse"),
        Look.list(ready.map { [.text("\($0.name): \(left($0))")] }), letter(first, month, visit),
      ])
    }
    // Nobody needs a letter from herself.
    let proposed = ready.map(\.person).filter { $0 != visit.person }
    let chosen = visit.request.method.isSafe ? proposed : visit.form.all("vem")
    return Look.form(
      to: visit.link("rapporter", month.description, "paminn"), token: visit.token,
      [
        reach(visit) == .late ? Look.hidden(field, late) : .nothing,
        Look.field(
          Field(
            "vem", "Skicka påminnelse till",
            .anyOf(ready.map { .init($0.person, $0.name, hint: left($0)) }, chosen: chosen)), faults: faults),
        letter(first, month, visit),
        Look.actions([
          Look.button("Skicka"), Look.link("Avbryt", visit.link("rapporter", month.description)),
        ]),
      ])
  }

  private static func left(_ reminder: Reminder) -> String {
    SwedishText.count(reminder.count, "uppgift", "uppgifter")
      + (reminder.due.map { ", sista dag " + SwedishText.text($0) } ?? "")
  }

  /// What a letter says.
  private static func letter(_ reminder: Reminder, _ month: Month, _ visit: Visit) -> Node {
    let lines = reminder.text(address: place(month, visit)).split(separator: "\n").map(String.init)
    return .element(
      .details, [],
      [.element(.summary, [], "Så ser brevet till \(reminder.name) ut")]
        + ([reminder.subject] + lines).map { .element(.p, [], $0) })
  }

  /// The letter as it is sent.
  static func letter(_ reminder: Reminder, _ month: Month, _ visit: Visit) -> SiteMail.Letter {
    SiteMail.Letter(
      to: reminder.email, subject: reminder.subject, text: reminder.text(address: place(month, visit)),
      sentAt: visit.desk.context.now)
  }

  /// Where the reader of a letter finds the month's work.
  private static func place(_ month: Month, _ visit: Visit) -> String {
    visit.settings.address + visit.base + QueryText.address(["rapporter", month.description], [:])
  }

  /// Who gets no letter, and why.
  private static func others(_ rows: [ReminderDesk.Row]) -> Node {
    let words: [[Node]] = rows.compactMap { row in
      switch row.standing {
      case .ready: nil
      case .sentToday: [.text("\(row.reminder.name) har fått en påminnelse i dag.")]
      case .noAddress: [.text("\(row.reminder.name) saknar e-postadress.")]
      }
    }
    guard !words.isEmpty else { return .nothing }
    return .fragment([.element(.h2, [.id("inget-brev")], "Får inget brev nu"), Look.list(words)])
  }

  private static func send(_ visit: Visit) async throws -> WebAnswer {
    let month = try ReportPages.month(visit)
    let reach = reach(visit)
    let reminders = ReminderDesk(visit.desk)
    let chosen = Set(visit.form.all("vem"))
    let rows = try await reminders.rows(month, reach).filter { chosen.contains($0.reminder.person) }
    guard !rows.isEmpty else {
      return try await page(visit, Sent(faults: [FieldFault("Välj minst en person.", at: "vem")]))
    }
    guard let mail = visit.world.mail, mail.isThere() else {
      return try await page(visit, Sent(faults: [FieldFault(notSetUp, at: "vem")]))
    }
    var (sent, persons) = (Sent(), [String]())
    for row in rows where row.standing == .ready {
      do {
        let isSent = try await reminders.send(row.reminder) { reminder in
          try await mail.send(letter(reminder, month, visit))
        }
        guard isSent else { continue }
        sent.names.append(row.reminder.name)
        persons.append(row.reminder.person)
      } catch let problem as any Problem {
        let words = row.reminder.name + ": " + Look.text(of: problem, in: visit.terms)
        sent.faults.append(FieldFault(words, at: "vem"))
      }
    }
    guard sent.faults.isEmpty else { return try await page(visit, sent) }
    var fields = reach == .late ? FormFields([.init(field, late)]) : FormFields()
    for person in persons { fields.add("skickad", person) }
    if persons.isEmpty { fields.add("klart", "redan") }
    return .seeOther(visit.link(["rapporter", month.description, "paminn"], fields: fields))
  }
}
