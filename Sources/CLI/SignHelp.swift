import ArgumentParser
import Formats

/// The option that says which sign a file writes amounts with.
enum SignHelp {
  static let help = ArgumentHelp(
    "The file's sign: report (revenue +, cost -) or ledger (debit +).", valueName: "sign")

  static let budgetHelp = ArgumentHelp(
    "A CSV file's sign: report (revenue +, cost -) or ledger (debit +). (default: report)", valueName: "sign")

  static func parse(_ text: String) throws -> AmountSign {
    guard let sign = AmountSign(rawValue: text) else {
      throw ValidationError("'\(text)' is no sign; write report or ledger.")
    }
    return sign
  }
}
