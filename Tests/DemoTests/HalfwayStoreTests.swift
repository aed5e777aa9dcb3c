import Foundation
import RoderSandbox
import StoreSQLite
import Testing

@Test("A store that was made and never written to becomes the board's; one that has a board is refused")
func halfway() throws {
  let sandbox = try Sandbox()
  defer { sandbox.remove() }
  // As a run leaves it that was killed after making the file and before the first event.
  try SQLiteStore.create(at: sandbox.folder.appendingPathComponent("board.roder").path, tenant: "Annan").close()
  let new = "roder new --board Socialnämnden --municipality Exempelkommunen"
  #expect(try sandbox.run(new).code == 0)
  #expect(try sandbox.run("roder verify").code == 0)
  let again = try sandbox.run(new)
  #expect(again.code == 1)
  #expect(again.text.contains("[storage.already-exists]"))
  let other = try sandbox.run("echo anteckningar > board.txt; \(new) --store board.txt")
  #expect(other.text.contains("[storage.already-exists]"))
}
