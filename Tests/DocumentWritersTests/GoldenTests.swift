import DocumentWriters
import Foundation
import Testing

/// The formats that a person can read as they are; packed ones are tested by what programs read out of them.
private let readable: [DocumentFormat] = [.html, .text, .csv, .json]

@Test("Each readable format writes the sample as accepted", arguments: readable)
func goldens(format: DocumentFormat) throws {
  for file in DocumentWriter.files(of: Sample.document, as: format, name: "sample") {
    try Golden.expect(
      format == .html || format == .slides ? withoutStyleSheet(file.bytes) : file.bytes, equals: file.name)
  }
}

/// The page with its style sheet left out: a change of looks is seen in a browser, not in a golden.
private func withoutStyleSheet(_ bytes: [UInt8]) -> [UInt8] {
  let text = String(decoding: bytes, as: UTF8.self)
  guard let start = text.range(of: "<style>"), let end = text.range(of: "</style>") else { return bytes }
  return Array((text[..<start.upperBound] + "…" + text[end.lowerBound...]).utf8)
}

@Test("The CSV for Swedish spreadsheets is written as accepted")
func swedishGolden() throws {
  let options = WriterOptions(csv: .swedish)
  for file in DocumentWriter.files(of: Sample.document, as: .csv, name: "sample-sv", options: options) {
    try Golden.expect(file.bytes, equals: file.name)
  }
}

@Test("The same tree is written as the same bytes", arguments: DocumentFormat.allCases)
func deterministic(format: DocumentFormat) {
  #expect(
    DocumentWriter.bytes(of: Sample.document, as: format) == DocumentWriter.bytes(of: Sample.document, as: format))
}

@Test("A table alone is written in every format", arguments: readable)
func tableAlone(format: DocumentFormat) {
  let text = String(decoding: DocumentWriter.bytes(of: Sample.drift, as: format), as: UTF8.self)
  #expect(text.contains("Resultat"))
  #expect(format != .csv || text.contains("Resultat,-163000,-59012,-167001,-4001,result,total\n"))
}
