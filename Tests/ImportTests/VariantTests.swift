import Documents
import Figures
import Foundation
import Kernel
import Organisation
import Reporting
import Storage
import StoreSQLite
import Testing

private let board = Board(name: "Socialnämnden", municipality: "Exempelkommunen")
private let month = Attempt.month
private let secret = "Ett familjehem i Norrbyn"
private let law = "OSL 26 kap. 1 §"
private let enclosure = Enclosure(
  title: "Placeringar i \(secret)", ground: law,
  blocks: [
    .paragraph([.text("\(secret) har tre placerade.")]),
    .table(
      Table(
        id: "sekretess-tabell", caption: "Var", columns: [.init("a", "Hem", .label), .init("b", "Antal", .text)],
        rows: [.init(id: "r", cells: [.text(secret), .text("3")])])),
  ])

/// A board in a new store.
private func newPlace() async throws -> Workplace {
  let place = try Workplace()
  _ = try await place.desk().run(CreateBoard.self, board)
  return place
}

/// Locks the report of those numbers, its text for its only file.
@discardableResult
private func lock(
  _ placed: [Int64], _ order: VariantOrder = VariantOrder(), saysSo: Bool = true, reason: String? = nil,
  body: String = "nämnden", at desk: Desk
) async throws -> LockedReport {
  try await LockDesk(desk) { _ in PlacedSource.sections(placed, saysSo: saysSo) }.lock(
    .init(month: month), order, body: body, correcting: reason
  ) { document, name in
    [.init(name: name + ".txt", format: "text", bytes: Array(texts(of: document).joined(separator: "\n").utf8))]
  }
}

/// Makes reports of those numbers.
private func reports(_ placed: [Int64], at desk: Desk) -> LockDesk {
  LockDesk(desk) { _ in PlacedSource.sections(placed) }
}

/// All that a reader sees of the document, in pieces.
private func texts(of document: Document) -> [String] {
  [document.title] + document.heading.map { $0.label + ": " + $0.value }
    + document.blocks.flatMap { block -> [String] in
      switch block {
      case .heading(_, let text, _): return [text]
      case .paragraph(let inlines): return [inlines.plainText]
      case .list(let items), .numbered(let items): return items.map(\.plainText)
      case .notice(let notice): return [notice.text.plainText]
      case .table(let table):
        return [table.caption] + table.allNotes.map(\.plainText)
          + table.rows.map { row in
            row.cells.map { cell in
              switch cell {
              case .text(let text): text
              case .figure(let figure): figure.text
              case .empty: ""
              }
            }.joined(separator: " ")
          }
      case .chart, .pageBreak: return []
      }
    }
}

/// The numbers as the document's table shows them.
private func numbers(_ document: Document) -> [String] {
  document.tables.first { $0.id == "placerade" }?.rows.map { row in
    if case .figure(let cell) = row.cells[1] { cell.text } else { "" }
  } ?? []
}

@Suite("Reports have a public and a confidential variant")
struct VariantTests {
  @Test("A public report hides small numbers of people and what would tell them, also beside what is locked already")
  func jointlyHidden() async throws {
    let place = try await newPlace()
    let desk = place.desk()
    let first = try await lock([3, 40, 9], at: desk)
    let open = try await desk.ask(ReadLocked.self, .init(first.id, files: nil))
    #expect(numbers(open.document) == ["··", "··", "9", "52"])
    #expect(!String(decoding: open.files[0].bytes, as: UTF8.self).contains("U0 3"))
    // By itself the later one would hide the two small ones alone, which hide each other.
    func made(_ desk: Desk) async throws -> VariantDesk.Made {
      try await reports([3, 40, 9, 2], at: desk).variants(.init(month: month))
    }
    let other = try await newPlace()
    #expect(numbers(try await made(other.desk()).open) == ["··", "40", "9", "··", "54"])
    // Beside the first, the 40 would tell the 3.
    let later = try await made(desk)
    #expect(later.hidden.contains(PlacedSource.key("U1")) && later.problems.isEmpty)
    let second = try await lock([3, 40, 9, 2], reason: "En enhet saknades", at: desk)
    let corrected = try await desk.ask(ReadLocked.self, .init(second.id)).document
    #expect(numbers(corrected)[0] == "··" && numbers(corrected)[1] == "··")
    // A third version of another body sees both.
    let third = try await lock([4, 40, 9, 2], body: "arbetsutskottet", at: desk)
    let last = numbers(try await desk.ask(ReadLocked.self, .init(third.id)).document)
    #expect(last[0] == "··" && last[1] == "··")
    try other.remove()
    try place.remove()
  }

  @Test("What a locked version hides is not shown by comparing it with now")
  func comparison() async throws {
    let place = try await newPlace()
    let desk = place.desk()
    let id = try await lock([3, 40, 9], at: desk).id
    let locks = LockDesk(desk) { _ in PlacedSource.sections([4, 40, 19]) }
    let document = try await locks.comparison(
      locks.snapshot(id), locks.snapshot(ReadReport.Input(month: month)), kinds: KindCatalogue([]))
    let seen = Set(document.tables.flatMap { $0.rows.map(\.id) })
    #expect(!seen.isEmpty)
    let values = document.tables.flatMap { table in
      table.rows.flatMap { row in
        row.cells.compactMap { if case .figure(let cell) = $0 { cell.value } else { nil } }
      }
    }
    #expect(values.contains(.count(19)) && !values.contains(.count(3)) && !values.contains(.count(4)))
    try place.remove()
  }

  @Test("A number that a published version tells is named, and hidden all the same")
  func exposed() async throws {
    let place = try await newPlace()
    let desk = place.desk()
    // A version from before the capability said that its numbers are of people.
    try await lock([3, 40, 9], saysSo: false, at: desk)
    let made = try await reports([3, 40, 9], at: desk).variants(.init(month: month))
    #expect(made.hidden.contains(PlacedSource.key("U0")))
    #expect(made.problems.map(\.code) == ["variant.exposed-numbers"])
    #expect(made.problems.allSatisfy { $0.severity == .warning })
    // Another number of the same unit is another matter.
    let later = try await reports([4, 40, 9], at: desk).variants(.init(month: month))
    #expect(later.hidden.contains(PlacedSource.key("U0")) && later.problems.isEmpty)
    try place.remove()
  }

  @Test("The confidential variant has the enclosure and every number, is marked first, and is kept sealed")
  func confidential() async throws {
    let place = try await newPlace()
    let desk = place.desk()
    let order = VariantOrder(.confidential, enclosures: [enclosure])
    let locked = try await lock([3, 40, 9], order, at: desk)
    #expect(locked.files.map(\.name) == ["Manadsuppfoljning-april-2019_version-1.txt"])
    let open = try await desk.ask(ReadLocked.self, .init(locked.id, files: nil))
    let shown = texts(of: open.document)
    #expect(shown.contains { $0.contains("Till rapporten hör en bilaga") && $0.contains(law) })
    #expect(!shown.contains { $0.contains(secret) })
    let read = try await desk.ask(ReadLocked.self, .init(locked.id, files: nil, variant: .confidential))
    #expect(numbers(read.document) == ["3", "40", "9", "52"])
    #expect(read.document.heading.first == .init("Sekretess", law))
    guard case .notice(let notice)? = read.document.blocks.first else {
      Issue.record("The first block is no notice")
      return
    }
    #expect(notice.text.plainText.hasPrefix("Innehåller uppgifter med sekretess enligt \(law)."))
    #expect(texts(of: read.document).contains("\(secret) har tre placerade."))
    #expect(read.files.map(\.name) == ["Manadsuppfoljning-april-2019-sekretess_version-1.txt"])
    #expect(String(decoding: read.files[0].bytes, as: UTF8.self).contains(secret))
    #expect(try await desk.ask(ListVariants.self, locked.id) == [.public, .confidential])
    // The store holds no word of it in the open.
    let check = try await place.store.verification()
    #expect(check.findings == [] && check.sealedItems == 4)
    let folder = URL(fileURLWithPath: place.store.path).deletingLastPathComponent()
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      #expect(try Data(contentsOf: file).range(of: Data(secret.utf8)) == nil, "\(file.lastPathComponent)")
    }
    try place.remove()
  }

  @Test("Whoever may not read what is confidential is refused alike, whatever there is, and makes no such report")
  func rights() async throws {
    let place = try await newPlace()
    let order = VariantOrder(.confidential, enclosures: [enclosure])
    let kept = try await lock([3, 40, 9], order, at: place.desk()).id
    let open = try await lock([30, 40, 90], body: "arbetsutskottet", at: place.desk()).id
    let desk = place.desk(permissions: Set(Permission.allCases).subtracting([.readConfidential]))
    for id in [kept, open, "2019-04/manadsuppfoljning/9", "nej"] {
      let refusal = await #expect(throws: StorageProblem.self) {
        try await desk.ask(ReadLocked.self, .init(id, files: nil, variant: .confidential))
      }
      #expect(refusal == .notPermitted(useCase: ReadLocked.name, permission: .readConfidential))
      #expect(refusal.map { "\($0.message) \($0.remedy.text(for: .command))".contains("Norrbyn") } == false)
    }
    // The public variant is theirs, and says nothing of whether anything is kept beside it.
    for id in [kept, open] {
      #expect(try await desk.ask(ReadLocked.self, .init(id)).report.value.sealed == nil)
      #expect(try await desk.ask(ListVariants.self, id) == [.public])
    }
    #expect(try await desk.ask(ListLocked.self, month).allSatisfy { $0.value.sealed == nil })
    let before = try await place.size()
    await #expect(throws: StorageProblem.notPermitted(useCase: PrepareVariant.name, permission: .readConfidential)) {
      try await lock([3, 40, 9], order, reason: "Nytt", at: desk)
    }
    #expect(try await place.size() == before)
    // Public reports they make, also beside versions that hide something.
    let made = try await reports([3, 40, 9, 2], at: desk).variants(.init(month: month))
    #expect(made.hidden.contains(PlacedSource.key("U1")) && made.confidential == nil)
    try place.remove()
  }

  @Test("Without the store's key nothing confidential is locked or read, and no public report is guessed")
  func keyless() async throws {
    let place = try await newPlace()
    let kept = try await lock([3, 40, 9], VariantOrder(.confidential, enclosures: [enclosure]), at: place.desk()).id
    let store = try SQLiteStore.open(path: place.store.path)
    let desk = Desk(store: store, context: place.desk().context)
    await #expect(throws: VariantProblem.unreadable(kept, why: SealFault.noKey.text)) {
      try await desk.ask(ReadLocked.self, .init(kept, variant: .confidential))
    }
    await #expect(throws: VariantProblem.unreadable(kept, why: SealFault.noKey.text)) {
      try await reports([3, 40, 9], at: desk).variants(.init(month: month))
    }
    #expect(numbers(try await desk.ask(ReadLocked.self, .init(kept)).document) == ["··", "··", "9", "52"])
    // Where nothing tells of few people, the key is not needed.
    try store.close()
    let other = try await newPlace()
    let closed = try SQLiteStore.open(path: other.store.path)
    let keyless = Desk(store: closed, context: other.desk().context)
    await #expect(throws: StorageProblem.noKey) { try await lock([3, 40, 9], at: keyless) }
    #expect(try await lock([30, 40, 90], at: keyless).sealed == nil)
    try closed.close()
    try other.remove()
    try place.remove()
  }

  @Test("A confidential report needs a ground and something confidential; a public version alone has no other variant")
  func refusals() async throws {
    let place = try await newPlace()
    let desk = place.desk()
    let ungrounded = Enclosure(title: "Bilaga", ground: " ", blocks: [])
    for variant in ReportVariant.allCases {
      await #expect(throws: VariantProblem.noGround) {
        try await lock([30, 40], VariantOrder(variant, enclosures: [ungrounded]), at: desk)
      }
    }
    await #expect(throws: VariantProblem.noGround) { try await lock([3, 40], VariantOrder(.confidential), at: desk) }
    await #expect(throws: VariantProblem.nothingConfidential) {
      try await lock([30, 40], VariantOrder(.confidential, ground: law), at: desk)
    }
    let open = try await lock([3, 40, 9], at: desk)
    #expect(open.sealed != nil, "kept so that later versions do not tell what it hides")
    #expect(try await desk.ask(ListVariants.self, open.id) == [.public])
    await #expect(throws: VariantProblem.notKept(open.id)) {
      try await desk.ask(ReadLocked.self, .init(open.id, variant: .confidential))
    }
    await #expect(throws: LockProblem.unknownVersion("2019-04/manadsuppfoljning/9", known: [open.id])) {
      try await desk.ask(ListVariants.self, "2019-04/manadsuppfoljning/9")
    }
    // The ground of small numbers alone is enough.
    let whole = try await lock([3, 40, 9], VariantOrder(.confidential, ground: law), reason: "Med alla tal", at: desk)
    let read = try await desk.ask(ReadLocked.self, .init(whole.id, variant: .confidential)).document
    #expect(numbers(read) == ["3", "40", "9", "52"] && read.heading.first?.value == law)
    try place.remove()
  }

  @Test("A version that is locked meanwhile is looked at before small numbers are told")
  func meanwhile() async throws {
    let place = try await newPlace()
    let desk = place.desk()
    let order = Attempt.lockOrder
    try await lock([30, 40], body: "arbetsutskottet", at: desk)
    let stale = LockOrder(
      month: month, template: order.template, templateVersion: 0, number: 2, body: "nämnden", event: 1,
      title: order.title, document: order.document, figures: order.figures, files: [], publishedThrough: 1)
    await #expect(throws: LockProblem.numberTaken("2019-04/manadsuppfoljning/2")) {
      try await desk.run(LockReport.self, stale)
    }
    try place.remove()
  }

  @Test("An enclosure is written as text with headings, lists, tables and figures by their names")
  func writtenEnclosure() async throws {
    let place = try await newPlace()
    let text = """
      # Var barnen finns

      Enheten har {Placerade: Enhet 0, april 2019 | st} placerade,
      se 19121212-1212.

      ## Hem
      - \(secret)
      - Ett annat

      | Hem | Antal |
      |-----|-------|
      | Norr | 3 |
      """
    func made(_ text: String) async throws -> Document? {
      try await reports([3, 40, 9], at: place.desk()).variants(
        .init(month: month),
        VariantOrder(.confidential, texts: [EnclosureText(text, file: "bilaga.txt", ground: law)])
      ).confidential
    }
    let document = try #require(try await made(text))
    let texts = texts(of: document)
    #expect(texts.contains("Var barnen finns") && texts.contains("Hem") && texts.contains("Norr 3"))
    #expect(texts.contains { $0.hasPrefix("Enheten har 3") && $0.contains("[personnummer]") })
    #expect(document.tables.last?.caption == "Hem" && document.tables.last?.rows.count == 1)
    let problems = await #expect(throws: Problems.self) { try await made("Enheten har {Inget sådant | st}.") }
    #expect(problems?.all.first?.place.file == "bilaga.txt")
    try place.remove()
  }
}
