package import Importing
package import Storage

/// The source file of an import, as it was kept: whoever opens it sees every text.
package enum ReadSourceFile: Question {
  package static let name = "ledger.read-source-file"
  package static let permission = Permission.readConfidential
  package typealias Input = String
  package typealias Output = SourceFile

  package static func confidential(_ input: String, _ output: SourceFile) -> String? {
    "källfilen till inläsning \(input)"
  }

  /// The file of the batch of that id.
  ///
  /// **Throws** `LedgerProblem.unknownBatch`, `.unreadableFile`, `StorageProblem.disposed`. For whoever reads no
  /// working figures there is none: a board's member reads protected texts of locked reports, and no ledgers.
  package static func answer(_ input: String, view: View) throws -> SourceFile {
    guard view.scope == .everything, view.permissions.contains(.read),
      let batch = try view.state.record(Batch.self, id: input)?.value
    else { throw LedgerProblem.unknownBatch(input) }
    switch try view.sourceFile(batch.file) {
    case .content(let bytes): return SourceFile(name: batch.fileName, bytes: bytes)
    case .unreadable(.noKey): throw LedgerProblem.unreadableFile(input, detail: "lagrets nyckel saknas")
    case .unreadable(.wrongKey): throw LedgerProblem.unreadableFile(input, detail: "nyckeln hör till ett annat lager")
    case .unreadable(.disposed(let event)): throw StorageProblem.disposed(event: event)
    case .unreadable(.damaged): throw LedgerProblem.unreadableFile(input, detail: "den är skadad eller borttagen")
    }
  }
}
