import Foundation
import RoderSandbox
import Storage
import StoreSQLite
import Testing

@Test("A scrubbing that somebody's reading keeps from its end is refused, and is done when he has gone")
func unscrubbed() async throws {
  let sandbox = try Sandbox.withExampleStore()
  defer { sandbox.remove() }
  let path = sandbox.folder.appendingPathComponent("board.roder").path
  let finish = "RODER_NOW=2026-01-02T08:00:00Z roder dispose --finish"
  let store = try SQLiteStore.open(path: path)
  let run = try await store.snapshot("reading") { session in
    _ = try session.tenantName()
    return try sandbox.run(finish)
  }
  try store.close()
  #expect(run.code == 1)
  #expect(run.told.contains("fel [cli.not-scrubbed] Raderingen är INTE fullständig"), "\(run.text)")
  #expect(!run.answer.contains("rensade"))
  let again = try sandbox.run(finish)
  #expect(again.code == 0, "\(again.text)")
  #expect(again.answer.contains("Lagrets filer är rensade."))
}
