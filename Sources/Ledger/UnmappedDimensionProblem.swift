package import Kernel

/// A dimension of a SIE file that holds objects but is no coding part of the source: its codes are left out.
package struct UnmappedDimensionProblem: Problem, Hashable {
  /// The dimension's number.
  package let number: Int
  /// Its name in the file.
  package let name: String
  /// How many of its objects are used.
  package let objects: Int
  /// The file's name.
  package let file: String

  package var code: String { "ledger.unmapped-dimension" }
  package var severity: Severity { .warning }
  package var place: Place { Place(file: file) }
  package var message: String {
    let count = objects == 1 ? "en kod" : SwedishText.number(Int64(objects)) + " koder"
    let called = name.isEmpty ? "" : " (\(name))"
    return "Dimension \(number)\(called) har \(count) i filen men är ingen koddel; koderna läses inte in."
  }
  package var remedy: Remedy {
    "Ange koddelen i källans beskrivning (\(.mapping), ”dimension \(number)”), om koderna ska med."
  }
}
