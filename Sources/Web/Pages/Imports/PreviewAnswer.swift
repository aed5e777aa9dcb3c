import Intake
import Kernel

/// What bringing in a file would do, in the words that a preview begins with: what the file is, what it would replace,
/// whether closed months would change, and whether anything stands in the way.
struct PreviewAnswer {
  private let job: IntakeJob
  private let preview: IntakePreview
  private let terms: Terms

  /// The words of a job that waits, with the installation's own.
  init(_ job: IntakeJob, in terms: Terms) {
    self.job = job
    self.terms = terms
    preview = job.preview ?? IntakePreview()
  }

  /// The words.
  var text: String {
    if preview.isNothingNew { return "\(file) innehåller inget nytt: samma bokföring är redan inläst." }
    if isUnknown {
      return "Innehållet i \(job.fileName) känns inte igen, så filen kan inte läsas in som den är. Inget är ändrat."
    }
    guard let replacing else { return "\(file) \(refused). Inget är ändrat." }
    let can = preview.isRefused ? "Filen \(refused)." : "Filen kan läsas in."
    return "\(file) \(replacing) \(can) Inget är ändrat än."
  }

  /// The file's name, what it is, how much it holds and of which months.
  private var file: String {
    var parts = [terms.own(job.order.kind.title).lowercased()]
    if preview.rows > 0 { parts.append(SwedishText.count(preview.rows, "rad", "rader")) }
    if !preview.parts.isEmpty { parts.append(SwedishText.text(preview.parts.map(\.month))) }
    return "\(job.fileName) (\(parts.joined(separator: ", ")))"
  }

  private var refused: String {
    let wrong = preview.findings.count(where: \.isInTheWay) + preview.moreFindings
    let count = wrong == 1 ? "ett hinder" : "\(SwedishText.number(Int64(wrong))) hinder"
    return "kan inte läsas in som den är: \(count)"
  }

  /// Whether nothing tells what the file holds, and nobody has said it: then it is not called a ledger.
  private var isUnknown: Bool {
    job.order.kind == .ledger && preview.findings.contains { $0.code == "importing.unknown-layout" }
  }

  /// What would be replaced, after the file's name; nil where that is not known because the file cannot be read.
  private var replacing: String? {
    guard job.order.kind == .ledger else { return preview.isRefused ? nil : PreviewAnswer.replacing(job.order.kind) }
    guard let effect = preview.effect else { return preview.isRefused ? nil : "skulle inte ersätta något." }
    let closed = effect.closedChanges
    let replaced = ReplacedWords.text(effect.replaced)
    switch (effect.replaced.isEmpty, closed.isEmpty) {
    case (true, true): return "skulle inte ersätta något, och ingen stängd månad skulle ändras."
    case (true, false): return "skulle inte ersätta något men ändra \(PreviewAnswer.text(closed))."
    case (false, true): return "skulle ersätta \(replaced), och ingen stängd månad skulle ändras."
    case (false, false): return "skulle ersätta \(replaced) och ändra \(PreviewAnswer.text(closed))."
    }
  }

  private static func text(_ closed: [IntakeEffect.MonthLine]) -> String {
    if closed.count == 1 { return "den stängda månaden \(SwedishText.text(closed[0].month)) med \(amount(closed[0]))" }
    let months = closed.map { "\(SwedishText.text($0.month)) med \(amount($0))" }
    return "de stängda månaderna \(SwedishText.list(months))"
  }

  private static func amount(_ line: IntakeEffect.MonthLine) -> String {
    let amount = SwedishText.kronor(line.change.ore)
    return line.change == .zero ? "\(amount) i \(SwedishText.count(line.changed, "kodsträng", "kodsträngar"))" : amount
  }

  /// What a file of records takes the place of. Nothing that was written is lost: it stays in the history.
  private static func replacing(_ kind: IntakeKind) -> String {
    switch kind {
    case .budget: "skulle bli en ny version av årets budget; de tidigare finns kvar."
    case .reallocation: "skulle inte ersätta något utan flytta budget enligt beslutet."
    default: "skulle gälla i stället för det som nu sägs om samma sak; det tidigare finns kvar i historiken."
    }
  }
}
