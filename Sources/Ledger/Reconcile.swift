package import Kernel
package import Storage

/// How what was imported agrees with the ledger's own report, up to a month.
package enum Reconcile: Question {
  package static let name = "ledger.reconcile"
  package static let permission = Permission.read
  package typealias Input = Month
  package typealias Output = Reconciliation

  package static func answer(_ input: Month, view: View) throws -> Reconciliation {
    try Reconciliation(month: input, in: view)
  }
}
