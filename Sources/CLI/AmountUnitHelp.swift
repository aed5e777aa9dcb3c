import ArgumentParser
import Formats

/// The unit that amounts are written in.
enum AmountUnitHelp {
  static func help(_ what: String) -> ArgumentHelp {
    ArgumentHelp("The unit of \(what): kr, tkr or mnkr. (default: kr)", valueName: "unit")
  }

  static func parse(_ text: String) throws -> AmountUnit {
    guard let unit = AmountUnit(rawValue: text) else {
      throw ValidationError("'\(text)' is no unit of money; write kr, tkr or mnkr.")
    }
    return unit
  }
}
