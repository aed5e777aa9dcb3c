import Documents
import Forecasting
import Kernel
import Ledger
import Organisation
import Reporting

/// The first sentence of each standpoint.
struct OverviewWords {
  let situation: ReadSituation.Output
  let month: Month?
  let today: Day
  /// What can be done by whoever looks.
  let tasks: [WorkTask]
  /// The forecast of what she sees; nil where there is none.
  let headline: ForecastHeadline?

  /// The sentence.
  func first(_ standpoint: Standpoint) -> [Inline] {
    switch standpoint {
    case .director: forecast ?? nothing
    case .planner: expected(of: nil)
    case .unitManager: expected(of: headline)
    case .controller: imported
    case .secretary: meeting
    case .boardMember: locked
    case .auditor: locked + [.text(" ")] + history
    case .administrator: imported + [.text(" ")] + history
    }
  }

  /// The forecast as a sentence of its own.
  private var forecast: [Inline]? {
    headline?.asSentence
  }

  private var nothing: [Inline] { [.text("Ingen huvudbok är inläst ännu, så det finns ingen prognos att visa.")] }

  /// What she is to do first, until when, and her forecast.
  private func expected(of headline: ForecastHeadline?) -> [Inline] {
    let open = tasks.filter { $0.state == .open }
    var text: [Inline]
    if let task = open.first {
      let unit = task.unit.isEmpty ? "" : " för " + task.unit
      let more = open.count > 1 ? " (och \(open.count - 1) till)" : ""
      text = [.text(task.title + unit + more + due(task))]
    } else if let work = situation.work {
      text = [
        .text(
          "Du har inget kvar att göra i \(work.occasion.name.lowercasedFirst) \(SwedishText.text(work.occasion.month))")
      ]
    } else {
      text = [.text("Ingen uppföljning är planerad nu, så ingenting väntar på dig")]
    }
    if let headline { text += [.text("; ")] + headline.sentence }
    return text + [.text(".")]
  }

  private func due(_ task: WorkTask) -> String {
    guard let due = task.due else { return "" }
    return due < today ? ", som skulle vara klart \(day(due))" : " senast \(day(due))"
  }

  /// What has come in, what does not agree, and who has not reported.
  private var imported: [Inline] {
    guard let month else { return [.text("Ingen huvudbok är inläst ännu.")] }
    var parts = [
      "\(SwedishText.text(month).capitalisedFirst) är inläst" + (situation.status.map { " och \($0.text)" } ?? "")
    ]
    if let reconciliation = situation.reconciliation {
      let differing = reconciliation.differing.count
      parts.append(
        !reconciliation.isCovered
          ? "inte avstämd"
          : differing == 0
            ? "avstämd utan avvikelse" : "\(differing) av \(reconciliation.rows.count) summor stämmer inte")
    }
    if let work = situation.work {
      let units = work.rows.filter { $0.unitName != nil }
      var left: [String] = []
      for row in units where !row.state.isReported {
        if let name = row.unitName, !left.contains(name) { left.append(name) }
      }
      let all = Set(units.map(\.id.unit)).count
      if all > 0 {
        parts.append(
          left.isEmpty
            ? (all == 1 ? "enheten har rapporterat" : "alla \(all) enheter har rapporterat")
            : "\(left.count) av \(all) enheter har inte rapporterat: "
              + SwedishText.list(left.count > 3 ? Array(left.prefix(3)) + ["\(left.count - 3) till"] : left))
      }
    }
    return [.text(parts.joined(separator: ", ") + ".")]
  }

  private var meeting: [Inline] {
    guard let next = OverviewRules.meeting(situation) else { return [.text("Inget sammanträde är planerat.")] }
    let agenda = next.occasions.isEmpty ? "" : ", med \(SwedishText.list(next.occasions.map(\.lowercasedFirst)))"
    let missing =
      next.missing.isEmpty
      ? (next.occasions.isEmpty ? "" : "; allt som rapporten behöver är klart")
      : "; \(next.missing.count == 1 ? "en sak" : "\(next.missing.count) saker") saknas"
    return [.text("Nästa sammanträde är \(day(next.day))" + agenda + missing + ".")]
  }

  private var locked: [Inline] {
    guard let report = situation.locked else { return [.text("Ingen rapport är låst ännu.")] }
    let decision = situation.decision.map {
      ", fastställd \(day($0.day))" + ($0.section.isEmpty ? "" : ", \($0.section)")
    }
    return [
      .text(
        "Senast låsta rapport är ”\(report.title)”, version \(report.number) för \(report.body)" + (decision ?? "")
          + ".")
    ]
  }

  private var history: [Inline] {
    let event = situation.lastEvent
    guard event.number > 0 else { return [.text("Historiken är tom.")] }
    let count = SwedishText.count(event.number, "händelse", "händelser")
    return [.text("Historiken har \(count), den senaste \(event.at.textInStockholm).")]
  }

  private func day(_ day: Day) -> String {
    let names = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]
    return names[day.weekday - 1] + " " + SwedishText.text(day)
  }
}
