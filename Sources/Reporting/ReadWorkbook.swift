package import Storage

/// A saved workbook with its file.
package enum ReadWorkbook: Question {
  package static let name = "report.read-workbook"
  package static let permission = Permission.read
  /// The id that it was saved under.
  package typealias Input = String

  /// The workbook and its bytes.
  package struct Output: Sendable {
    /// What fills its cells.
    package let template: WorkbookTemplate
    /// The workbook as it was handed over.
    package let bytes: [UInt8]
  }

  /// **Throws** `ReportingProblem.unknownWorkbook`, `.sealedWorkbook` where the store's key is not at hand.
  package static func answer(_ input: String, view: View) throws -> Output {
    guard let template = try view.state.record(WorkbookTemplate.self, id: input)?.value else {
      throw ReportingProblem.unknownWorkbook(input, known: try view.state.all(WorkbookTemplate.self).map(\.id))
    }
    guard case .content(let bytes) = try view.sourceFile(template.file) else {
      throw ReportingProblem.sealedWorkbook(input)
    }
    return Output(template: template, bytes: bytes)
  }
}
