package import Kernel
import Ledger
package import Storage

/// The latest month that has visible postings.
package enum FindLatestMonth: Question {
  package static let name = "forecast.find-latest-month"
  package static let permission = Permission.read
  package typealias Input = Void
  package typealias Output = Month?

  package static func answer(_ input: Void, view: View) throws -> Month? {
    try view.state.visibleFacts(LedgerTable.table).segments.filter { $0.part.segment != nil }.map(\.part.month).max()
  }
}
