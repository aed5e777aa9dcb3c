package import Documents
package import Storage

/// A locked report with its tree, its figures and its finished files as they were kept.
package enum ReadLocked: Question {
  package static let name = "report.read-locked"
  package static let permission = Permission.readLocked

  /// Which report, and what of it.
  package struct Input: Hashable, Sendable {
    /// The id of the locked report.
    package let id: String
    /// The names of the files to read; nil for all.
    package let files: Set<String>?
    /// In which variant.
    package let variant: ReportVariant

    /// The report of the id with those of its files.
    package init(_ id: String, files: Set<String>? = [], variant: ReportVariant = .public) {
      self.id = id
      self.files = files
      self.variant = variant
    }
  }

  /// What was found.
  package struct Output: Sendable {
    /// The record.
    package let report: Versioned<LockedReport>
    /// What its finished files are called, with their addresses.
    package let kept: [LockedReport.File]
    /// The tree.
    package let document: Document
    /// The figures.
    package let figures: LockedFigures
    /// The files asked for, as they were kept.
    package let files: [LockOrder.File]
  }

  package static func confidential(_ input: Input, _ output: Output) -> String? {
    input.variant == .confidential ? "skyddad variant av den låsta rapporten \(input.id)" : nil
  }

  /// **Throws** `StorageProblem.notPermitted` for the confidential variant without the right to it, whatever there is;
  /// `LockProblem.unknownVersion`, `.unknownFile`; `VariantProblem.notKept`, `.unreadable`.
  package static func answer(_ input: Input, view: View) throws -> Output {
    if input.variant == .confidential { try view.requireConfidential(for: name) }
    let report = try view.lockedReport(input.id)
    let value = report.value
    var kept = value.files
    var addresses = (document: value.document, figures: value.figures)
    var read = view.facts.blob
    if input.variant == .confidential {
      guard let sealed = try view.sealed(value), sealed.isVariant else { throw VariantProblem.notKept(input.id) }
      kept = sealed.files
      addresses = (sealed.document, sealed.figures)
      read = { try view.unsealed($0, of: value) }
    }
    let names = kept.map(\.name)
    if let missing = input.files?.subtracting(names).min() {
      throw LockProblem.unknownFile(missing, id: input.id, known: names)
    }
    return Output(
      report: view.shown(report), kept: kept, document: try StoredDocument.document(from: read(addresses.document)),
      figures: try LockedFigures(bytes: read(addresses.figures)),
      files: try kept.filter { input.files?.contains($0.name) ?? true }.map { file in
        LockOrder.File(name: file.name, format: file.format, bytes: try read(file.digest))
      })
  }
}

extension View {
  /// The locked report as whoever looks may see it.
  func shown(_ report: Versioned<LockedReport>) -> Versioned<LockedReport> {
    guard !permissions.contains(.readConfidential) else { return report }
    return Versioned(id: report.id, version: report.version, event: report.event, value: report.value.publicRecord())
  }
}
