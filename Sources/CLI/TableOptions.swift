import ArgumentParser
import Formats
import Importing

/// What can be said of a table's layout.
struct TableOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The sheet to read, where several could be meant; may be repeated.", valueName: "name"))
  var sheet: [String] = []

  @Option(
    help: ArgumentHelp(
      "The unit of a table's amounts: kr, tkr or mnkr. (default: as the file says)", valueName: "unit"),
    transform: TableOptions.unit)
  var unit: AmountUnit?

  @Option(
    help: ArgumentHelp(
      "The sign of a table's amounts: ledger (debit positive) or report (revenue positive). (default: as the amounts "
        + "say)", valueName: "sign"),
    transform: TableOptions.sign)
  var sign: AmountSign?

  /// What is said, as the reader of tables takes it.
  var request: TableRequest { TableRequest(sheets: sheet, unit: unit, sign: sign) }

  private static func unit(_ text: String) throws -> AmountUnit {
    guard let unit = AmountUnit(rawValue: text) else {
      throw ValidationError("'\(text)' is no unit; write kr, tkr or mnkr.")
    }
    return unit
  }

  private static func sign(_ text: String) throws -> AmountSign {
    guard let sign = AmountSign(rawValue: text) else {
      throw ValidationError("'\(text)' is no sign; write ledger or report.")
    }
    return sign
  }
}
