import Accounts
import Budgeting
import Closing
import Forecasting
import Foundation
import Kernel
import Organisation
import Reporting
import Retention
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

@Test("Each code that a record holds has the word of pages in the history")
func codes() {
  func told(_ code: String, _ field: String) -> String { FieldWords.text(.text(code), of: field, sign: .ledger) }
  for role in StaffRole.allCases { #expect(told(role.rawValue, "role") == role.title) }
  for right in Permission.allCases { #expect(told(right.rawValue, "permissions") == right.words) }
  for state in SectionState.allCases { #expect(told(state.rawValue, "state") == state.title.lowercasedFirst) }
  for status in PeriodStatus.allCases { #expect(told(status.rawValue, "status") == status.text) }
  for method in ForecastMethod.allCases { #expect(told(method.rawValue, "method") == method.term) }
  for kind in AdjustmentKind.allCases { #expect(told(kind.rawValue, "sort") == kind.term) }
  for sort in BudgetFrame.Sort.allCases { #expect(told(sort.rawValue, "sort") != sort.rawValue) }
  for side in CounterpartyClass.allCases { #expect(told(side.rawValue, "class") == side.term) }
  for way in InternalAgreement.Direction.allCases { #expect(told(way.rawValue, "direction") == way.term) }
  for part in CodingPart.allCases { #expect(told(part.rawValue, "codeString") == FieldWords.words[part.rawValue]) }
  for subject in RetentionSubject.allCases { #expect(told(subject.rawValue, "subject") == subject.word) }
  for step in WorkStep.allCases { #expect(told(step.rawValue, "step") == step.title) }
}
