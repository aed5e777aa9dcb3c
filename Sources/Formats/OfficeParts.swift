package import Kernel

/// The parts of a packed Office file and how they refer to one another, read as from a stranger.
package struct OfficeParts {
  /// One reference from a part to another.
  package struct Reference: Sendable {
    /// What the part calls it.
    package let id: String
    /// The last word of the type's address: `styles`, `image`.
    package let type: String
    /// The part's name; an address where it lies outside the file.
    package let target: String
    /// Whether it lies outside the file.
    package let isExternal: Bool
  }

  private var workbook: WorkbookPackage

  /// The parts that the bytes hold, which may unpack to so many bytes in all; **throws** `Problems` with a
  /// `WorkbookProblem` where they are no packed file.
  package init(_ bytes: [UInt8], file: String?, limit: Int) throws(Problems) {
    workbook = try WorkbookPackage(bytes, file: file, limit: limit)
  }

  /// The references of the part; none where it has no list of them. The package itself is the part without a name.
  package mutating func references(of part: String) throws(Problems) -> [Reference] {
    try workbook.relationships(of: part).map {
      Reference(id: $0.id, type: $0.type, target: $0.target, isExternal: $0.isExternal)
    }
  }

  /// The part's bytes; **throws** `Problems` with a `WorkbookProblem` where it is missing, damaged or too large.
  package mutating func content(_ part: String) throws(Problems) -> [UInt8] { try workbook.content(part) }

  /// The part's text as UTF-8; **throws** as `content`.
  package mutating func text(_ part: String) throws(Problems) -> [UInt8] { try workbook.text(part) }
}
