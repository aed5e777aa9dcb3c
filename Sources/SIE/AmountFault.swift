/// Why a field is no amount.
enum AmountFault {
  case notANumber
  case tooManyDecimals
  case tooLarge

  var message: String {
    switch self {
    case .notANumber: "är inget belopp"
    case .tooManyDecimals: "har fler än två decimaler och kan inte bli hela ören"
    case .tooLarge: "är för stort för att vara ett belopp"
    }
  }
}
