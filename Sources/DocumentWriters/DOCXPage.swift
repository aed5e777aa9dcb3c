/// The paper of a Word file and the room for text on it.
///
/// **Unit** twips, twentieths of a point.
struct DOCXPage: Hashable, Sendable {
  /// How the paper lies.
  enum Orientation: Hashable, CaseIterable {
    case portrait
    case landscape
  }

  /// The shorter side.
  var shortSide = 11_906
  /// The longer side.
  var longSide = 16_838
  /// The space above the text.
  var top = 1_418
  /// The space below it.
  var bottom = 1_304
  /// The space to the left.
  var left = 1_134
  /// The space to the right.
  var right = 1_134
  /// How far the header is from the upper edge.
  var header = 680
  /// How far the footer is from the lower edge.
  var footer = 624

  /// How wide words may be, in per cent of our own type: a municipality's own may need more room.
  var typeWidth = 100

  /// How wide the text is.
  func textWidth(_ orientation: Orientation) -> Int {
    (orientation == .portrait ? shortSide : longSide) - left - right
  }

  /// How high the text is.
  func textHeight(_ orientation: Orientation) -> Int {
    (orientation == .portrait ? longSide : shortSide) - top - bottom
  }

  /// The size of the paper and its margins, as a section says them.
  func properties(_ orientation: Orientation) -> String {
    let size =
      orientation == .portrait
      ? "<w:pgSz w:w=\"\(shortSide)\" w:h=\"\(longSide)\"/>"
      : "<w:pgSz w:w=\"\(longSide)\" w:h=\"\(shortSide)\" w:orient=\"landscape\"/>"
    return size + "<w:pgMar w:top=\"\(top)\" w:right=\"\(right)\" w:bottom=\"\(bottom)\" w:left=\"\(left)\" "
      + "w:header=\"\(header)\" w:footer=\"\(footer)\" w:gutter=\"0\"/><w:cols w:space=\"708\"/>"
  }
}
