import Budgeting
import Documents
import Figures
import Kernel
import Storage

/// What is wrong between the frame and what is dealt out of it.
struct FrameChecks {
  private let figures: FrameFigures

  init(_ figures: FrameFigures) { self.figures = figures }

  /// More dealt out than the frame holds, and components that nobody has decided.
  var checks: [MonthCheck] { overAllocated.map(check) + undecided }

  /// More dealt out than the frame holds, for the report's first page.
  var warnings: [Block] {
    overAllocated.map { year, amount, key in
      // A small sum would be printed as zero thousand.
      let unit: CellUnit = amount.magnitude < 100_000 ? .kr : .tkr
      let cell = FigureCell(
        key: key, value: .money(Money(ore: amount)), presentation: Presentation(unit: unit, factor: -1))
      return .notice(
        Notice(
          .warning,
          [
            .text("Detaljbudgeten för \(Digits.padded(year.year, 4)) fördelar "), .figure(cell, .magnitude),
            .text(" mer än ramen."),
          ]))
    }
  }

  /// The years whose detailed budget is greater than their frame, with how much.
  private var overAllocated: [(year: FramePlan.Year, amount: Int64, key: FigureKey)] {
    figures.plan.years.compactMap { year in
      guard let rest = figures.plan.unallocated(year), rest > 0,
        let key = FrameFigures.key(.unallocated, year.year)
      else { return nil }
      return (year, rest, key)
    }
  }

  private func check(_ year: FramePlan.Year, _ amount: Int64, _ key: FigureKey) -> MonthCheck {
    MonthCheck(
      "over-allocated-frame",
      message: "Detaljbudgeten för \(Digits.padded(year.year, 4)) fördelar "
        + "\(SwedishText.number(amount, decimals: 2)) kr mer än ramen.",
      remedy: "Minska detaljbudgeten, eller läs in det beslut om ram som saknas.", amount: Money(ore: amount),
      keys: [key])
  }

  private var undecided: [MonthCheck] {
    figures.plan.years[0].components.map(\.frame).filter { $0.value.decidedOn == nil }.map { frame in
      MonthCheck(
        "undecided-frame", severity: .information,
        message: "Ramposten \(frame.value.name) har ingen beslutsdag.",
        remedy: "Fyll i beslutsdagen när fullmäktige har beslutat.", amount: frame.value.amount,
        keys: FrameFigures.key(.frame, frame.value.year, [FigureSelection("frame", frame.id)]).map { [$0] } ?? [])
    }
  }
}
