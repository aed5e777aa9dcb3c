import Kernel
import Storage
import TestSupport

@testable import StoreSQLite

/// A record for these tests' own use.
typealias Note = SampleBoard.Note

/// A small fact table with a column of each kind.
let postings = SampleBoard.postings

/// The sample store's key.
let sampleKey = SampleBoard.key

/// Three rows for the month, their amounts starting at `first`.
func segment(_ month: String, from first: Int64) throws -> Segment { try SampleBoard.segment(month, from: first) }

/// A context at a fixed moment.
func context() throws -> Context { try SampleBoard.context() }

/// A store with the sample board.
func sampleStore(at path: String) async throws -> SQLiteStore {
  let store = try SQLiteStore.create(at: path, tenant: SampleBoard.name, key: sampleKey)
  try await SampleBoard.fill(store)
  return store
}
