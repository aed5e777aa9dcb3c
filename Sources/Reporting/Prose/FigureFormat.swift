package import Documents
import Kernel

/// How a reference shows its figure; what is nil follows from the figure's kind.
package struct FigureFormat: Hashable, Sendable {
  /// How the sign is told.
  package enum Sign: Hashable, Sendable {
    /// As a sign: `−6 902 tkr`.
    case signed
    /// Not at all; the sentence says which way.
    case magnitude
    /// In the words that suit the kind of figure: `ett underskott om 6 902 tkr`.
    case words
    /// In words of one's own: positive, negative and zero, signs as printed.
    case own(positive: String, negative: String, zero: String)
  }

  /// The unit.
  package var unit: CellUnit?
  /// The number of decimals, 0–6.
  package var decimals: Int?
  /// How the sign is told.
  package var sign: Sign?
  /// The step that the number is rounded to, in its last printed digit; nil for the number itself.
  package var step: Int64?

  /// The format that follows from the figure's kind, but for what is given.
  package init(unit: CellUnit? = nil, decimals: Int? = nil, sign: Sign? = nil, step: Int64? = nil) {
    self.unit = unit
    self.decimals = decimals
    self.sign = sign
    self.step = step
  }

  /// The words of the format, in both forms the same; empty where all follows from the figure's kind.
  var text: String {
    var words: [String] = []
    if let unit { words.append(unit.text) }
    if let decimals { words.append(String(decimals) + (decimals == 1 ? " decimal" : " decimaler")) }
    switch sign {
    case nil: break
    case .signed: words.append("med tecken")
    case .magnitude: words.append("utan tecken")
    case .words: words.append("i ord")
    case .own(let positive, let negative, let zero):
      words.append([positive, negative, zero].map(QuotedText.quoted).joined(separator: " "))
    }
    if let step { words.append("ungefär " + String(step)) }
    return words.joined(separator: ", ")
  }
}
