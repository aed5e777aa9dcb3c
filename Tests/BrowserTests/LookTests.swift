import Foundation
import HTML
import ProgramSandbox
import Testing
import Web

@Suite("The look in a browser")
struct LookTests {
  private let scripts = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .appendingPathComponent("Driving")

  /// Where screenshots are kept; nil where nobody asked for them.
  private let screenshots = ProcessInfo.processInfo.environment["RODER_SCREENSHOTS"]

  @Test("The browser finds nothing wrong with any piece: light, dark, wide, narrow, by keyboard, without scripts")
  func pieces() throws {
    guard let programs = try OutsidePrograms("a browser looks at the pieces of pages", needs: [.python]) else { return }
    defer { programs.remove() }
    let frame = PageFrame(
      base: "/stil", board: "Socialnämnden", municipality: "Exempelby",
      visitor: .init(
        name: "Anna Ek", role: "ekonom", address: "/stil/", logOutAddress: "/logga-ut", token: FormToken("t")),
      menu: [])
    let folder = programs.folder.appendingPathComponent("site")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("stil/filer"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("stil/hjalp"), withIntermediateDirectories: true)
    for asset in Asset.all { _ = try programs.put(asset.bytes, as: "site/stil/filer/" + asset.name) }
    let pages = [
      ("stil.html", StylePage.content(address: "/stil/")), ("stil/hjalp.html", HelpPages.start(base: "/stil")),
      ("stil/hjalp/tangenter.html", HelpPages.keys(base: "/stil")),
    ]
    for (name, page) in pages { _ = try programs.put(Renderer.page(frame.page(page)), as: "site/" + name) }
    let answer = try programs.python(
      scripts.appendingPathComponent("look_at_folder.py"), [folder.path, "/stil/"] + (screenshots.map { [$0] } ?? []))
    let lines = String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init)
    for line in lines where line.hasPrefix("SKIPPED") { print(line) }
    #expect(lines.filter { !$0.hasPrefix("SKIPPED") } == ["looked at 3 pages"])
  }
}
