import Foundation
import RoderSandbox
import Testing

/// The folder of real files beside the project; nil where it is missing.
private let shared: URL? = {
  let given = ProcessInfo.processInfo.environment["RODER_SHARED"].map { URL(fileURLWithPath: $0) }
  let folder = given ?? ProjectFolder.root.deletingLastPathComponent().appendingPathComponent("shared")
  let files = folder.appendingPathComponent("data/sie")
  return FileManager.default.fileExists(atPath: files.path) ? files : nil
}()

@Test("inspect gives every field that is expected of the real SIE files, under the same name")
func realFiles() throws {
  guard let shared else {
    print("SKIPPED: the folder shared/data/sie is missing; set RODER_SHARED")
    return
  }
  let expected = try #require(
    try JSONSerialization.jsonObject(with: Data(contentsOf: shared.appendingPathComponent("expected.json")))
      as? [[String: Any]])
  let sandbox = try Sandbox()
  defer { sandbox.remove() }
  try FileManager.default.createSymbolicLink(
    at: sandbox.folder.appendingPathComponent("sie"), withDestinationURL: shared)
  for fields in expected {
    let file = try #require(fields["file"] as? String)
    let run = try sandbox.run("roder inspect --format json 'sie/\(file)'")
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(run.answer.utf8)) as? [String: Any])
    #expect((answer["refused"] as? Bool) == (run.code == 1), "\(file)")
    for (name, value) in fields {
      #expect(answer[name] as? NSObject == value as? NSObject, "\(file): \(name)")
    }
  }
}
