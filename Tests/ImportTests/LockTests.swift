import Documents
import Kernel
import Organisation
import Reporting
import Storage
import Testing

private let board = Board(name: "Socialnämnden", municipality: "Exempelkommunen")
private let month = Attempt.month

private func order(_ number: Int, body: String = "nämnden", event: Int = 1) -> LockOrder {
  let order = Attempt.lockOrder
  return LockOrder(
    month: order.month, template: order.template, templateVersion: 0, number: number, body: body, event: event,
    title: order.title, document: order.document, figures: order.figures, files: order.files)
}

@Test("Each body has a version of its own, and only a correction with a reason takes a version's place")
func versionsByBody() async throws {
  let place = try Workplace()
  let desk = place.desk()
  _ = try await desk.run(CreateBoard.self, board)
  await #expect(throws: LockProblem.nothingToCorrect(month, body: "nämnden")) {
    try await desk.run(CorrectReport.self, .init(order(1), reason: "Fel"))
  }
  #expect(try await desk.run(LockReport.self, order(1)).output == "2019-04/manadsuppfoljning/1")
  await #expect(throws: LockProblem.alreadyLocked("2019-04/manadsuppfoljning/1", body: "nämnden")) {
    try await desk.run(LockReport.self, order(2))
  }
  await #expect(throws: LockProblem.numberTaken("2019-04/manadsuppfoljning/1")) {
    try await desk.run(LockReport.self, order(1, body: "arbetsutskottet"))
  }
  await #expect(throws: LockProblem.numberTaken("2019-04/manadsuppfoljning/2")) {
    try await desk.run(LockReport.self, order(2, body: "arbetsutskottet", event: 99))
  }
  _ = try await desk.run(LockReport.self, order(2, body: "arbetsutskottet"))
  await #expect(throws: LockProblem.noReason(month)) {
    try await desk.run(CorrectReport.self, .init(order(3), reason: " "))
  }
  _ = try await desk.run(CorrectReport.self, .init(order(3), reason: "Fel för 19121212-1212"))
  let locked = try await desk.ask(ListLocked.self, month)
  #expect(locked.map(\.value.body) == ["nämnden", "arbetsutskottet", "nämnden"])
  #expect(locked.map(\.value.reason.isEmpty) == [true, true, false])
  #expect(!locked[2].value.reason.contains("1212-1212"))
  #expect(try await desk.ask(ListLocked.self, month.advanced(by: 1)).isEmpty)
  try place.remove()
}

@Test("A locked report is read back byte for byte")
func readBack() async throws {
  let place = try Workplace()
  let desk = place.desk()
  _ = try await desk.run(CreateBoard.self, board)
  let id = try await desk.run(LockReport.self, order(1)).output
  let read = try await desk.ask(ReadLocked.self, .init(id, files: ["rapport.txt"]))
  #expect(read.files.map(\.bytes) == order(1).files.map(\.bytes))
  #expect(try StoredDocument.bytes(of: read.document) == order(1).document)
  #expect(try read.figures.bytes() == order(1).figures)
  await #expect(throws: LockProblem.unknownFile("annat.txt", id: id, known: ["rapport.txt"])) {
    try await desk.ask(ReadLocked.self, .init(id, files: ["annat.txt"]))
  }
  try place.remove()
}

@Test("What cannot be read back is not locked", arguments: [[], Array("{}".utf8), Array("nej".utf8)] as [[UInt8]])
func unreadable(bytes: [UInt8]) async throws {
  let place = try Workplace()
  let desk = place.desk()
  _ = try await desk.run(CreateBoard.self, board)
  let before = try await place.size()
  for (tree, figures) in [(bytes, order(1).figures), (order(1).document, bytes)] {
    let order = LockOrder(
      month: month, template: "manadsuppfoljning", templateVersion: 0, number: 1, body: "nämnden", event: 1,
      title: "Rapport", document: tree, figures: figures, files: [])
    await #expect(throws: DocumentProblem.self) { try await desk.run(LockReport.self, order) }
  }
  #expect(try await place.size() == before)
  try place.remove()
}

@Test("A decision is noted once, on the latest version, with a day and a section that can be right")
func establishing() async throws {
  let place = try Workplace()
  let desk = place.desk()
  let today = desk.context.now.dayInStockholm
  let tomorrow = Instant(seconds: desk.context.now.seconds + 86_400).dayInStockholm
  _ = try await desk.run(CreateBoard.self, board)
  let id = try await desk.run(LockReport.self, order(1)).output
  func establish(_ id: String, _ day: Day, _ section: String) async throws -> Int {
    try await desk.run(EstablishReport.self, .init(id: id, decision: .init(day: day, section: section))).output
  }
  await #expect(throws: LockProblem.self) { _ = try await establish("2019-04/manadsuppfoljning/9", today, "§ 1") }
  await #expect(throws: LockProblem.self) { _ = try await establish(id, tomorrow, "§ 1") }
  await #expect(throws: LockProblem.self) { _ = try await establish(id, month.lastDay, "§ 1") }
  await #expect(throws: LockProblem.self) { _ = try await establish(id, today, " ") }
  #expect(try await establish(id, today, "§ 52") == 2)
  #expect(try await establish(id, today, "§ 52") == 2)
  await #expect(throws: LockProblem.alreadyEstablished(id, section: "§ 52", day: today)) {
    _ = try await establish(id, today, "§ 53")
  }
  let later = try await desk.run(CorrectReport.self, .init(order(2), reason: "Fel")).output
  await #expect(throws: LockProblem.superseded(id, by: later)) { _ = try await establish(id, today, "§ 52") }
  #expect(try await establish(later, today, "§ 60") == 2)
  try place.remove()
}
