import FoundationEssentials

/// A document as it is kept: the bytes of its tree, with the tag of their schema, which can be read for ever.
///
/// The same tree gives the same bytes. What is changed in a way that is still JSON of the right shape is another
/// document; whoever keeps the bytes keeps their digest too.
package enum StoredDocument {
  /// The tag of the schema that is written today.
  package static let tag = "document/2"
  /// The tags that were written before and can be read as they are: what came later is not in them.
  private static let earlier = ["document/1"]

  /// The bytes that keep the document.
  ///
  /// **Throws** `DocumentProblem.unsound` where the document could not be read back as it is: better now than in ten
  /// years.
  package static func bytes(of document: Document) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = Array(try encoder.encode(Envelope(document: document)))
    do {
      guard try read(bytes) == document else { throw DocumentProblem.unsound("") }
    } catch let error as DecodingError {
      throw DocumentProblem.unsound(DocumentProblem.path(of: error))
    }
    return bytes
  }

  /// The document that the bytes keep.
  ///
  /// **Throws** `DocumentProblem.newerThanProgram` for a tag that this program does not know, `.damaged` where the
  /// bytes hold no document.
  package static func document(from bytes: [UInt8]) throws(DocumentProblem) -> Document {
    do {
      return try read(bytes)
    } catch let problem as DocumentProblem {
      throw problem
    } catch {
      throw .damaged((error as? DecodingError).map(DocumentProblem.path) ?? "")
    }
  }

  private static func read(_ bytes: [UInt8]) throws -> Document {
    try JSONDecoder().decode(Envelope.self, from: Data(bytes)).document
  }

  /// The tree beside the tag of its schema.
  private struct Envelope: Codable {
    private enum CodingKeys: String, CodingKey { case schema, document }

    let document: Document

    init(document: Document) { self.document = document }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      // The tag is read first: what stands beneath one of tomorrow's need not make sense today.
      let schema = try values.decode(String.self, forKey: .schema)
      guard schema == StoredDocument.tag || StoredDocument.earlier.contains(schema) else {
        throw DocumentProblem.newerThanProgram(tag: schema)
      }
      document = try values.decode(Document.self, forKey: .document)
    }

    func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(StoredDocument.tag, forKey: .schema)
      try values.encode(document, forKey: .document)
    }
  }
}
