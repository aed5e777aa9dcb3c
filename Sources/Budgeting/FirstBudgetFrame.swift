import FoundationEssentials
import Kernel
import Storage

/// A frame component as it was first written, before it said what kind of money it is.
struct FirstBudgetFrame: Decodable {
  private let name: String
  private let year: Int
  private let amount: Money
  private let decision: String
  private let decidedOn: Day?
  private let validFrom: Month

  /// The body of today's schema: a part of the base frame without end, spread evenly.
  static func upcast(_ body: [UInt8]) throws -> [UInt8] {
    let first = try JSONDecoder().decode(FirstBudgetFrame.self, from: Data(body))
    return try BudgetFrame(
      name: first.name, year: first.year, amount: first.amount, decision: first.decision, decidedOn: first.decidedOn,
      validFrom: first.validFrom
    ).encodedBody()
  }
}
