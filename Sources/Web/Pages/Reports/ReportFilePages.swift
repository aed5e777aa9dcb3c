import Documents
import DocumentWriters
import Formats
import HTML
import Installed
import Kernel
import Organisation
import Reporting
import Storage

/// A report as it is now, as pages and as files; what the checks find in it; and what is locked.
enum ReportFilePages {
  static let routes: [Route] = [
    .get("/rapporter/{manad}/forhandsgranska", .permission(ReadReport.permission), answer: preview),
    .get("/rapporter/{manad}/kontroll", .permission(CheckReport.permission), answer: check).presentOnly,
    .get("/rapporter/{manad}/hamta/{format}", .permission(ReadReport.permission), answer: export).unhurried,
    .get("/rapporter/{manad}/version", .permission(ReadLocked.permission), answer: version),
    .get("/rapporter/{manad}/fil", .permission(ReadLocked.permission), .never, answer: file),
    .get("/rapporter/{manad}/version/sekretess", .permission(.readConfidential), .never, answer: confidential),
    .get("/rapporter/{manad}/fil/sekretess", .permission(.readConfidential), .never, answer: confidentialFile),
    .get("/rapporter/{manad}/jamfor", .permission(CompareReports.permission), answer: compare).presentOnly,
  ]

  private static func locks(_ visit: Visit) -> LockDesk { LockDesk(visit.desk, capabilities: Capabilities.all) }

  private static func preview(_ visit: Visit) async throws -> WebAnswer {
    let choice = try ReportChoice(visit)
    let input = choice.input
    let made = try await locks(visit).variants(input, at: visit.moment)
    var writer = visit.writer(input.month)
    let top = ["rapporter", input.month.description]
    let files = downloads.map { name, title in
      Look.link(title, visit.link(top + ["hamta", name], fields: choice.fields))
    }
    let question = try await choice.question(to: visit.link(top + ["forhandsgranska"]), visit)
    var ways: [Node] = []
    if visit.may(CheckReport.permission), visit.moment == nil {
      ways.append(Look.wayOn("Kontrollera", visit.link(top + ["kontroll"], fields: choice.fields), .second))
    }
    if visit.may(LockReport.permission), visit.moment == nil {
      ways.append(Look.wayOn("Lås version", visit.link(top + ["las"], fields: choice.fields), .second))
    }
    let gaps = made.whole.gaps.map { Node.element(.li, [], visit.terms.own($0.message)) }
    return visit.page(
      made.open.title, in: .reports, beneath: ReportPages.crumbs(visit, input.month),
      [
        Look.answer(
          [
            .text(visit.moment == nil ? "Rapporten som den är nu. Hämta som " : "Rapporten som den var då. Hämta som ")
          ] + files.enumerated().flatMap { $0.offset == 0 ? [$0.element] : [.text(", "), $0.element] } + [.text(".")]),
        question,
        ways.isEmpty ? .nothing : Look.actions(ways),
        gaps.isEmpty
          ? .nothing : Look.notice(.warning, [.text("Detta saknas:"), .element(.ul, [], gaps)]),
      ] + made.open.blocks.map { writer.node(of: $0) })
  }

  /// The formats that are offered, and what readers call them.
  private static let downloads = [
    ("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel"), ("html", "webbsida"), ("slides", "bilder"),
  ]

  private static func check(_ visit: Visit) async throws -> WebAnswer {
    let choice = try ReportChoice(visit)
    let input = choice.input
    let checked = try await CheckDesk(visit.desk, capabilities: Capabilities.all).check(
      input, kinds: RecordKinds.all)
    return visit.page(
      "Kontroll av rapporten", in: .reports, beneath: ReportPages.crumbs(visit, input.month),
      [
        Look.answer([.text("Kontrollen fann \(checked.summary).")]),
        try await choice.question(
          to: visit.link("rapporter", input.month.description, "kontroll"), visit),
        checked.findings.isEmpty ? .nothing : Look.table(table(checked.findings, visit.terms)),
      ])
  }

  private static func table(_ findings: [ReportFinding], _ terms: Terms) -> PageTable {
    return PageTable(
      id: "granskning", caption: "Funnet i rapporten", isSortable: true,
      columns: [.init("Vad", .label), .init("Var"), .init("Hur allvarligt"), .init("Att göra")],
      rows: findings.map { finding in
        let isError = finding.severity == .error
        return .init(
          [
            .words(terms.own(finding.message)), .words(terms.own(finding.spot.title)),
            .content([Look.state(isError ? .wrong : .warning, isError ? "Fel" : "Varning")]),
            .words(terms.own(finding.remedy.text(for: .page))),
          ])
      })
  }

  private static func export(_ visit: Visit) async throws -> WebAnswer {
    let input = try ReportChoice(visit).input
    let name = visit.parameter("format")
    let made = try await locks(visit).variants(input, at: visit.moment)
    return try await answer(made.open, as: name, called: made.whole.fileName, visit)
  }

  /// The document as one file.
  private static func answer(
    _ document: Document, as name: String, called title: String, _ visit: Visit
  ) async throws -> WebAnswer {
    if name == "pdf" {
      guard let set = visit.world.pdf else { throw WebProblem.noPage }
      let bytes = try await set(TypstWriter.bytes(of: document))
      return .file(bytes, called: title + ".pdf", type: "application/pdf")
    }
    guard let format = DocumentFormat(rawValue: name) else { throw WebProblem.noPage }
    return .file(
      DocumentWriter.bytes(of: document, as: format),
      called: title + (format == .slides ? "-bilder." : ".") + format.fileExtension, type: format.mediaType)
  }

  private static func report(_ visit: Visit) -> String { visit.query["rapport"] ?? "" }

  private static func version(_ visit: Visit) async throws -> WebAnswer {
    let read = try await visit.ask(ReadLocked.self, .init(report(visit)))
    let value = read.report.value
    let sealed: Node =
      try await hasConfidential(value.id, visit)
      ? .element(
        .p, [],
        [
          Look.link(
            "Läs den skyddade varianten",
            visit.link(
              ["rapporter", value.month.description, "version", "sekretess"],
              fields: .init([.init("rapport", value.id)]))), .text(". Att du har läst den antecknas i läsloggen."),
        ]) : .nothing
    let way = EstablishPages.way(value, visit)
    var writer = visit.writer(value.month, at: value.event)
    // What is read comes before what is reckoned with.
    let forReaders = ["pdf", "docx", "xlsx", "html"].flatMap { format in read.kept.filter { $0.format == format } }
    func row(_ file: LockedReport.File) -> [Node] {
      [
        Look.link(
          file.name,
          visit.link(
            ["rapporter", value.month.description, "fil"],
            fields: .init([.init("rapport", value.id), .init("namn", file.name)])))
      ]
    }
    let decision = LockRules.established(value).map { "Fastställd \($0)." } ?? "Inte fastställd."
    return visit.page(
      LockRules.name(of: value), in: .reports, beneath: ReportPages.crumbs(visit, value.month),
      [
        Look.answer([
          .text("Låst för \(value.body), läget vid händelse \(SwedishText.number(Int64(value.event))). \(decision)")
        ]),
        value.reason.isEmpty ? .nothing : Look.notice(.information, [.text("Rättelse: \(value.reason)")]),
        way.isEmpty ? .nothing : .element(.p, [], way), sealed,
        .element(.h2, [.id("filer")], "Filer"),
        Look.folded((forReaders + read.kept.filter { file in !forReaders.contains(file) }).map(row)),
      ] + read.document.blocks.map { writer.node(of: $0) })
  }

  /// Whether there is a confidential variant that whoever visits may read; others are not told whether there is one.
  private static func hasConfidential(_ id: String, _ visit: Visit) async throws -> Bool {
    guard visit.may(.readConfidential) else { return false }
    do {
      return try await visit.ask(ListVariants.self, id).contains(.confidential)
    } catch VariantProblem.unreadable {
      // Without the store's key nobody can tell.
      return false
    }
  }

  /// The confidential variant of a locked report; that it was read stands in the reading log.
  private static func confidential(_ visit: Visit) async throws -> WebAnswer {
    let read = try await visit.ask(ReadLocked.self, .init(report(visit), variant: .confidential))
    let value = read.report.value
    var writer = visit.writer(value.month, at: value.event)
    let files = read.kept.map { file in
      [
        Look.link(
          file.name,
          visit.link(
            ["rapporter", value.month.description, "fil", "sekretess"],
            fields: .init([.init("rapport", value.id), .init("namn", file.name)])))
      ]
    }
    return visit.page(
      LockRules.name(of: value) + ", skyddad variant", in: .reports,
      beneath: ReportPages.crumbs(visit, value.month),
      [
        Look.answer([
          .text("Den här varianten innehåller uppgifter som inte får spridas. Att du läser den antecknas i läsloggen.")
        ]), .element(.h2, [.id("filer")], "Filer"), Look.list(files),
      ] + read.document.blocks.map { writer.node(of: $0) })
  }

  private static func confidentialFile(_ visit: Visit) async throws -> WebAnswer {
    try await file(visit, variant: .confidential)
  }

  private static func file(_ visit: Visit) async throws -> WebAnswer { try await file(visit, variant: .public) }

  private static func file(_ visit: Visit, variant: ReportVariant) async throws -> WebAnswer {
    let name = visit.query["namn"] ?? ""
    let read = try await visit.ask(ReadLocked.self, .init(report(visit), files: [name], variant: variant))
    guard let file = read.files.first else { throw WebProblem.noPage }
    let type = file.format == "pdf" ? "application/pdf" : DocumentFormat(rawValue: file.format)?.mediaType
    return .file(file.bytes, called: file.name, type: type ?? "application/octet-stream")
  }

  private static func compare(_ visit: Visit) async throws -> WebAnswer {
    let month = try ReportPages.month(visit)
    let locks = locks(visit)
    let earlier = try await locks.snapshot(visit.query["fran"] ?? "")
    let later =
      if let id = visit.query["till"], !id.isEmpty {
        try await locks.snapshot(id)
      } else {
        try await locks.snapshot(ReadReport.Input(month: month))
      }
    let document = try await locks.comparison(earlier, later, kinds: RecordKinds.all)
    // What stood before has its own event in its figures' keys.
    var writer = visit.writer(month, at: later.event)
    return visit.page(
      document.title, in: .reports, beneath: ReportPages.crumbs(visit, month),
      document.blocks.map { writer.node(of: $0) })
  }
}
