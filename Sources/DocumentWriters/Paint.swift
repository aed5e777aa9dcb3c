/// A colour of drawings, named by what it is for.
///
/// What is drawn has a contrast of at least 3 : 1 to the ground and words at least 4.5 : 1, in light and in dark;
/// `rule` and `wash` are no more than help for the eye. Things of different colours differ in form, pattern or words
/// as well.
package enum Paint: String, Hashable, Sendable, CaseIterable {
  /// Words and the line at zero.
  case ink
  /// Words that weigh less.
  case soft
  /// Lines that guide the eye.
  case rule
  /// The ground.
  case paper
  /// The first thing drawn.
  case first
  /// The second thing drawn.
  case second
  /// The third thing drawn.
  case third
  /// The fourth thing drawn.
  case fourth
  /// The fifth thing drawn.
  case fifth
  /// The sixth thing drawn.
  case sixth
  /// An area behind other things: how far a forecast may reach.
  case wash

  /// The colour on white ground, as 0xRRGGBB.
  package var light: UInt32 {
    switch self {
    case .ink: 0x16202A
    case .soft: 0x4A5763
    case .rule: 0xD3DAE0
    case .paper: 0xFFFFFF
    case .first: 0x0B5061
    case .second: 0xB5500C
    case .third: 0x6A7E8F
    case .fourth: 0x7A3F8F
    case .fifth: 0x2B7A4B
    case .sixth: 0x8A6A00
    case .wash: 0xD6E4E8
    }
  }

  /// The colour on dark ground, as 0xRRGGBB.
  package var dark: UInt32 {
    switch self {
    case .ink: 0xE6EBEF
    case .soft: 0xAAB6C0
    case .rule: 0x33404B
    case .paper: 0x12181E
    case .first: 0x7FC4D6
    case .second: 0xF0A35C
    case .third: 0x8699A8
    case .fourth: 0xCF9CE0
    case .fifth: 0x7FCF9C
    case .sixth: 0xD8BD52
    case .wash: 0x23404A
    }
  }

  /// The colour as style sheets write it, `#0b5061`.
  static func hex(_ colour: UInt32) -> String {
    let digits = String(colour, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The six colours of things drawn, in order.
  static let things: [Paint] = [.first, .second, .third, .fourth, .fifth, .sixth]
}
