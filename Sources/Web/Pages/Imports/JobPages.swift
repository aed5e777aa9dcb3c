import Access
import Formats
import HTML
import Importing
import Intake
import Kernel
import Organisation
import Storage

/// A file on its way in: sent, looked at, decided on, brought in.
enum JobPages {
  static let routes: [Route] = [
    .post("/inlasning", .anyPermission(IntakeKind.openers), .stream, answer: upload).unhurried,
    .get("/inlasning/jobb/{jobb}", .anyPermission(IntakeKind.openers), .never, answer: job).presentOnly,
    .post("/inlasning/jobb/{jobb}", .anyPermission(IntakeKind.openers), answer: decide),
    .post("/inlasning/jobb/{jobb}/avbryt", .anyPermission(IntakeKind.openers), answer: cancel),
  ]

  // MARK: Sending a file

  /// The form that a file is sent by.
  static func uploadForm(_ visit: Visit, faults: [FieldFault] = []) -> Node {
    let limit = SwedishText.number(Int64(visit.settings.uploadLimit >> 20))
    return .element(
      .section, [.aria("labelledby", "ny-rubrik")],
      [
        .element(.h2, [.id("ny-rubrik")], "Läs in en fil"),
        Look.form(
          to: visit.link("inlasning"), token: visit.token, behaviour: .file(limit: visit.settings.uploadLimit),
          [
            Look.field(
              Field(
                "fil", "Fil", .file,
                hint: "SIE, CSV eller Excel, högst \(limit) MB. Inget ändras förrän du har sett vad filen skulle göra "
                  + "och bekräftat."), faults: faults),
            Look.actions([Look.button("Skicka och granska")]),
          ]),
      ])
  }

  private static func upload(_ visit: Visit) async throws -> WebAnswer {
    let jobs = visit.jobs
    var id: String?
    do {
      var upload = try Upload(visit)
      let file = try await upload.file { id = try await jobs.enter() }
      guard let file, let id else { throw IntakeProblem.noFile }
      try await jobs.begin(id, file)
      visit.goOn(with: id)
      return .seeOther(visit.link("inlasning", "jobb", id))
    } catch {
      if let id { jobs.leave(id) }
      switch error {
      case let problem as any Problem where problem is IntakeProblem || problem is ImportingProblem:
        return try await ImportPages.page(visit, faults: [FieldFault(problem, at: "fil", in: visit.terms)], status: 422)
      case let problem as WebProblem where problem.status == 413:
        return try await ImportPages.page(visit, faults: [FieldFault(problem, at: "fil", in: visit.terms)], status: 413)
      default: throw error
      }
    }
  }

  // MARK: The job's page

  private static func job(_ visit: Visit) async throws -> WebAnswer {
    let job = try await visit.jobs.job(visit.parameter("jobb"))
    let here = visit.link("inlasning", "jobb", job.id)
    var faults: [FieldFault] = []
    var content: [Node]
    switch job.state {
    case .looking:
      content = [
        Look.answer([.text("\(job.fileName) granskas.")]),
        Look.progress(id: "arbete", "Steg: mottagen, granskad, inläst", done: 1, of: 3, lookAgain: here),
      ]
    case .importing:
      content = [
        Look.answer([.text("\(job.fileName) läses in.")]),
        Look.progress(id: "arbete", "Steg: mottagen, granskad, inläst", done: 2, of: 3, lookAgain: here),
      ]
    case .waiting:
      faults = DecisionForm.faults(job, in: visit.terms)
      content = DecisionForm(job, visit, faults).content
    case .done: content = try await AfterImport.content(job, visit)
    case .failed:
      content = over("Ett tekniskt fel hindrade inläsningen. Inget är ändrat.", visit)
    case .cancelled: content = over("Inläsningen avbröts. Inget är ändrat.", visit)
    case .cutOff:
      content = over("Inläsningen avbröts: servern startades om. Inget är halvfärdigt; läs in filen igen.", visit)
    }
    return visit.page(
      job.fileName, in: .imports, beneath: StructurePages.crumbs(visit), faults: faults,
      content + [facts(job, visit)])
  }

  private static func facts(_ job: IntakeJob, _ visit: Visit) -> Node {
    Look.facts([
      ("Fil", [.text(job.fileName)]), ("Storlek", [.text(SwedishText.number(Int64(job.size)) + " byte")]),
      ("Skickad", [.text("\(job.began.textInStockholm) av \(visit.names.name(of: job.person))")]),
    ])
  }

  private static func over(_ words: String, _ visit: Visit) -> [Node] {
    [Look.answer([.text(words)]), .element(.p, [], [Look.link("Läs in en fil", visit.link("inlasning"))])]
  }

  // MARK: Deciding

  private static func decide(_ visit: Visit) async throws -> WebAnswer {
    let id = visit.parameter("jobb")
    let jobs = visit.jobs
    let job = try await jobs.job(id)
    let order = try DecisionForm.order(visit.form)
    // A file that is taken for something else must be looked at anew before anything is decided.
    if visit.form["gor"] == "las-in", order.kind == job.order.kind {
      try await jobs.decide(id, order)
    } else {
      try await jobs.look(at: id, order)
    }
    visit.goOn(with: id)
    return .seeOther(visit.link("inlasning", "jobb", id))
  }

  private static func cancel(_ visit: Visit) async throws -> WebAnswer {
    try await visit.jobs.cancel(visit.parameter("jobb"))
    return .seeOther(visit.link("inlasning"))
  }
}

extension Visit {
  /// Whether whoever visits may bring in files of some kind.
  var mayImport: Bool { IntakeKind.openers.contains(where: may) }

  /// The jobs that bring in files.
  var jobs: IntakeJobs { IntakeJobs(desk, room: work.room) }

  /// Lets the job go on after the answer, in the name of whoever visits.
  func goOn(with job: String) {
    let (context, room, world, id) = (desk.context, work.room, world, request.id)
    work.start { store in
      let fault = await IntakeJobs(Desk(store: store, context: context), room: room).work(job)
      if let fault { world.log(PersonalNumbers.masked("fault \(id): \(fault)").text) }
    }
  }
}
