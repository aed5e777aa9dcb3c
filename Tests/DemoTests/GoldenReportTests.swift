import Foundation
import RoderSandbox
import Storage
import Testing

/// The example municipality's report of April 2019: its text whole, the other files by their digests.
@Suite("Golden: the report of April 2019")
struct GoldenReportTests {
  private let goldens = ProjectFolder.root.appending(path: "Tests/DemoTests/Goldens")
  private let accepts = ProjectFolder.accepts

  private func report(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: DemoStore.folder().appending(path: "reports/\(name)")))
  }

  private func check(_ bytes: [UInt8], against name: String) throws {
    let file = goldens.appending(path: name)
    if accepts {
      try FileManager.default.createDirectory(at: goldens, withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
    let now = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    for difference in now.difference(from: golden) {
      Issue.record("\(name): \(difference); accept with RODER_ACCEPT=1")
    }
  }

  @Test("The text is the accepted one")
  func text() throws {
    let name = "SN-2019-0056_2019-05-21_Varbokslut-april-2019.txt"
    try check(try report(name), against: name)
  }

  // A PDF depends on the fonts of the machine and is read by tests of its own.
  @Test("Every file has the accepted digest")
  func digests() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: DemoStore.folder().appending(path: "reports").path
    ).sorted().filter { !$0.hasSuffix(".pdf") }
    let lines = try names.map { Digest.of(try report($0)).description + "  " + $0 + "\n" }
    try check(Array(lines.joined().utf8), against: "reports.sha256")
  }
}
