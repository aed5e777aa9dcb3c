package import Documents
package import Figures
import FoundationEssentials
import Kernel

/// The figures of a report as they are kept beside its tree: each as it was first shown, with what it was made of.
package struct LockedFigures: Hashable, Sendable {
  /// The tag of the schema that is written today.
  package static let tag = "figures/1"

  /// One figure.
  package struct Entry: Hashable, Sendable {
    /// The figure as it was first shown.
    package let cell: FigureCell
    /// What it was made of; nil where no capability could say.
    package let provenance: Provenance?

    /// A figure and what it was made of.
    package init(cell: FigureCell, provenance: Provenance?) {
      self.cell = cell
      self.provenance = provenance
    }
  }

  /// The figures in the order that they are first shown, each key once.
  package let entries: [Entry]

  /// These figures.
  package init(_ entries: [Entry]) { self.entries = entries }

  /// The figures of the document, with what the catalogue says of them.
  package init(of document: Document, from catalogue: Catalogue) {
    var seen: Set<FigureKey> = []
    entries = SnapshotRules.spots(of: document).filter { seen.insert($0.cell.key).inserted }.map { spot in
      // A figure of another moment, as a remark's, is in no catalogue of this one; it is kept as it was shown.
      let figure = try? catalogue.figure(spot.cell.key)
      return Entry(cell: spot.cell, provenance: figure?.value == spot.cell.value ? figure?.provenance : nil)
    }
  }

  /// The bytes that keep them; the same figures give the same bytes.
  package func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(Stored(self)))
  }

  /// The figures that the bytes keep.
  ///
  /// **Throws** `DocumentProblem.newerThanProgram` for a tag that this program does not know, `.damaged` where the
  /// bytes hold no figures.
  package init(bytes: [UInt8]) throws {
    do {
      self = try JSONDecoder().decode(Stored.self, from: Data(bytes)).figures
    } catch let problem as DocumentProblem {
      throw problem
    } catch {
      throw DocumentProblem.damaged("figures")
    }
  }

  /// The figures with each provenance once, for many figures are made of the same.
  private struct Stored: Codable {
    private enum CodingKeys: String, CodingKey { case schema, figures, provenances }

    private struct Source: Codable {
      let segments: [String]
      let records: [String]
      let event: Int
    }

    private struct Item: Codable {
      let cell: FigureCell
      let source: Int?
    }

    let figures: LockedFigures

    init(_ figures: LockedFigures) { self.figures = figures }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      let schema = try values.decode(String.self, forKey: .schema)
      guard schema == LockedFigures.tag else { throw DocumentProblem.newerThanProgram(tag: schema) }
      let sources = try values.decode([Source].self, forKey: .provenances)
      figures = LockedFigures(
        try values.decode([Item].self, forKey: .figures).map { item in
          guard let index = item.source else { return Entry(cell: item.cell, provenance: nil) }
          guard sources.indices.contains(index) else {
            throw DecodingError.dataCorruptedError(forKey: .figures, in: values, debugDescription: "no such source")
          }
          let source = sources[index]
          return Entry(
            cell: item.cell,
            provenance: Provenance(segments: source.segments, records: source.records, event: source.event))
        })
    }

    func encode(to encoder: any Encoder) throws {
      var indices: [Provenance: Int] = [:]
      var sources: [Source] = []
      let items = figures.entries.map { entry in
        guard let provenance = entry.provenance else { return Item(cell: entry.cell, source: nil) }
        if let index = indices[provenance] { return Item(cell: entry.cell, source: index) }
        indices[provenance] = sources.count
        sources.append(
          Source(segments: provenance.segments, records: provenance.records, event: provenance.event))
        return Item(cell: entry.cell, source: sources.count - 1)
      }
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(LockedFigures.tag, forKey: .schema)
      try values.encode(items, forKey: .figures)
      try values.encode(sources, forKey: .provenances)
    }
  }
}
