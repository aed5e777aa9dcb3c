import Formats
package import Kernel

/// Reads numbers of bought care as people write them, exactly.
package enum CareNumber {
  /// The number that the text spells: decimal comma or point, spaces between thousands.
  ///
  /// **Throws** `CareProblem.notANumber`, `.tooManyDecimals`, `.tooLarge`, `.belowNothing`.
  package static func read(_ text: String, at place: Place) throws(CareProblem) -> Quantity {
    let text = String(text.trimmed)
    // An amount may have its unit behind it, and parentheses; a number may not.
    guard !text.contains(where: { $0.isLetter || "()".contains($0) }), text.contains(where: \.isNumber) else {
      throw .notANumber(text, place)
    }
    let hundredths = try hundredths(text, at: place)
    guard hundredths >= 0 else { throw .belowNothing(text, place) }
    guard hundredths <= Quantity.limit else { throw .tooLarge(text, place) }
    return Quantity(hundredths: hundredths)
  }

  private static func hundredths(_ text: String, at place: Place) throws(CareProblem) -> Int64 {
    do throws(Amount.Fault) {
      return try Amount.money(text).ore
    } catch {
      switch error {
      case .empty, .notAnAmount: throw .notANumber(text, place)
      case .tooManyDecimals: throw .tooManyDecimals(text, place)
      case .tooLarge: throw .tooLarge(text, place)
      }
    }
  }
}
