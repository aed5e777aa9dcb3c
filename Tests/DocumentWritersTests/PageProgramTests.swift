import DocumentWriters
import Documents
import ProgramSandbox
import Testing

@Test("The HTML checker and axe find nothing in pages and slides, light and dark, wide and at 320 pixels")
func pagesWithoutFindings() throws {
  guard let programs = try OutsidePrograms("the HTML checker and axe look at pages", needs: [.python]) else { return }
  defer { programs.remove() }
  let charts = ChartSamples.ordinary.filter { $0.id != Sample.bridge.id }.map(Block.chart)
  let document = Document(
    title: Sample.document.title, heading: Sample.document.heading, blocks: Sample.document.blocks + charts)
  let pages = [DocumentFormat.html, .slides].flatMap { DocumentWriter.files(of: document, as: $0, name: "april") }
  let lines = try programs.findings(in: pages)
  for line in lines where line.hasPrefix("SKIPPED") { print(line) }
  #expect(lines.filter { !$0.hasPrefix("SKIPPED") } == [])
}
