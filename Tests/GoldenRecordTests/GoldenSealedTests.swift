import Foundation
import Reporting
import Storage
import Testing

@Test("Golden: what is kept sealed of a locked report")
func sealedReport() throws {
  let sample = SealedReport(
    isVariant: true, document: Digest.of(Array("träd".utf8)), figures: Digest.of(Array("siffror".utf8)),
    files: [.init(name: "rapport-sekretess.html", format: "html", digest: Digest.of(Array("html".utf8)))])
  let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Sealed/sealed-report_1.json")
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  let written = try encoder.encode(sample)
  let golden = try Data(contentsOf: path)
  #expect(written + [10] == golden)
  #expect(try JSONDecoder().decode(SealedReport.self, from: golden) == sample)
  let later = Data(String(decoding: golden, as: UTF8.self).replacing("report/1", with: "report/2").utf8)
  #expect(throws: (any Error).self) { try JSONDecoder().decode(SealedReport.self, from: later) }
}
