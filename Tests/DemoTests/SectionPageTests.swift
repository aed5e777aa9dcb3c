import Foundation
import Reporting
import RoderSandbox
import Testing

@Test("The page of sections lists each section that a template may ask for, and no other")
func sectionPage() throws {
  let page = try #require(ProjectFolder.text(ProjectFolder.root.appending(path: "docs/reference/sections.md")))
  let rows = page.split(separator: "\n").compactMap { $0.firstMatch(of: /^\| `([a-z-]+)` \|/).map { String($0.1) } }
  #expect(rows.sorted() == ReportTemplate.knownSections.sorted())
}
