/// Finds the vouchers whose series and number an earlier voucher has.
///
/// A ledger has hundreds of thousands of them, and a `Set` of their texts costs more than reading the whole file.
struct VoucherNumbers {
  private let view: ByteView
  private let series: [SIEText]
  private let numbers: [SIEText]

  /// Numbers chosen to collide must not make the search quadratic: after so many tries one is taken for new.
  private static let longestProbe = 64

  init(_ view: ByteView, _ vouchers: SIEVoucherTable) {
    self.view = view
    series = vouchers.series
    numbers = vouchers.number
  }

  /// The positions of the vouchers that repeat an earlier one.
  func repeated() -> [Int] {
    if areInOrder() { return [] }
    var size = 64
    while size < 2 * numbers.count { size *= 2 }
    // A slot holds half a hash and a voucher's position plus one; 0 is an empty slot.
    var slots = [UInt64](repeating: 0, count: size)
    return numbers.indices.filter { voucher in
      isNumbered(voucher) && !insert(voucher, into: &slots)
    }
  }

  /// Whether every series comes once and its numbers grow, as they do in nearly all ledgers: then none is repeated.
  private func areInOrder() -> Bool {
    var seen: Set<[UInt8]> = []
    var latest = -1
    for voucher in numbers.indices {
      let number = numbers[voucher].range
      guard number.count <= 18 else { return false }
      var value = 0
      for position in number {
        guard view[position].isDigit else { return false }
        value = value &* 10 &+ Int(view[position] &- .zero)
      }
      guard voucher > 0, series[voucher] == series[voucher - 1] else {
        guard seen.insert([UInt8](view.slice(series[voucher].range))).inserted else { return false }
        latest = value
        continue
      }
      guard value > latest else { return false }
      latest = value
    }
    return true
  }

  /// Programs that leave the numbering to the receiver write an empty number or 0.
  private func isNumbered(_ voucher: Int) -> Bool {
    let number = numbers[voucher].range
    return !number.isEmpty && (number.count > 1 || view[number.lowerBound] != .zero)
  }

  private func insert(_ voucher: Int, into slots: inout [UInt64]) -> Bool {
    let range = numbers[voucher].range
    let hash = SpellingTable.hash(view, series[voucher].range) &* 31 ^ SpellingTable.hash(view, range)
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    for _ in 0..<VoucherNumbers.longestProbe {
      let slot = slots[place]
      if slot == 0 {
        slots[place] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(voucher + 1)
        return true
      }
      if slot >> 32 == hash >> 32 {
        let other = Int(slot & 0xFFFF_FFFF) - 1
        if view.equals(range, view.slice(numbers[other].range)),
          view.equals(series[voucher].range, view.slice(series[other].range))
        {
          return false
        }
      }
      place = (place + 1) & mask
    }
    return true
  }
}
