import Documents
import Figures
import Kernel

/// Writes the texts of figure cells fast: the same as `FigureCell.text` and `FigureKey.description`, without their
/// intermediate strings.
///
/// A report has ten thousand cells and they are most of the time that a page takes. Tests hold the two ways equal.
struct FigureText {
  /// The period that was spelled last: neighbouring cells share a few.
  private var lastPeriod: Period?
  private var lastPeriodText = ""
  /// Room for the key being spelled, used again for the next.
  private var bytes: [UInt8] = []

  init() {}

  /// The key as it is stored and shown.
  mutating func key(of cell: FigureCell) -> String {
    if lastPeriod != cell.key.period {
      lastPeriod = cell.key.period
      lastPeriodText = cell.key.period.description
    }
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: cell.key.measure.utf8)
    for selection in cell.key.selections {
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: selection.axis.utf8)
      bytes.append(UInt8(ascii: "/"))
      bytes.append(contentsOf: selection.id.utf8)
    }
    bytes.append(UInt8(ascii: ":"))
    bytes.append(contentsOf: lastPeriodText.utf8)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The cell's text in Swedish, without its unit, as `FigureCell.text`.
  static func text(of cell: FigureCell) -> String {
    guard let printed = printed(cell) else { return cell.text }
    return text(of: printed, decimals: cell.presentation.decimals)
  }

  /// The number as `SwedishText.number` writes it.
  static func text(of number: Int64, decimals: Int) -> String {
    // 19 digits, 6 spaces of two bytes, a minus of three and a comma fit; leading zeros before six decimals too.
    String(unsafeUninitializedCapacity: 48) { buffer in
      var end = 48
      func put(_ byte: UInt8) {
        end -= 1
        buffer[end] = byte
      }
      var rest = number.magnitude
      for _ in 0..<decimals {
        put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
      }
      if decimals > 0 { put(UInt8(ascii: ",")) }
      var digits = 0
      repeat {
        if digits > 0, digits % 3 == 0 {
          put(0xA0)
          put(0xC2)
        }
        put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
        digits += 1
      } while rest > 0
      if number < 0 {
        put(0x92)
        put(0x88)
        put(0xE2)
      }
      let count = 48 - end
      for index in 0..<count { buffer[index] = buffer[end + index] }
      return count
    }
  }

  /// `FigureCell.printed`, in 64 bits where they suffice.
  private static func printed(_ cell: FigureCell) -> Int64? {
    guard case .money(let money) = cell.value, money.ore.magnitude < 1 << 40 else { return cell.printed }
    // At most 2^40 × 10^6, which is below 2^60.
    let value = money.ore * Int64(cell.presentation.factor) * Int64(cell.presentation.scale)
    let unit = cell.presentation.unit.orePerUnit
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: unit)
    guard remainder.magnitude * 2 >= unit else { return quotient }
    return quotient + (value < 0 ? -1 : 1)
  }
}
