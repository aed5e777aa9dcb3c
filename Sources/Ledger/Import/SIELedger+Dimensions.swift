import Importing
import SIE

extension SIELedger {
  /// A warning for each dimension that holds objects of postings or balances but is no coding part.
  static func unmappedDimensions(_ sie: SIEFile, mapping: SourceMapping, file: String) -> [UnmappedDimensionProblem] {
    let names = Dictionary(sie.dimensions.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first })
    let used = Dictionary(sie.codings.objects.map { ($0.dimension, 1) }, uniquingKeysWith: +)
    return used.sorted { $0.key < $1.key }.compactMap { number, count in
      guard mapping.part(dimension: number, name: names[number]) == nil else { return nil }
      return UnmappedDimensionProblem(number: number, name: names[number] ?? "", objects: count, file: file)
    }
  }
}
