package import Kernel

/// One import: its kept source file, what it speaks for, and the segments it brought.
package struct Batch: RecordKind, Hashable {
  /// The kind's name in the store.
  package static let kind = "batch"
  /// The tag of the schema that is written today.
  package static let tag = "batch/2"
  package static let terms = KindTerms("inläsning", "inläsningar", aliases: ["ledger", "batches"])
  /// The first schema lacks what the second adds; nothing that it holds has changed.
  package static let upcasters = [Upcaster(from: "batch/1", to: "batch/2") { $0 }]

  /// Whose books a file says that it holds.
  package struct Origin: Hashable, Sendable, Codable {
    /// The organisation's number; empty where the file does not say.
    package let number: String
    /// The organisation's name; empty where the file does not say.
    package let name: String

    /// Books of the organisation.
    package init(number: String, name: String) {
      // A sole trader's number is a person's.
      self.number = PersonalNumbers.masked(number, strict: true).text
      self.name = PersonalNumbers.masked(name).text
    }
  }

  /// What a batch says of one month.
  package struct Part: Hashable, Sendable, Codable {
    /// The month.
    package let month: Month
    /// The segment's address; nil where the source holds nothing for the month.
    package let segment: Digest?
    /// How many rows the segment has.
    package let rows: Int
    /// The sum of the amounts; debit-positive.
    package let sum: Money
    /// How finished the month was when the source was made.
    package let status: PeriodStatus
    /// The sealed texts and suppliers of the segment's rows; nil where the rows have none, or have them themselves as
    /// in batches from before sealing.
    package let texts: Digest?

    /// A month of a batch.
    package init(
      month: Month, segment: Digest?, rows: Int, sum: Money, status: PeriodStatus, texts: Digest? = nil
    ) {
      self.month = month
      self.segment = segment
      self.rows = rows
      self.sum = sum
      self.status = status
      self.texts = texts
    }

    /// The month with these sealed texts.
    package func with(texts: Digest?) -> Part {
      Part(month: month, segment: segment, rows: rows, sum: sum, status: status, texts: texts)
    }
  }

  /// The fact table.
  package let table: String
  /// The source: batches of one source supersede each other, those of different sources add up.
  package let source: String
  /// What the batch speaks for within its months.
  package let selection: FactSelection
  /// The months, in order.
  package let parts: [Part]
  /// The source file's name, without folders.
  package let fileName: String
  /// The digest of the source file's content, which is kept sealed.
  package let file: Digest
  /// When the source system made the file.
  package let extracted: Day
  /// How many warnings the reader gave.
  package let warnings: Int
  /// Whose books the file says that it holds; nil where it does not say.
  package let origin: Origin?
  /// What stood in the way and was let pass by whoever imported: codes of problems, sorted.
  package let consents: [String]
  /// The batch whose kept file was read anew; nil for a file that came from outside.
  package let rereadOf: String?
  /// How many personal identity numbers were masked.
  package let maskedCount: Int

  /// An import.
  package init(
    table: String, source: String, selection: FactSelection, parts: [Part], fileName: String, file: Digest,
    extracted: Day, warnings: Int, origin: Origin? = nil, consents: [String] = [], rereadOf: String? = nil,
    maskedCount: Int = 0
  ) {
    self.table = table
    self.source = PersonalNumbers.masked(source).text
    self.selection = selection
    self.parts = parts
    self.fileName = PersonalNumbers.masked(fileName).text
    self.file = file
    self.extracted = extracted
    self.warnings = warnings
    self.origin = origin
    self.consents = consents
    self.rereadOf = rereadOf
    self.maskedCount = maskedCount
  }

  /// The batch with these months.
  package func with(parts: [Part]) -> Batch {
    Batch(
      table: table, source: source, selection: selection, parts: parts, fileName: fileName, file: file,
      extracted: extracted, warnings: warnings, origin: origin, consents: consents, rereadOf: rereadOf,
      maskedCount: maskedCount)
  }

  /// The batch with what was let pass: codes of problems, sorted.
  package func with(consents: [String]) -> Batch {
    Batch(
      table: table, source: source, selection: selection, parts: parts, fileName: fileName, file: file,
      extracted: extracted, warnings: warnings, origin: origin, consents: consents, rereadOf: rereadOf,
      maskedCount: maskedCount)
  }

  private enum CodingKeys: String, CodingKey {
    case table, source, selection, parts, fileName, file, extracted, warnings, origin, consents, rereadOf, maskedCount
  }

  /// The batch that JSON holds; what earlier schemas lack is empty.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    table = try values.decode(String.self, forKey: .table)
    source = try values.decode(String.self, forKey: .source)
    selection = try values.decode(FactSelection.self, forKey: .selection)
    parts = try values.decode([Part].self, forKey: .parts)
    fileName = try values.decode(String.self, forKey: .fileName)
    file = try values.decode(Digest.self, forKey: .file)
    extracted = try values.decode(Day.self, forKey: .extracted)
    warnings = try values.decode(Int.self, forKey: .warnings)
    origin = try values.decodeIfPresent(Origin.self, forKey: .origin)
    consents = try values.decodeIfPresent([String].self, forKey: .consents) ?? []
    rereadOf = try values.decodeIfPresent(String.self, forKey: .rereadOf)
    maskedCount = try values.decodeIfPresent(Int.self, forKey: .maskedCount) ?? 0
  }
}
