package import Documents
package import Storage

/// A locked report with its tree, its figures and its finished files as they were kept.
package enum ReadLocked: Question {
  package static let name = "report.read-locked"
  package static let permission = Permission.report

  /// Which report, and what of it.
  package struct Input: Hashable, Sendable {
    /// The id of the locked report.
    package let id: String
    /// The names of the files to read.
    package let files: Set<String>

    /// The report of the id with those of its files.
    package init(_ id: String, files: Set<String> = []) {
      self.id = id
      self.files = files
    }
  }

  /// What was found.
  package struct Output: Sendable {
    /// The record.
    package let report: Versioned<LockedReport>
    /// The tree.
    package let document: Document
    /// The figures.
    package let figures: LockedFigures
    /// The files asked for, as they were kept.
    package let files: [LockOrder.File]
  }

  /// **Throws** `LockProblem.unknownVersion`, `.unknownFile`.
  package static func answer(_ input: Input, view: View) throws -> Output {
    try view.requireWholeBoard()
    guard let report = try view.state.record(LockedReport.self, id: input.id) else {
      throw LockProblem.unknownVersion(input.id, known: try view.state.all(LockedReport.self).map(\.id).sorted())
    }
    let names = report.value.files.map(\.name)
    if let missing = input.files.subtracting(names).min() {
      throw LockProblem.unknownFile(missing, id: input.id, known: names)
    }
    return Output(
      report: report, document: try StoredDocument.document(from: view.facts.blob(report.value.document)),
      figures: try LockedFigures(bytes: view.facts.blob(report.value.figures)),
      files: try report.value.files.filter { input.files.contains($0.name) }.map { file in
        LockOrder.File(name: file.name, format: file.format, bytes: try view.facts.blob(file.digest))
      })
  }
}
