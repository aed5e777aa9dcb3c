/// Why bytes are no XML document that this reader takes, and where.
package struct XMLProblem: Error, Sendable, Equatable {
  /// The kinds of fault.
  package enum Kind: Sendable, Equatable {
    /// The document ends in the middle of something.
    case unexpectedEnd
    /// A character stands where the grammar allows none of its kind.
    case unexpectedCharacter
    /// An element ends under another name than it began.
    case mismatchedEnd(expected: String, found: String)
    /// A reference names no character; only the five predefined entities and numbers are known.
    case unknownReference(String)
    /// An attribute stands twice in one element.
    case duplicateAttribute(String)
    /// A document type declaration, which could make a document grow without bound, is refused.
    case documentType
    /// Elements are nested deeper than `XMLReader.deepestNesting`.
    case tooDeep
    /// The text is not UTF-8.
    case notUTF8
    /// The document declares an encoding that is not read.
    case unknownEncoding(String)
    /// Text or a second element stands outside the root element.
    case contentOutsideRoot
    /// The document has no element.
    case noElement
  }

  /// What is wrong.
  package let kind: Kind
  /// The line, from 1.
  package let line: Int
  /// The column in bytes, from 1.
  package let column: Int
}
