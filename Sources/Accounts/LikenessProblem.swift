package import Kernel

/// What looks like a mistake in amounts that are entered for lines or accounts; it is let pass where somebody confirms.
package enum LikenessProblem: Problem, Equatable {
  /// Costs stand as revenue, or revenue as costs.
  case signTurned(Place)
  /// The amounts are many times as large or as small as usual, signs left out.
  case sizeUnlike(now: Money, usual: Money, Place)

  package var code: String {
    switch self {
    case .signTurned: "accounts.sign-turned"
    case .sizeUnlike: "accounts.size-unlike"
    }
  }

  package var place: Place {
    switch self {
    case .signTurned(let place), .sizeUnlike(_, _, let place): place
    }
  }

  package var message: String {
    switch self {
    case .signTurned: "Beloppen verkar ha omvänt tecken: kostnader blir intäkter eller tvärtom."
    case .sizeUnlike(let now, let usual, _):
      "Beloppen är tillsammans \(SwedishText.kronor(now.ore)), men det brukar vara \(SwedishText.kronor(usual.ore))."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .signTurned:
      "Kontrollera tecknet: "
        + Remedy(
          command: "kostnader är negativa med --sign report och positiva med --sign ledger",
          page: "det väljs i fältet Filens tecken", program: "kostnader är positiva")
        + ". Är beloppen rätt, \(.letPass)."
    case .sizeUnlike:
      "Kontrollera om beloppen är i kr, tkr eller mnkr och ange det. Är beloppen rätt, \(.letPass)."
    }
  }
}
