import Importing
import Intake
import Kernel
import Testing

/// The one file of a board that is being brought in.
struct IntakeRoomTests {
  private let now = Instant(seconds: 1_557_000_000)
  private let file = SourceFile(name: "a.csv", bytes: [65])

  @Test("One file at a time: another person waits, until the file has waited an hour")
  func oneAtATime() throws {
    let room = IntakeRoom()
    #expect(try room.enter("1", "anna", now: now) == nil)
    #expect(throws: IntakeProblem.busy(person: "anna")) { try room.enter("2", "bo", now: now) }
    // Her own file gives way no more than another's while it is worked on.
    #expect(throws: IntakeProblem.busy(person: "anna")) { try room.enter("2", "anna", now: now) }
    room.keep(file, of: "1")
    #expect(room.begin("1") == nil)
    room.rest("1", now: now)
    #expect(throws: IntakeProblem.busy(person: "anna")) { try room.enter("2", "bo", now: now) }
    let later = Instant(seconds: now.seconds + IntakeRoom.patience)
    #expect(try room.enter("2", "bo", now: later) == "1")
    #expect(!room.holds("1"))
  }

  @Test("A file that waits gives way to another of the same person, and work on it begins once")
  func sameperson() throws {
    let room = IntakeRoom()
    _ = try room.enter("1", "anna", now: now)
    room.keep(file, of: "1")
    room.rest("1", now: now)
    #expect(room.begin("1")?.name == "a.csv")
    #expect(room.begin("1") == nil)
    #expect(!room.leave("1"))
    room.rest("1", now: now)
    #expect(try room.enter("2", "anna", now: now) == "1")
    #expect(room.begin("1") == nil)
    #expect(room.leave("2", evenWorking: true))
    #expect(try room.enter("3", "bo", now: now) == nil)
  }
}
