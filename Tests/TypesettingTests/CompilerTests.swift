import Foundation
import Kernel
import ProgramSandbox
import Testing
import Typesetting

/// Programs called `typst` that stand in for the compiler.
private struct StandIn {
  let folder: URL

  /// A program of that script; `$output` is the path of the file that it is to write.
  init(_ script: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "roder-typst-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let program = folder.appending(path: "typst")
    try Data("#!/bin/sh\nfor output; do :; done\n\(script)\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
  }

  func compiler(timeLimit: Int = 30) -> PDFCompiler {
    PDFCompiler(path: "/nowhere:" + folder.path, python: "/nowhere", timeLimit: timeLimit)
  }

  func remove() {
    // A folder that stays behind in the temporary folder harms nobody.
    try? FileManager.default.removeItem(at: folder)
  }
}

private func problem(_ body: () throws -> [UInt8]) -> TypesettingProblem? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? TypesettingProblem
  }
}

@Suite("The compiler of PDF")
struct CompilerTests {
  // Of the listed files the fourth is the listing's own.
  @Test("A program in the path is asked for both standards, a fixed day and nothing of the user's")
  func program() throws {
    let standIn = try StandIn(
      "{ echo \"$@\"; pwd; env; "
        + "set -- $(ls /proc/self/fd); echo files $1 $2 $3 $5; cat; cat report.typ; } > \"$output\""
    )
    defer { standIn.remove() }
    // Something of ours that is open must not be seen by the program.
    let open = try (0..<20).map { _ in try FileHandle(forReadingFrom: URL(fileURLWithPath: "/dev/zero")) }
    let text = String(decoding: try standIn.compiler().pdf(of: Array("the source".utf8)), as: UTF8.self)
    for file in open { try file.close() }
    let lines = text.split(separator: "\n")
    #expect(lines[0].hasPrefix("compile --pdf-standard a-2a,ua-1 --creation-timestamp 0 --format pdf"))
    #expect(lines.contains("SOURCE_DATE_EPOCH=0") && lines.last == "the source")
    let files = try #require(lines.first { $0.hasPrefix("files ") })
    #expect(files == "files 0 1 2")
    #expect(!FileManager.default.fileExists(atPath: String(lines[1])))
  }

  @Test("What the compiler refuses is told with its own sentence and the line")
  func failed() throws {
    let standIn = try StandIn("printf 'error: unknown variable\\n  ┌─ report.typ:12:3\\n' >&2; exit 1")
    defer { standIn.remove() }
    let failed = problem { try standIn.compiler().pdf(of: []) }
    #expect(failed == .failed(detail: "error: unknown variable", line: 12))
    #expect(failed?.place.line == 12)
    let silent = try StandIn("exit 0")
    defer { silent.remove() }
    #expect(
      problem { try silent.compiler().pdf(of: []) }
        == .failed(detail: "The compiler ended with code 0 and said nothing.", line: nil))
  }

  @Test("A compiler that does not end is ended, with what it has started")
  func timedOut() throws {
    let standIn = try StandIn("sleep 600 & echo $! > \"\(FileManager.default.temporaryDirectory.path)/sleeper\"; wait")
    defer { standIn.remove() }
    #expect(problem { try standIn.compiler(timeLimit: 1).pdf(of: []) } == .timedOut(seconds: 1))
    let text = try String(
      contentsOf: FileManager.default.temporaryDirectory.appending(path: "sleeper"), encoding: .utf8)
    let sleeper = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    // It was told to end, and does so when it has its turn: a busy machine may let it wait.
    var isEnded = false
    for _ in 0..<300 where !isEnded {
      // A process that has gone has no file.
      let state = (try? String(contentsOfFile: "/proc/\(sleeper)/stat", encoding: .utf8)) ?? ""
      // Ended, or not yet buried.
      isEnded = state.isEmpty || state.contains(") Z")
      if !isEnded { Thread.sleep(forTimeInterval: 0.1) }
    }
    #expect(isEnded)
  }

  @Test("Characters without a font are looked for in all fonts, and then named")
  func missingCharacters() throws {
    let standIn = try StandIn(
      "echo \"$@\" >> \"$(dirname \"$0\")/asked\"; "
        + "echo 'error: the text `\"ŵ\"` could not be displayed with font `\"X\"`' >&2; exit 1")
    defer { standIn.remove() }
    let compiler = PDFCompiler(path: standIn.folder.path, python: "/nowhere", fonts: ["/usr/share"])
    #expect(problem { try compiler.pdf(of: []) } == .missingCharacters("ŵ"))
    let asked = try String(contentsOf: standIn.folder.appending(path: "asked"), encoding: .utf8)
    #expect(asked.split(separator: "\n").map { $0.contains("--ignore-system-fonts") } == [true, false])
  }

  @Test("All characters without a font are named at once, each once")
  func allMissingCharacters() throws {
    func error(_ text: String) -> String {
      "echo 'error: the text `\"\(text)\"` could not be displayed with font `\"X\"`' >&2; "
    }
    let standIn = try StandIn(error("🎉") + error("漢") + error("🎉") + error("👩‍👧") + error("\\\\u{e000}") + "exit 1")
    defer { standIn.remove() }
    let compiler = PDFCompiler(path: standIn.folder.path, python: "/nowhere", fonts: ["/usr/share"])
    let found = problem { try compiler.pdf(of: []) }
    #expect(found == .missingCharacters("🎉 漢 👩‍👧 U+E000"))
    #expect(found?.message == "PDF-filen behöver tecken som inget typsnitt på datorn har: 🎉 漢 👩‍👧 U+E000.")
  }

  @Test("Without a compiler it is said what to type")
  func notInstalled() {
    let compiler = PDFCompiler(path: "/nowhere:", python: "/nowhere/python")
    let missing = problem { try compiler.pdf(of: []) }
    #expect(missing == .notInstalled(python: "/nowhere/python"))
    #expect(missing?.remedy.text(for: .command).contains("/nowhere/python/bin/pip install typst") == true)
  }

  @Test("Typst's own refusal is told", .enabled(if: OutsidePrograms.hasPython))
  func refusal() {
    let failed = problem { try PythonTools.compiler.pdf(of: Array("#set document(title: \"a\")\n#nothing".utf8)) }
    #expect(failed == .failed(detail: "error: unknown variable: nothing", line: 2))
  }
}
