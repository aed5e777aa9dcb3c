import Documents
import Forecasting
import Kernel
import Ledger
import Organisation
import Reporting

/// What answers the first page of each standpoint: a sentence or two.
struct OverviewWords {
  let situation: ReadSituation.Output
  let month: Month?
  let today: Day
  /// What can be done by whoever looks.
  let tasks: [WorkTask]
  /// The forecast of what she sees; nil where there is none.
  let headline: ForecastHeadline?

  /// The sentences, in pieces of which some lead on.
  func first(_ standpoint: Standpoint) -> [FirstPage.Item] {
    func plain(_ text: [Inline]) -> [FirstPage.Item] { [.init(text)] }
    return switch standpoint {
    case .director: plain(forecast ?? nothing)
    case .planner: plain(expected(of: nil))
    case .unitManager: plain(expected(of: headline))
    case .controller: plain([.text(imported)]) + reporting
    case .secretary: plain(meeting)
    case .boardMember: plain(locked)
    case .auditor: plain(locked + [.text(" ")] + history)
    case .administrator: plain([.text(imported + " ")] + history)
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

  /// What has come in, and what does not agree.
  private var imported: String {
    guard let month else { return "Ingen huvudbok är inläst ännu." }
    let status = situation.status.map { " och \($0.text)" } ?? ""
    let agreed = situation.reconciliation.map { reconciliation in
      let differing = reconciliation.differing.count
      return !reconciliation.isCovered
        ? ", inte avstämd"
        : differing == 0
          ? ", avstämd utan avvikelse" : ", \(differing) av \(reconciliation.rows.count) summor stämmer inte"
    }
    return SwedishText.text(month).capitalisedFirst + " är inläst" + status + (agreed ?? "") + "."
  }

  /// Which units have not reported, each with the way to what is left there.
  private var reporting: [FirstPage.Item] {
    guard let work = situation.work else { return [] }
    let rows = work.rows.filter { $0.unitName != nil }
    let all = Set(rows.map(\.id.unit)).count
    guard all > 0 else { return [] }
    var left: [ReadWork.Row] = []
    for row in rows where !row.state.isReported && !left.contains(where: { $0.id.unit == row.id.unit }) {
      left.append(row)
    }
    guard !left.isEmpty else {
      return [.init([.text(all == 1 ? " Enheten har rapporterat." : " Alla \(all) enheter har rapporterat.")])]
    }
    let named = left.count > 4 ? left.prefix(3) : left[...]
    var units = named.map { FirstPage.Item([.text($0.unitName ?? $0.id.unit)], .section($0.id)) }
    if named.count < left.count {
      units.append(.init([.text("\(left.count - named.count) till")], .work(work.occasion.month)))
    }
    var pieces: [FirstPage.Item] = []
    for (index, unit) in units.enumerated() {
      if index > 0 { pieces.append(.init([.text(index == units.count - 1 ? " och " : ", ")])) }
      pieces.append(unit)
    }
    return [.init([.text(" \(left.count) av \(all) enheter har inte rapporterat: ")])] + pieces
      + [.init([.text(".")])]
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
