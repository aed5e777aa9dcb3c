package import Kernel

/// What can be wrong with internal agreements.
package enum InternalAgreementProblem: Problem, Equatable {
  /// The word says neither that we sell nor that we buy.
  case unknownDirection(String, Place)
  /// The amount is negative; the direction says who pays.
  case negativeAmount(Money, Place)
  /// The word says nothing of invoicing.
  case unknownInvoicing(String, Place)
  /// Two agreements of a year may take the same posting.
  case overlap(String, String, year: Int, Place)
  /// Rows of one agreement say different things.
  case differentRows(String, Place)

  package var code: String {
    switch self {
    case .unknownDirection: "forecasting.agreement-direction"
    case .negativeAmount: "forecasting.agreement-amount"
    case .unknownInvoicing: "forecasting.agreement-invoicing"
    case .overlap: "forecasting.agreement-overlap"
    case .differentRows: "forecasting.agreement-rows"
    }
  }

  package var place: Place {
    switch self {
    case .unknownDirection(_, let place), .negativeAmount(_, let place), .unknownInvoicing(_, let place),
      .overlap(_, _, _, let place), .differentRows(_, let place):
      place
    }
  }

  package var message: String {
    switch self {
    case .unknownDirection(let word, _): "”\(word)” säger inte om vi säljer eller köper."
    case .negativeAmount(let amount, _):
      "Beloppet \(SwedishText.number(amount.ore, decimals: 2)) kr i överenskommelsen är negativt."
    case .unknownInvoicing(let word, _): "”\(word)” säger inget om fakturering."
    case .overlap(let a, let b, let year, _):
      "Överenskommelserna \(a) och \(b) för \(Digits.padded(year, 4)) kan ta samma bokföring."
    case .differentRows(let id, _): "Raderna om överenskommelsen \(id) säger olika saker."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .unknownDirection: "Skriv säljer eller köper."
    case .negativeAmount: "Skriv beloppet utan minus; kolumnen riktning säger vem som betalar."
    case .unknownInvoicing: "Skriv ej fakturerat, eller lämna cellen tom så avgör bokföringen."
    case .overlap: "Gör urvalen åtskilda, till exempel genom olika konton eller aktiviteter, eller slå ihop dem."
    case .differentRows: "Låt de följande raderna vara tomma utom id, år och koder, eller ge dem ett eget id."
    }
  }
}
