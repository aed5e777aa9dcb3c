package import Kernel
package import Storage

/// The imports there have been, oldest first, and how much of each can still be seen.
package enum ListBatches: Question {
  package static let name = "ledger.list-batches"
  package static let permission = Permission.read
  package typealias Input = Void
  package typealias Output = [Row]

  /// One import.
  package struct Row: Sendable {
    /// The batch's id.
    package let id: String
    /// The event that brought it.
    package let event: Int
    /// What it says.
    package let batch: Batch
    /// The months of which it still shows something.
    package let visibleMonths: [Month]
  }

  package static func answer(_ input: Void, view: View) throws -> [Row] {
    // A batch says what the whole board's ledger comes to.
    guard view.scope == .everything else { return [] }
    let visible = try view.state.visibleFacts(LedgerTable.table)
    return try view.state.all(Batch.self).filter { $0.value.table == LedgerTable.table.name }.map { batch in
      Row(
        id: batch.id, event: batch.event, batch: batch.value,
        visibleMonths: visible.segments.filter { $0.batch == batch.id }.map(\.part.month))
    }
  }
}
