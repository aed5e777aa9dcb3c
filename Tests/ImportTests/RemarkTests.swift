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

/// Which months were put together, and as of what.
private actor Asked {
  private(set) var moments: [String] = []
  func add(_ month: Month, _ asOf: AsOf) { moments.append("\(month) \(asOf)") }
}

@Test("Remarks between two changes are read at one moment, however many they are")
func sharedMoment() async throws {
  let place = try await prepared()
  let desk = place.desk()
  func write(_ unit: String) async throws {
    let key = FigureKey("variance", [.init("line", "drift.personal"), .init("unit", unit)], Period(Attempt.month))
    _ = try await desk.run(WriteRemark.self, remark("Om \(unit)", on: key))
  }
  for number in 1...5 { try await write("A\(number)") }
  let named = Board(name: "Vårdnämnden", municipality: "Exempelkommunen")
  let change = try #require(try await desk.run(ChangeName.self, named).event)
  for number in 1...5 { try await write("B\(number)") }
  _ = try await desk.run(ChangeName.self, Board(name: "Socialnämnden", municipality: "Exempelkommunen"))
  let asked = Asked()
  let remarks = RemarkDesk(
    desk,
    sections: [
      { month, asOf, purpose in
        #expect(purpose == .figures)
        await asked.add(month, asOf)
        return []
      }
    ])
  #expect(try await remarks.rows(month: Attempt.month).count == 10)
  let moments = [AsOf.event(change + 6), .event(1), .event(change)].map { "\(Attempt.month) \($0)" }
  #expect(await asked.moments == moments)
  try place.remove()
}

/// Writes the board anew, as any change of what figures are made of.
private enum ChangeName: Command {
  static let name = "test.change-name"
  static let permission = Permission.administer
  typealias Input = Board
  typealias Output = Int
  static func run(_ input: Board, in transaction: inout Transaction) throws -> Int {
    try transaction.put(input, id: Board.id)
    return transaction.writes.count
  }
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
