import DocumentWriters
import Reporting

extension Visit {
  /// What makes the finished files of a locked report: those formats, and a PDF where somebody wants one and the server
  /// can set it.
  func rendering(_ formats: [DocumentFormat], isPDF: Bool) -> LockDesk.Rendering {
    let pdf = isPDF ? world.pdf : nil
    return { document, name in
      var files = formats.flatMap { format in
        DocumentWriter.files(of: document, as: format, name: name).map {
          LockOrder.File(name: $0.name, format: format.rawValue, bytes: $0.bytes)
        }
      }
      if let pdf {
        files.append(
          LockOrder.File(name: name + ".pdf", format: "pdf", bytes: try await pdf(TypstWriter.bytes(of: document))))
      }
      return files
    }
  }
}
