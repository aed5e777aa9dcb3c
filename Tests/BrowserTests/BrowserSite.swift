import Foundation
import HTML
import ProgramSandbox
import Web

/// The pieces of pages as files that a browser can look at, and what drives the browser.
struct BrowserSite {
  private static let scripts = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .appendingPathComponent("Driving")

  /// The file of a script that drives the browser.
  static func script(_ name: String) -> URL { scripts.appendingPathComponent(name) }

  private let programs: OutsidePrograms
  private let folder: URL

  /// Where screenshots and pages are kept; nil where nobody asked for them.
  private let screenshots = ProcessInfo.processInfo.environment["RODER_SCREENSHOTS"]

  /// The site, or nil with a word aloud where there is nothing to drive a browser with.
  init?(_ what: String) throws {
    guard let programs = try OutsidePrograms(what, needs: [.python]) else { return nil }
    self.programs = programs
    folder = programs.folder.appendingPathComponent("site")
    for name in ["filer", "stil/hjalp"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    let frame = PageFrame(
      base: "/stil", board: "Socialnämnden", municipality: "Exempelby",
      visitor: .init(
        name: "Anna Ek", role: "ekonom", address: "/stil/", logOutAddress: "/stil/logga-ut", token: FormToken("t")),
      menu: [])
    for asset in Asset.all { _ = try programs.put(asset.bytes, as: "site/filer/" + asset.name) }
    for (name, page) in Self.pages {
      _ = try programs.put(Renderer.page(frame.page(page)), as: "site/" + name + ".html")
    }
  }

  private static var pages: [(String, PageContent)] {
    let whole = StylePage.content(address: "/stil", help: "/stil/hjalp", faults: [])
    let news = Look.notice(.good, [.text("Prognosen är sparad.")], isNews: true)
    return [
      ("stil", whole), ("stil/fel", StylePage.content(address: "/stil", help: "/stil/hjalp")),
      ("stil/sparad", PageContent("Sparat", [news] + whole.content)),
      ("stil/siffror", StylePage.answersToSearch),
      ("stil/utloggad", PageContent("Logga in", [Look.loggedOut([.element(.p, [], "Skriv ditt lösenord.")])])),
      ("stil/hjalp", HelpPages.start(base: "/stil")), ("stil/hjalp/tangenter", HelpPages.keys(base: "/stil")),
    ]
  }

  /// What the script told, a line each, without what it could not look at.
  func run(_ script: String, _ arguments: [String], keepsScreenshots: Bool = false) throws -> [String] {
    let answer = try programs.python(
      Self.script(script),
      [folder.path] + arguments + (keepsScreenshots ? [screenshots].compactMap { $0 } : []))
    let lines = String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init)
    for line in lines where line.hasPrefix("SKIPPED") { print(line) }
    if keepsScreenshots, let screenshots {
      let kept = URL(fileURLWithPath: screenshots).appendingPathComponent("site")
      // Pages of an earlier run make room; where there are none, nothing is lost.
      try? FileManager.default.removeItem(at: kept)
      try FileManager.default.copyItem(at: folder, to: kept)
    }
    return lines.filter { !$0.hasPrefix("SKIPPED") }
  }

  /// Removes what was written.
  func remove() { programs.remove() }
}
