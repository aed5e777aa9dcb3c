import Kernel
import Ledger
import Storage

/// What to look at in the ledger before a month is closed.
struct MonthChecks {
  let followUp: FollowUp
  let view: View

  init(_ followUp: FollowUp, in view: View) {
    self.followUp = followUp
    self.view = view
  }

  /// All of them, rule by rule, and how many codes without budget lie below the threshold and are left out.
  func checks(threshold: Money) throws -> (checks: [MonthCheck], below: Int) {
    let withoutBudget = withoutBudget(threshold: threshold)
    let checks =
      try statuses() + reconciled() + newCodes() + units() + unplaced() + withoutBudget.checks + consents()
    return (checks, withoutBudget.below)
  }

  /// What the codes of the month's own postings show: what an import of the month can tell at once.
  func codeChecks() throws -> [MonthCheck] { try newCodes() + units() + unplaced() }

  /// Months without postings, and months that are not closed.
  private func statuses() throws -> [MonthCheck] {
    let seen = Set(followUp.ledger.parts.map(\.segment.part.month))
    let missing = followUp.toDate.months.filter { !seen.contains($0) }
    var checks: [MonthCheck] = []
    if !missing.isEmpty {
      checks.append(
        MonthCheck(
          "months-without-postings", message: "Ingen bokföring är inläst för \(SwedishText.text(missing)).",
          remedy: "Läs in månaderna \(.bringingIn("ledger"))."))
    }
    for status in [PeriodStatus.open, .preliminary] {
      let months = followUp.toDate.months.filter { seen.contains($0) && followUp.status(of: Period($0)) == status }
      let before = months.filter { $0 != followUp.month }
      if !before.isEmpty {
        checks.append(
          MonthCheck(
            "earlier-month-not-closed", message: "\(SwedishText.text(before).capitalisedFirst) är \(status.text).",
            remedy: "Läs in den stängda månaden \(.bringingIn("ledger"))\(command: " --status closed", page: "")."))
      }
      if months.contains(followUp.month) {
        checks.append(
          MonthCheck(
            "month-not-closed", severity: .information,
            message: "\(SwedishText.text(followUp.month).capitalisedFirst) är \(status.text).",
            remedy: "Läs in månaden \(command: "med --status closed", page: "som stängd") när den är stängd."))
      }
    }
    return checks
  }

  /// Totals that what was read does not agree with, or none at all.
  private func reconciled() throws -> [MonthCheck] {
    guard view.scope == .everything else { return [] }
    let reconciliation = try Reconciliation(month: followUp.month, in: view)
    let differing = reconciliation.differing.map { row in
      MonthCheck(
        "not-reconciled", severity: .error,
        message: "\(ReconciliationSections.name(row)): det inlästa och huvudbokens rapport skiljer sig åt med "
          + SwedishText.number(row.difference.ore, decimals: 2) + " kr.",
        remedy: "Jämför med rapporten konto för konto och ta ut filen på nytt, eller rätta summan "
          + "\(command: "med roder reconcile", page: "under Inläsning").",
        amount: row.difference, keys: [ReconciliationSections.key(ofDifference: row)])
    }
    guard !reconciliation.isCovered else { return differing }
    return differing + [
      MonthCheck(
        "no-control-totals", severity: .information,
        message:
          "\(SwedishText.text(followUp.month).capitalisedFirst) är inte avstämd mot huvudbokens egen rapport.",
        remedy: "Ange rapportens summor per kontoklass "
          + "\(command: "med roder reconcile eller roder import totals", page: "under Inläsning").")
    ]
  }

  /// Postings on codings that no line takes, or several.
  private func unplaced() -> [MonthCheck] {
    followUp.unplaced.sorted { ($1.value.magnitude, $0.key) < ($0.value.magnitude, $1.key) }.map { coding, amount in
      MonthCheck(
        "codes-without-line",
        message:
          "\(coding) (\(SwedishText.number(amount, decimals: 2)) kr) står inte på exakt en rad i uppställningen.",
        remedy: "Rätta uppställningen och läs in den \(.bringingIn("statements")), eller rätta konteringen.",
        amount: Money(ore: amount))
    }
  }

  /// Imports beneath the month that were let in although they looked like a mistake.
  private func consents() throws -> [MonthCheck] {
    guard view.scope == .everything else { return [] }
    let batches = Set(followUp.ledger.facts.segments(in: followUp.toDate).map(\.batch)).sorted()
    return try batches.compactMap { id in
      guard let batch = try view.state.record(Batch.self, id: id)?.value, !batch.consents.isEmpty else { return nil }
      return MonthCheck(
        "let-pass", severity: .information,
        message: "Inläsningen \(id) lästes in trots \(SwedishText.list(batch.consents)).",
        remedy: "Se \(command: "med roder differences \(id)", page: "på inläsningens sida") vad den ändrade.")
    }
  }
}
