import Documents
import FoundationEssentials
package import Storage

/// What is kept sealed of a locked report: the tree with all its numbers and enclosures and, where it was locked in its
/// confidential variant, its files. It is itself sealed; the record has its address and nothing more.
package struct SealedReport: Hashable, Sendable, Codable {
  /// The tag of the schema that is written today.
  package static let tag = "sealed-report/1"

  private enum CodingKeys: String, CodingKey { case schema, isVariant, document, figures, files }

  /// Whether it was locked as a variant to be read; else it is kept so that later versions do not tell what the public
  /// one hides.
  package let isVariant: Bool
  /// The address of the tree, sealed.
  package let document: Digest
  /// The address of the figures, sealed.
  package let figures: Digest
  /// The finished files, sealed, in the order that they were made.
  package let files: [LockedReport.File]

  /// What is kept at these addresses.
  package init(isVariant: Bool, document: Digest, figures: Digest, files: [LockedReport.File]) {
    self.isVariant = isVariant
    self.document = document
    self.figures = figures
    self.files = files
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let schema = try values.decode(String.self, forKey: .schema)
    guard schema == SealedReport.tag else { throw DocumentProblem.newerThanProgram(tag: schema) }
    isVariant = try values.decode(Bool.self, forKey: .isVariant)
    document = try values.decode(Digest.self, forKey: .document)
    figures = try values.decode(Digest.self, forKey: .figures)
    files = try values.decode([LockedReport.File].self, forKey: .files)
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(SealedReport.tag, forKey: .schema)
    try values.encode(isVariant, forKey: .isVariant)
    try values.encode(document, forKey: .document)
    try values.encode(figures, forKey: .figures)
    try values.encode(files, forKey: .files)
  }

  /// The bytes that keep it.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }

  /// What the bytes keep.
  ///
  /// **Throws** `DocumentProblem.newerThanProgram`, `.damaged`.
  init(bytes: [UInt8]) throws {
    do {
      self = try JSONDecoder().decode(SealedReport.self, from: Data(bytes))
    } catch let problem as DocumentProblem {
      throw problem
    } catch {
      throw DocumentProblem.damaged("sealed-report")
    }
  }
}

extension View {
  /// What is kept sealed of the locked report; nil where nothing is. Whoever asks has looked at the rights.
  ///
  /// **Throws** `VariantProblem.unreadable` without the store's key, or where it was disposed of.
  func sealed(_ report: LockedReport) throws -> SealedReport? {
    try report.sealed.map { try SealedReport(bytes: unsealed($0, of: report)) }
  }

  /// The content of what is kept sealed of the locked report at the address.
  ///
  /// **Throws** `VariantProblem.unreadable`.
  func unsealed(_ address: Digest, of report: LockedReport) throws -> [UInt8] {
    switch try unsealed(address, .lockedReport) {
    case .content(let bytes): return bytes
    case .unreadable(let fault): throw VariantProblem.unreadable(report.id, why: fault.text)
    }
  }
}

extension Transaction {
  /// Keeps what is confidential of the report, sealed, and answers its address.
  ///
  /// **Throws** `StorageProblem.noKey` or `.wrongKey` where the store's key is not at hand.
  mutating func keepSealed(_ order: LockOrder.Confidential) throws -> Digest {
    // What cannot be read back must not be called locked.
    _ = try StoredDocument.document(from: order.document)
    _ = try LockedFigures(bytes: order.figures)
    func keep(_ bytes: [UInt8], _ transaction: inout Transaction) throws -> Digest {
      try transaction.keepSealed(SealableContent(bytes), as: .lockedReport)
    }
    let document = try keep(order.document, &self)
    let figures = try keep(order.figures, &self)
    var files: [LockedReport.File] = []
    for file in order.files {
      files.append(LockedReport.File(name: file.name, format: file.format, digest: try keep(file.bytes, &self)))
    }
    let sealed = SealedReport(isVariant: order.isVariant, document: document, figures: figures, files: files)
    return try keep(sealed.bytes(), &self)
  }
}
