import Figures
import Kernel
import Organisation
import Reporting
import Storage
import Testing

private let key = FigureKey("variance", [.init("line", "drift.personal")], Period(Attempt.month))
private let unitKey = FigureKey(
  "variance", [.init("line", "drift.personal"), .init("unit", "E1")], Period(Attempt.month))

private func prepared() async throws -> Workplace {
  let place = try Workplace()
  _ = try await place.desk().run(CreateBoard.self, Board(name: "Socialnämnden", municipality: "Exempelkommunen"))
  return place
}

private func remark(_ text: String, on key: FigureKey = key) -> WriteRemark.Input {
  .init(month: Attempt.month, key: key, text: text)
}

@Test("A remark is written, written anew and taken back, and every version is kept")
func versions() async throws {
  let place = try await prepared()
  let desk = place.desk("cli:ekonom")
  #expect(try await desk.run(WriteRemark.self, remark("  Vakanser \n")).output.version == 1)
  #expect(try await desk.ask(ReadRemarks.self, Attempt.month).remarks.map(\.value.text) == ["Vakanser"])
  #expect(try await desk.run(WriteRemark.self, remark("Tre vakanser")).output.version == 2)
  #expect(try await desk.run(WriteRemark.self, remark("")).output.version == 3)
  #expect(try await desk.ask(ReadRemarks.self, Attempt.month).remarks.isEmpty)
  await #expect(throws: ReportingProblem.noRemark(key.description)) {
    try await desk.run(WriteRemark.self, remark(" "))
  }
  try place.remove()
}

@Test("A later occasion's remark on the figure stands instead of an earlier one's, and not before it")
func occasions() async throws {
  let place = try await prepared()
  let desk = place.desk()
  let may = Attempt.month.advanced(by: 1)
  _ = try await desk.run(WriteRemark.self, remark("I april"))
  _ = try await desk.run(WriteRemark.self, .init(month: may, key: key, text: "I maj"))
  #expect(try await desk.ask(ReadRemarks.self, Attempt.month).remarks.map(\.value.text) == ["I april"])
  #expect(try await desk.ask(ReadRemarks.self, may).remarks.map(\.value.text) == ["I maj"])
  #expect(try await desk.ask(ReadRemarks.self, may.advanced(by: 12)).remarks.isEmpty)
  try place.remove()
}

@Test("A unit's manager writes on and reads the own unit's figures and no others")
func scopes() async throws {
  let place = try await prepared()
  let manager = place.desk("chef", permissions: [.read, .forecast], scope: .units(["E1"]))
  _ = try await manager.run(WriteRemark.self, remark("Egen", on: unitKey))
  await #expect(throws: StorageProblem.outsideScope(unit: "-")) {
    try await manager.run(WriteRemark.self, remark("Hela nämnden"))
  }
  _ = try await place.desk().run(WriteRemark.self, remark("Hela nämnden"))
  #expect(try await manager.ask(ReadRemarks.self, Attempt.month).remarks.map(\.value.text) == ["Egen"])
  let other = place.desk("chef 2", scope: .units(["E2"]))
  #expect(try await other.ask(ReadRemarks.self, Attempt.month).remarks.isEmpty)
  try place.remove()
}

@Test("Personal identity numbers in a remark are masked")
func maskedRemark() async throws {
  let place = try await prepared()
  let written = try await place.desk().run(WriteRemark.self, remark("Se 19121212-1212"))
  #expect(written.output.masked == 1)
  #expect(
    try await place.desk().ask(ReadRemarks.self, Attempt.month).remarks.map(\.value.text) == ["Se [personnummer]"])
  try place.remove()
}
