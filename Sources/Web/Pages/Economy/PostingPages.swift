import Accounts
import Documents
import DocumentWriters
import Forecasting
import Formats
import HTML
import Kernel
import Ledger
import Storage

/// Finding a posting, and one voucher whole.
enum PostingPages {
  static let routes: [Route] = [
    .get("/ekonomi/sok", .permission(.read), answer: search),
    .get("/ekonomi/verifikation/{inlasning}/{manad}/{rad}", .permission(.read)) {
      try await voucher($0, isConfidential: false)
    },
    .get("/ekonomi/verifikation/{inlasning}/{manad}/{rad}/sekretess", .permission(.readConfidential), .never) {
      try await voucher($0, isConfidential: true)
    },
  ]

  /// How many postings a page shows.
  static let pageSize = 50

  /// Which page of the postings is asked for, from 1.
  static func number(_ visit: Visit) -> Int {
    min(max(Digits.value((visit.query["sida"] ?? "").utf8) ?? 1, 1), PostingQuery.greatestReach / pageSize)
  }

  private static func search(_ visit: Visit) async throws -> WebAnswer {
    let (query, faults) = try read(visit)
    let form = form(visit, faults)
    let crumbs = [EconomyPages.crumb(visit)]
    guard faults.isEmpty else {
      return visit.page(
        "Sök bokföringsrad", in: .economy, beneath: crumbs, faults: faults, status: 422,
        [EconomyPages.tabs("sok", visit), form])
    }
    guard visit.query.fields.contains(where: { !Visit.momentFields.contains($0.name) && !$0.value.isEmpty }) else {
      return visit.page(
        "Sök bokföringsrad", in: .economy, beneath: crumbs,
        [
          Look.answer([.text("Sök bland årets bokföringsrader på ord, leverantör, konto, belopp eller verifikation.")]),
          EconomyPages.tabs("sok", visit), form,
        ])
    }
    let found = try await PostingDesk(visit.desk).find(query, asOf: visit.asOf)
    let count = found.count == 1 ? "1 rad" : SwedishText.number(Int64(found.count)) + " rader"
    return visit.page(
      "Sök bokföringsrad", in: .economy, beneath: crumbs,
      [
        Look.answer([.text("\(count), tillsammans \(SwedishText.kronor(found.sum.ore)) (debet är plus).")]),
        EconomyPages.tabs("sok", visit), form,
      ]
        + results(found, visit, page: number(visit), by: query.order) { number in
          var fields = FormFields(visit.query.fields.filter { $0.name != "sida" })
          fields.add("sida", String(number))
          return visit.link(["ekonomi", "sok"], fields: fields)
        })
  }

  /// The search that the address asks for, and what of it cannot be read.
  private static func read(_ visit: Visit) throws -> (PostingQuery, [FieldFault]) {
    func text(_ name: String) -> String { visit.query[name] ?? "" }
    var faults: [FieldFault] = []
    var query = PostingQuery(
      words: text("ord"), supplier: text("leverantor"), unit: text("enhet").isEmpty ? nil : text("enhet"),
      voucher: text("ver"), order: PostingQuery.Order(rawValue: text("ordning")) ?? .size, limit: pageSize,
      offset: (number(visit) - 1) * pageSize)
    if !text("manader").isEmpty {
      query.period = Period(text("manader"))
      if query.period == nil {
        faults.append(FieldFault("Skriv månaderna som 2019-03, 2019-01..2019-04 eller 2019.", at: "manader"))
      }
    }
    do {
      if !text("belopp").isEmpty { query.amounts = try AmountRange.read(text("belopp")) }
    } catch {
      faults.append(FieldFault(error, at: "belopp", in: visit.terms))
    }
    for (part, field) in fields {
      do {
        let ranges = try PostingQuery.codeRanges(text(field), of: part)
        if !ranges.isEmpty { query.codes[part] = ranges }
      } catch {
        faults.append(FieldFault("Skriv koder som 45 eller 50-56, med komma emellan.", at: field))
      }
    }
    return (query, faults)
  }

  /// The fields that take codes, each with its coding part.
  static let fields: [(part: CodingPart, name: String)] = [
    (.account, "konto"), (.responsibility, "ansvar"), (.serviceArea, "verksamhet"), (.project, "projekt"),
  ]

  private static func form(_ visit: Visit, _ faults: [FieldFault]) -> Node {
    func line(_ name: String, _ label: String, hint: String = "") -> Node {
      Look.field(
        Field(name, label, .line(visit.query[name] ?? ""), hint: hint, isRequired: false, tellsIfOptional: false),
        faults: faults)
    }
    let orders: [Field.Choice] = [
      .init("size", "Störst belopp först"), .init("latest", "Senast först"), .init("earliest", "Tidigast först"),
    ]
    return Look.question(
      to: visit.link("ekonomi", "sok"),
      [
        Look.columns([
          [
            line("ord", "Ord i text eller leverantör"), line("leverantor", "Leverantör"),
            line("belopp", "Belopp", hint: "12500, 12500,50, 10000-20000 eller >50000"),
            line("ver", "Verifikation"),
          ],
          [
            line("konto", "Konto", hint: "45 eller 50-56"), line("ansvar", "Ansvar"), line("verksamhet", "Verksamhet"),
            line("projekt", "Projekt"),
            line("manader", "Månader", hint: "Hela året om ingenting står här"),
            Look.field(
              Field("ordning", "Ordning", .list(orders, chosen: visit.query["ordning"] ?? "size"))),
          ],
        ]), Look.actions([Look.button("Sök")]),
      ])
  }

  /// The postings that were found, with the ways to the pages beside this one.
  static func results(
    _ found: FoundPostings, _ visit: Visit, page: Int, by order: PostingQuery.Order = .size, at address: (Int) -> String
  ) -> [Node] {
    let notes: [Node] = found.notes.map { Look.notice(.information, [.text($0)]) }
    guard found.count > 0 else {
      return [Look.empty("Inga bokföringsrader.", [.text("Pröva färre ord, en del av ett ord eller fler månader.")])]
        + notes
    }
    let first = (page - 1) * pageSize + 1
    let last = first + found.postings.count - 1
    let count = SwedishText.number(Int64(found.count))
    let hasMore = last < found.count && last < PostingQuery.greatestReach
    return [
      table(
        found.postings, id: "bokforingsrader",
        caption: "Bokföringsrader, \(words(of: order)), kronor (debet är plus)", found.sum, visit),
      Look.pages(
        "Bokföringsrader", showing: "\(first)–\(last) av \(count); summan gäller alla.",
        before: page > 1 ? address(page - 1) : nil, after: hasMore ? address(page + 1) : nil),
    ] + notes
  }

  private static func words(of order: PostingQuery.Order) -> String {
    switch order {
    case .size: "de största först"
    case .latest: "de senaste först"
    case .earliest: "de tidigaste först"
    }
  }

  private static func table(
    _ postings: [FoundPosting], id: String, caption: String, _ sum: Money, _ visit: Visit,
    marks: [PostingID: Versioned<MarkedPosting>]? = nil
  ) -> Node {
    let ways = marks.map { marks in postings.map { MarkingPages.way($0, marks[$0.id], visit) } } ?? []
    // Whoever may neither mark nor sees a mark needs no column for it.
    let hasWays = ways.contains { !$0.isEmpty }
    return table(postings, ways: hasWays ? ways : nil, id: id, caption: caption, sum, visit)
  }

  private static func table(
    _ postings: [FoundPosting], ways: [[Node]]?, id: String, caption: String, _ sum: Money, _ visit: Visit
  ) -> Node {
    Look.table(
      PageTable(
        id: id, caption: caption,
        columns: [
          .init("Verifikation", .label), .init("Belopp", .number), .init("Datum", .text), .init("Text", .text),
          .init("Leverantör", .text), .init("Kontering", .text),
        ] + (ways == nil ? [] : [.init("Felkonterad?", .text)]),
        rows: postings.enumerated().map { place, posting in
          let account = posting.accountName.isEmpty ? "" : " (\(posting.accountName))"
          return .init(
            [
              .content(
                [
                  Look.link(
                    posting.voucher.isEmpty ? "utan nummer" : posting.voucher,
                    visit.link([
                      "ekonomi", "verifikation", posting.id.batch, posting.id.month.description, String(posting.id.row),
                    ]))
                ], sortedBy: posting.voucher),
              .number(SwedishText.number(posting.amount.ore, decimals: 2), exact: posting.amount.ore),
              .brief(posting.day?.description ?? SwedishText.text(posting.id.month)), .words(posting.text),
              .words(posting.supplier), .words(posting.coding + account),
            ] + (ways.map { [.content($0[place])] } ?? []))
        } + [
          .init(
            [
              .words("Summa"), .number(SwedishText.number(sum.ore, decimals: 2), exact: sum.ore), .empty, .empty,
              .empty,
              .empty,
            ] + (ways == nil ? [] : [.empty]), kind: .total)
        ]))
  }

  /// The way to the texts that are hidden; nothing where none is, or whoever visits may not read them.
  private static func sealed(_ voucher: ReadVoucher.Output, _ visit: Visit) -> Node {
    guard voucher.postings.contains(where: \.isProtected), visit.may(.readConfidential) else { return .nothing }
    let steps = ["ekonomi", "verifikation"] + ["inlasning", "manad", "rad"].map(visit.parameter) + ["sekretess"]
    return .element(
      .p, [],
      [Look.link("Visa skyddade texter", visit.link(steps)), .text(". Att du har läst dem antecknas i läsloggen.")])
  }

  /// One voucher whole; with the protected texts where `isConfidential`, which stands in the reading log.
  private static func voucher(_ visit: Visit, isConfidential: Bool) async throws -> WebAnswer {
    let text = ["inlasning", "manad", "rad"].map(visit.parameter).joined(separator: "/")
    guard let id = PostingID(text) else { throw WebProblem.noPage }
    let voucher = try await PostingDesk(visit.desk).voucher(id, asOf: visit.asOf, isConfidential: isConfidential)
    let batch = voucher.batch.value
    let first = voucher.postings.first
    let name = (first?.voucher).flatMap { $0.isEmpty ? nil : $0 } ?? "utan nummer"
    let day = first?.day.map { " den " + SwedishText.text($0) } ?? ""
    return visit.page(
      "Verifikation \(name)", in: .economy,
      beneath: [EconomyPages.crumb(visit), .init("Sök bokföringsrad", visit.link("ekonomi", "sok"))],
      [
        Look.answer([
          .text(
            "\(voucher.postings.count == 1 ? "En rad" : "\(voucher.postings.count) rader")\(day), tillsammans "
              + "\(SwedishText.kronor(voucher.sum.ore)).")
        ]),
        table(
          voucher.postings, id: "rader", caption: "Verifikationens rader, kronor (debet är plus)", voucher.sum, visit,
          marks: voucher.marks),
        isConfidential
          ? Look.notice(
            .warning,
            [.text("Skyddade texter visas. De får inte spridas, och att du läser dem antecknas i läsloggen.")])
          : sealed(voucher, visit),
        voucher.isLimited ? Look.notice(.information, [.text("Bara rader på dina enheter visas.")]) : .nothing,
        .element(.h2, [], "Källan"),
        Look.facts([
          ("Fil", [source(voucher.batch.id, batch.fileName, visit)]),
          ("Uttagen", [.text(SwedishText.text(batch.extracted))]),
          ("Inläsning", [.text("\(voucher.batch.id), händelse \(voucher.batch.event)")]),
          ("Rad bland månadens rader", [.text(SwedishText.number(Int64(id.row)))]),
          ("Månadens status", [.text(voucher.status.text)]), ("Filens kontrollsumma", [.text(batch.file.short)]),
        ]),
      ])
  }

  /// The file that the posting came in, with the way to its import for whoever may see all of it.
  private static func source(_ batch: String, _ name: String, _ visit: Visit) -> Node {
    visit.desk.context.actor.grants.scope(of: .read) == .everything
      ? Look.link(name, visit.link("inlasning", "fil", batch)) : .text(name)
  }
}
