import Budgeting
import Documents
import Figures
import Kernel
import Storage

/// What stands under tables that the frame and reallocations have a part in.
struct FrameNotes {
  private let followUp: FollowUp
  private let presentation: Presentation

  init(_ followUp: FollowUp, _ presentation: Presentation) {
    self.followUp = followUp
    self.presentation = presentation
  }

  /// What reaches back to months before its decision, and each movement within the frame.
  var all: [[Inline]] { catchUps + reallocations }

  /// What reaches back to months before its decision, and that there are movements within the frame.
  var brief: [[Inline]] {
    let ids = followUp.budgetBook.reallocations.map(\.id)
    if ids.isEmpty { return catchUps }
    return catchUps + [[.text("Budgeten innehåller omdisponering \(SwedishText.list(ids)).")]]
  }

  /// What of each component belongs to months before its decision.
  private var catchUps: [[Inline]] {
    followUp.budgetBook.frames.compactMap { frame in
      guard let months = frame.value.caughtUp, let key = FrameFigures.catchUpKey(frame),
        let whole = FrameFigures.key(.frame, frame.value.year, [FigureSelection("frame", frame.id)])
      else { return nil }
      func inline(_ key: FigureKey, _ money: Money) -> Inline {
        .figure(FigureCell(key: key, value: .money(money), presentation: presentation), .signed)
      }
      let decision = frame.value.decision.isEmpty ? "" : " (\(frame.value.decision))"
      return [
        .text("\(frame.value.name)\(decision): "), inline(whole, frame.value.amount), .text(", varav "),
        inline(key, frame.value.catchUp), .text(" avser \(SwedishText.text(months)), före beslutet."),
      ]
    }
  }

  /// What is moved within the frame, which the budget holds.
  private var reallocations: [[Inline]] {
    followUp.budgetBook.reallocations.compactMap { made in
      let selection = [FigureSelection("reallocation", made.id)]
      guard let key = FrameFigures.key(.reallocation, made.value.year, selection) else { return nil }
      let moved = FigureCell(
        key: key, value: .money(made.value.moved),
        presentation: Presentation(unit: presentation.unit, factor: 1, decimals: presentation.decimals))
      let undone = made.value.reverses.map { ", som återför \($0)," } ?? ""
      return [
        .text("Budgeten innehåller omdisponering \(made.id) (\(made.value.decision))\(undone) på "),
        .figure(moved, .magnitude), .text(" från och med \(SwedishText.text(made.value.from))."),
      ]
    }
  }
}
