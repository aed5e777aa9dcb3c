package import Documents
import Kernel

/// What the files of a document are called.
package enum DocumentName {
  /// Registration number, day and title, as far as there are any: `SN-2019-0056_2019-05-21_Varbokslut-april-2019`.
  package static func name(of document: Document) -> String {
    text([document.identity.registrationNumber, document.identity.day?.description ?? "", document.title])
  }

  /// The parts in letters that every system knows, at most 120 of them.
  static func text(_ parts: [String]) -> String {
    let names = parts.map { AsciiName.text($0, separator: "-") }.filter { !$0.isEmpty }
    return names.isEmpty ? "rapport" : String(names.joined(separator: "_").prefix(120))
  }
}
