import Foundation
import Testing

@testable import Storage

/// Bodies whose fields are what a file calls its own columns.
private let namedByFiles = ["source-mapping_1.json", "source-mapping_2.json"]

@Test("Every field of every record has a Swedish word in the history")
func everyFieldHasAWord() throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Bodies")
  var missing: [String] = []
  for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  where name.hasSuffix(".json") && !namedByFiles.contains(name) {
    let body = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: name)))
    missing += fields(of: body).filter { FieldWords.words[$0] == nil }.sorted().map { name + ": " + $0 }
  }
  #expect(missing == [])
}

private func fields(of value: Any) -> Set<String> {
  switch value {
  case let object as [String: Any]: object.reduce(into: []) { $0.formUnion(fields(of: $1.value).union([$1.key])) }
  case let list as [Any]: list.reduce(into: []) { $0.formUnion(fields(of: $1)) }
  default: []
  }
}

@Test("Days of a plan and months of a calendar are told in words, a term in months as a number")
func daysAndMonths() {
  #expect(FieldWords.text(.text("meeting-6"), of: "due", sign: .ledger) == "sammanträdet −6 dagar")
  #expect(FieldWords.text(.text("cut-off+4"), of: "due", sign: .ledger) == "brytdagen +4 dagar")
  #expect(FieldWords.text(.text("meeting"), of: "due", sign: .ledger) == "sammanträdet")
  #expect(FieldWords.text(.text("2019-05-13"), of: "due", sign: .ledger) == "2019-05-13")
  #expect(FieldWords.text(.list([.number(1), .number(2)]), of: "months", sign: .ledger) == "januari och februari")
  #expect(FieldWords.text(.list([.number(200), .number(100)]), of: "months", sign: .ledger).contains("kr"))
  #expect(FieldWords.text(.number(84), of: "months", sign: .ledger) == "84")
}
