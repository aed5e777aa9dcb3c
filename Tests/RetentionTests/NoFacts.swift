import Kernel
import Storage

/// There are no sums.
private struct NoSums: Error {}

/// No facts.
struct NoFacts: FactReader {
  func packedSums(of segment: Digest, in table: FactTable) throws -> PackedFacts { throw NoSums() }
  func rows(
    of segment: Digest, in table: FactTable, where codes: [String: [String]], limit: Int?
  ) throws -> FactColumns { FactColumns.none(of: table) }
  func rowNumbers(of segment: Digest, in table: FactTable, where codes: [String: [String]]) throws -> [Int] { [] }
  func blob(_ digest: Digest) throws -> [UInt8] { [] }
  func storedBlob(_ digest: Digest) throws -> [UInt8]? { nil }
  func sealedKey(of digest: Digest) throws -> SealedKey? { nil }
  func sealedKey(mark: [UInt8]) throws -> SealedKey? { nil }
}
