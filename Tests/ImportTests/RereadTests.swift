import Formats
import Importing
import Kernel
import Ledger
import Organisation
import Storage
import Testing

private let costs = (5010...5025).map { ($0, $0 * 10) } + [(3010, -40_000)]

/// The costs and the revenue of April with these signs.
private func file(_ name: String, _ sign: Int) -> SourceFile {
  let rows = costs.map { "2019-04;\($0);302;\(sign * $1)" }
  return SourceFile(name: name, bytes: Array((["period;konto;ansvar;belopp"] + rows).joined(separator: "\n").utf8))
}

private func prepared() async throws -> Workplace {
  let place = try Workplace()
  _ = try await place.desk().run(CreateBoard.self, Board(name: "Socialnämnden", municipality: "Exempelkommunen"))
  return place
}

private func consents(_ desk: Desk) async throws -> [String: [String]] {
  let rows = try await desk.ask(ListBatches.self, ())
  return Dictionary(rows.map { ($0.id, $0.batch.consents) }, uniquingKeysWith: { first, _ in first })
}

@Test("What was let pass of the file holds when it is read anew, and what it was let do to others does not")
func inheritedConsents() async throws {
  let place = try await prepared()
  let desk = place.desk()
  let importer = LedgerImporter(desk: desk)
  // Said to have the ledger's sign: what the amounts themselves tell is not asked.
  var first = LedgerImporter.Options(source: "huvudbok", extracted: Day("2019-05-02"))
  first.table.sign = .ledger
  _ = try await importer.run(file("l.csv", 1), first)
  let named = SupersedeConsent(isGeneral: true, named: ["sign-flipped"])
  var second = LedgerImporter.Options(
    source: "huvudbok", status: .closed, extracted: Day("2019-04-20"), consent: named)
  second.table.sign = .ledger
  _ = try await importer.run(file("l2.csv", -1), second)
  let before = try #require(try await consents(desk)["ledger-0002"])
  #expect(before.contains("importing.sign-flipped") && before.contains("importing.closed-early"))
  var mapping = SourceMapping.standard
  mapping.sign = .report
  _ = try await desk.run(ImportMapping.self, ["huvudbok": mapping])
  do {
    _ = try await importer.reread(batch: "ledger-0002", consent: SupersedeConsent())
    Issue.record("every sign was turned and nothing asked")
  } catch let problems as Problems {
    let codes = problems.all.map(\.code)
    #expect(codes.contains("importing.sign-flipped") && !codes.contains("importing.closed-early"))
  }
  _ = try await importer.reread(batch: "ledger-0002", consent: named)
  let after = try #require(try await consents(desk)["ledger-0003"])
  #expect(after.contains("importing.sign-flipped") && after.contains("importing.closed-early"))
  try place.remove()
}

@Test("A sum that differs and was let pass is told of the import ever after")
func acceptedDisagreement() async throws {
  let place = try await prepared()
  let desk = place.desk()
  let sheet = [
    "Belopp i kr;;", "Konto;Ansvar;apr 2019", "3510;30210;12 000,00-", "5110;30210;45 100,00", "Summa;;33 200,00",
  ].joined(separator: "\n")
  let source = SourceFile(name: "saldon.csv", bytes: Array(sheet.utf8))
  let importer = LedgerImporter(desk: desk)
  await #expect(throws: Problems.self) { try await importer.run(source, .init(source: "huvudbok")) }
  _ = try await importer.run(source, .init(source: "huvudbok", consent: SupersedeConsent(named: ["total-differs"])))
  #expect(try await consents(desk) == ["ledger-0001": ["importing.total-differs"]])
  try place.remove()
}
