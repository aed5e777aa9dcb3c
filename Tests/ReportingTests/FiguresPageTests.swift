import Documents
import Figures
import Foundation
import Kernel
import Reporting
import Testing

/// The rows of the examples in docs/reference/figures.md.
private func examples() throws -> [[String]] {
  let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let page = try String(contentsOf: root.appending(path: "docs/reference/figures.md"), encoding: .utf8)
  return page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
    let cells = row.replacingOccurrences(of: "\\|", with: "\u{1}").split(separator: "|")
    return cells.map { cell in
      let text = cell.trimmingCharacters(in: .whitespaces).replacingOccurrences(of: "\u{1}", with: "|")
      return text.hasPrefix("`") && text.hasSuffix("`") ? String(text.dropFirst().dropLast()) : text
    }
  }
}

@Test("Every example of the page of figures is read, written and printed as it says")
func examplesOfThePage() throws {
  let sample = SampleFigures.documented
  let directory = sample.directory
  let rows = try examples()
  #expect(rows.count >= 15)
  for row in rows {
    #expect(try ProseRules.stored(shown: row[0], directory) == row[1], "\(row)")
    let shown = ProseRules.shown(stored: row[1], directory)
    #expect(try ProseRules.stored(shown: shown, directory) == row[1], "\(row)")
    guard row.count == 3 else { continue }
    let resolver = ProseResolver(month: SampleFigures.month, catalogue: sample.catalogue)
    let text = ProseRules.inlines(ProseParser.stored(row[1]).prose, resolver).plainText
    #expect(text.replacingOccurrences(of: "\u{A0}", with: " ") == row[2])
  }
}
