import Foundation
import ProgramSandbox
import RoderSandbox
import Testing
import Web

@Suite("The site in a browser", .serialized)
struct SiteTests {
  @Test("Every role walks through every page it may see, and the browser finds nothing wrong on any")
  func walk() throws {
    let findings = try drive(
      "walk_site.py", "a browser walks through the site",
      as: [
        "nobody", "controller", "chef-e230", "socialchef", "namndsekreterare", "planerare", "ledamot", "revisor",
        "administrator",
      ], in: SiteTests.withAll,
      options: { programs in
        // A page that is new is walked, or else the walk tells of it.
        let settings = SiteSettings(address: "http://127.0.0.1", isDevelopment: true)
        let pages = Site.routes(settings).filter { $0.method == .get && $0.audience == .people }
        let patterns = pages.map(\.pattern.description).joined(separator: "\n")
        return [
          "--routes", try programs.put(Array(patterns.utf8), as: "routes.txt"), "--pages",
          programs.folder.path + "/pages", "--examples", ProjectFolder.root.path + "/Examples",
        ] + (ProcessInfo.processInfo.environment["RODER_SCREENSHOTS"].map { ["--screenshots", $0] } ?? [])
      })
    #expect(findings == [])
  }

  @Test("What people do beside the month's work can be done, with scripts and without")
  func plays() throws {
    #expect(try drive("plays.py", "a browser plays what people do", as: ["controller", "chef-e230"]) == [])
  }

  @Test(
    "April is played by all who have a part in it, from the invitations to the decision on the report that is locked",
    arguments: ["hand", "keyboard", "bare"])
  func month(_ way: String) throws {
    let findings = try drive(
      "month.py", "a browser plays a month, by \(way)", as: ["administrator"],
      in: { try Sandbox.withExampleStore(before: "2019-05-07") },
      options: { _ in
        ["--way", way, "--examples", ProjectFolder.root.path + "/Examples", "--screenshots", SiteTests.screenshots]
      },
      then: { sandbox in
        let verified = try sandbox.run("roder verify --store board.roder")
        #expect(verified.code == 0, "\(verified.text)")
      })
    #expect(findings == [])
  }

  @Test("A newcomer finds the forecast, why it moved, March's biggest voucher and who is late in four clicks")
  func newcomer() throws {
    let findings = try drive(
      "newcomer.py", "a browser looks for four answers", as: ["socialchef"],
      options: { _ in ["--screenshots", SiteTests.screenshots] })
    #expect(findings == [])
  }

  /// Where pictures of each step are kept: `screens` beside what was built.
  private static let screenshots: String = {
    if let given = ProcessInfo.processInfo.environment["RODER_SCREENSHOTS"] { return given }
    let built = ProjectFolder.binary?.deletingLastPathComponent().deletingLastPathComponent()
    return (built ?? ProjectFolder.root.appendingPathComponent(".build")).appendingPathComponent("screens").path
  }()

  /// The example municipality's store with what it has nothing of: protected texts, a locked report with an enclosure
  /// that not everybody may read, and a program's key.
  private static func withAll() throws -> Sandbox {
    let sandbox = try Sandbox.withExampleStore()
    for line in [
      #"printf 'id;namn;grund;konto\nbistand;Bistånd;26 kap. 1 § OSL;4510\n' > skydd.csv"#,
      "roder import protected skydd.csv --store board.roder",
      #"printf '# Placeringar\n\nTre barn bor i Norra hemmet.\n' > bilaga.txt"#,
      "roder lock report --period 2019-03 --format text --variant confidential --enclosure bilaga.txt "
        + #"--ground "OSL 26 kap. 1 §" --store board.roder"#,
      "roder token create bi --may read --until 2019-12-31 --store board.roder",
    ] {
      let run = try sandbox.run(line)
      try #require(run.code == 0, "\(run.text)")
    }
    return sandbox
  }

  /// What the script finds wrong with the real program, which serves the example municipality's store.
  private func drive(
    _ script: String, _ what: String, as people: [String],
    in place: () throws -> Sandbox = { try Sandbox.withExampleStore() },
    options: (OutsidePrograms) throws -> [String] = { _ in [] }, then: (Sandbox) throws -> Void = { _ in }
  ) throws -> [String] {
    guard let programs = try OutsidePrograms(what, needs: [.python]) else { return [] }
    defer { programs.remove() }
    let sandbox = try place()
    defer { sandbox.remove() }
    let service = try sandbox.serve("--development")
    defer { service.end() }
    let who = try people.map { $0 == "nobody" ? $0 : try "\($0)=\(sandbox.link(for: $0, at: service))" }
    let arguments = [service.address] + who + (try options(programs))
    let answer = try programs.python(BrowserSite.script(script), arguments)
    try then(sandbox)
    let lines = String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init)
    for note in lines where isNote(note) { print(note) }
    return lines.filter { !isNote($0) }
  }

  private func isNote(_ line: String) -> Bool {
    ["SKIPPED", "LOOKED", "PLAYED"].contains { line.hasPrefix($0) }
  }
}
