import Kernel
package import Storage

/// Notes the decision by which a body established a locked report.
package enum EstablishReport: Command {
  package static let name = "report.establish"
  package static let permission = Permission.report
  /// The version of the record that stands.
  package typealias Output = Int

  /// The report and the decision.
  package struct Input: Sendable {
    /// The id of the locked report.
    package let id: String
    /// The decision.
    package let decision: LockedReport.Decision

    /// A decision on the locked report.
    package init(id: String, decision: LockedReport.Decision) {
      self.id = id
      self.decision = decision
    }
  }

  /// The version of the record that stands.
  ///
  /// **Throws** `LockProblem.unknownVersion`; `.superseded` where a correction has taken its place;
  /// `.alreadyEstablished` by another decision; `.oddDecision` for a day that has not come or lies before the period's
  /// end, or without a section.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    let known = try transaction.state.all(LockedReport.self)
    guard let report = known.first(where: { $0.id == input.id })?.value else {
      throw LockProblem.unknownVersion(input.id, known: known.map(\.id))
    }
    let later = known.filter { $0.value.isVersion(of: report) && $0.value.body == report.body }
      .max { $0.value.number < $1.value.number }
    if let later, later.value.number > report.number { throw LockProblem.superseded(input.id, by: later.id) }
    if let decision = report.decision, decision != input.decision {
      throw LockProblem.alreadyEstablished(input.id, section: decision.section, day: decision.day)
    }
    guard input.decision.section.contains(where: { !$0.isWhitespace }) else {
      throw LockProblem.oddDecision(input.id, detail: "paragrafen saknas")
    }
    guard input.decision.day <= transaction.context.now.dayInStockholm else {
      throw LockProblem.oddDecision(input.id, detail: "sammanträdets dag har inte kommit")
    }
    guard input.decision.day > report.month.lastDay else {
      throw LockProblem.oddDecision(input.id, detail: "sammanträdet låg före periodens slut")
    }
    return try transaction.put(report.established(by: input.decision), id: input.id)
  }
}
