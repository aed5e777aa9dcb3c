import Foundation
import Programs
import StoreSQLite
import Testing

@Suite("Acknowledged is on disk")
struct FlushTests {
  // A SIGKILL does not show it, for the machine keeps what was not flushed. The system calls do.
  @Test("Between any two acknowledgements the log was written and then flushed")
  func flushes() throws {
    let folder = try TrialFolder()
    let path = folder.path("board.roder")
    try SQLiteStore.create(at: path, tenant: "nämnden", key: TrialFolder.key).close()
    let calls = folder.path("calls")
    let script =
      "timeout 60 strace -f -qq -e trace=pwrite64,fdatasync,fsync,write -e signal=none -s 12 -o \(calls) "
      + "\(WriterProcess.program) write \(path) w 1 | head -n 40 > \(folder.path("said"))"
    let shell = try ChildProcess(["/bin/sh", "-c", script], in: "/", environment: ["PATH": "/usr/bin:/bin"])
    _ = shell.wait()
    let said = try String(contentsOfFile: folder.path("said"), encoding: .utf8).split(separator: "\n")
    guard said.count == 40 else { return print("SKIPPED: strace(1) cannot be used here") }
    var (acknowledged, flushes, isWritten, isFlushed) = (0, 0, false, false)
    for line in try String(contentsOfFile: calls, encoding: .utf8).split(separator: "\n") {
      if line.contains("pwrite64(") { (isWritten, isFlushed) = (true, false) }
      if line.contains("sync("), line.hasSuffix("= 0") || line.contains("unfinished") {
        flushes += 1
        isFlushed = true
      }
      if line.contains(" write(1, \"") {
        if acknowledged < 40 { #expect(isWritten && isFlushed, "\(acknowledged): \(line)") }
        acknowledged += 1
        (isWritten, isFlushed) = (false, false)
      }
    }
    #expect(acknowledged >= 40)
    print("flushes: \(flushes) for \(acknowledged) acknowledged events and their imports")
  }
}
