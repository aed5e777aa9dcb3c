/// The one rounding rule of the program: half away from zero, used when a cell is rendered or an amount is divided.
package enum Rounding {
  /// `value / divisor` rounded half away from zero.
  ///
  /// **Range** the divisor is not zero and the quotient fits 64 bits.
  package static func halfAway(_ value: Int128, by divisor: Int128) -> Int64 {
    precondition(divisor != 0, "A divisor of zero has no quotient; ask for a share instead")
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    guard remainder.magnitude * 2 >= divisor.magnitude else { return Int64(quotient) }
    return Int64(quotient + ((value < 0) == (divisor < 0) ? 1 : -1))
  }

  /// `value / divisor` rounded half away from zero, for values of ordinary size.
  ///
  /// **Range** as that of the wider one.
  package static func halfAway(_ value: Int64, by divisor: Int64) -> Int64 {
    precondition(divisor != 0, "A divisor of zero has no quotient; ask for a share instead")
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    // The remainder is less than the divisor, so that their difference, unlike the double, has room.
    guard remainder.magnitude >= divisor.magnitude - remainder.magnitude else { return quotient }
    return quotient + ((value < 0) == (divisor < 0) ? 1 : -1)
  }
}
