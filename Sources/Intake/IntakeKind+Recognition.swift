import Formats
package import Importing
import Ledger

extension IntakeKind {
  /// What the file can be, the likeliest first; empty where it is of a kind that nothing is read from.
  ///
  /// A table is what its headings say: of kinds whose columns are all there, the one that leaves fewest headings
  /// unknown. Postings are recognised by what a table holds, so they are the answer where no headings say otherwise.
  package static func recognised(in file: SourceFile) -> [IntakeKind] {
    switch FileKind(of: file.bytes) {
    case .sie, .sie5: return [.ledger, .budget]
    case .workbook: return [.ledger]
    case .table: return tables(file)
    default: return []
    }
  }

  private static func tables(_ file: SourceFile) -> [IntakeKind] {
    // What cannot be read as text is told by whoever reads it as postings.
    guard let text = try? CSVFile(file.bytes, name: file.name) else { return [.ledger] }
    let fitting = allCases.enumerated().compactMap { place, kind -> (kind: IntakeKind, unknown: Int, place: Int)? in
      guard let columns = kind.columns else { return nil }
      // A table without the kind's columns is of another kind.
      guard let table = try? CSVTable(text, columns: columns) else { return nil }
      let known = Set(table.positions.compactMap { $0 })
      let unknown = table.header.indices.count { !known.contains($0) && !table.header[$0].isEmpty }
      return (kind, unknown, place)
    }.sorted { ($0.unknown, $0.place) < ($1.unknown, $1.place) }
    // A heading that none of a kind's columns has says that the table is about something else.
    let certain = fitting.filter { $0.unknown == 0 }.map(\.kind)
    return certain + [.ledger] + fitting.filter { $0.unknown > 0 }.map(\.kind)
  }
}
