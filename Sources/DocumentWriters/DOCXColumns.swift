import Documents

/// How wide the columns of a table in a Word file are, how large its type is and how the paper lies for it.
///
/// **Unit** twips, twentieths of a point.
struct DOCXColumns {
  /// The space between a cell's edge and its words, on either side.
  static let padding = 70
  /// What a level of rows is set in by.
  static let indent = 170

  /// The columns' widths.
  let widths: [Int]
  /// Whether the type is the smaller one.
  let isSmall: Bool
  /// How the paper lies.
  let orientation: DOCXPage.Orientation

  /// The columns of the table on that paper.
  ///
  /// Upright paper and ordinary type where the numbers have room; else the paper is turned, else the type is small
  /// too. `orientation` is set where the table must lie as the paper does.
  init(_ table: Table, on page: DOCXPage, orientation fixed: DOCXPage.Orientation? = nil) {
    let needs = table.columns.indices.map { Need(table, $0) }
    let orientations = fixed.map { [$0] } ?? [.portrait, .landscape]
    var widths: [Int]?
    var isSmall = false
    var orientation = orientations[0]
    search: for candidate in orientations {
      for small in [false, true] {
        // The paper is turned before the type of many columns gets small on upright paper.
        if small, candidate == .portrait, fixed == nil, table.columns.count > 6 { continue }
        isSmall = small
        orientation = candidate
        widths = DOCXColumns.widths(
          needs.map { $0.scaled(small ? 15 : 18, page.typeWidth) }, in: page.textWidth(candidate))
        if widths != nil { break search }
      }
    }
    self.widths =
      widths ?? DOCXColumns.pressed(needs.map { $0.scaled(15, page.typeWidth) }, in: page.textWidth(orientation))
    self.isSmall = isSmall
    self.orientation = orientation
  }

  /// The widths where each column gets what it needs at least; nil where there is no room for that.
  private static func widths(_ needs: [Need], in room: Int) -> [Int]? {
    var widths = needs.map(\.least)
    var left = room - widths.reduce(0, +)
    guard left >= 0 else { return nil }
    // What columns would rather have is shared by what they lack, then what is left by all, within reason.
    let lacks = needs.map { $0.wanted - $0.least }
    let lack = lacks.reduce(0, +)
    if lack > 0 {
      let room = left
      for index in needs.indices {
        let more = min(lacks[index], room * lacks[index] / lack)
        widths[index] += more
        left -= more
      }
    }
    guard !widths.isEmpty else { return widths }
    let share = left / widths.count
    for index in widths.indices { widths[index] += min(share, widths[index] / 2) }
    return widths
  }

  /// Widths for more than there is room for: all give up as large a part.
  private static func pressed(_ needs: [Need], in room: Int) -> [Int] {
    let sum = max(1, needs.reduce(0) { $0 + $1.least })
    return needs.map { max(1, $0.least * room / sum) }
  }

  /// What one column needs.
  private struct Need {
    let isWords: Bool
    /// So wide must it be at least.
    var least = 0
    /// So wide would it be best.
    var wanted = 0

    /// In type of the size 1000.
    private var words = 0
    private var whole = 0
    private var heading = 0
    private var headingWhole = 0
    private var indent = 0

    init(_ table: Table, _ index: Int) {
      let column = table.columns[index]
      isWords = column.kind != .number
      heading = Need.longestWord(of: column.title, isStrong: true)
      headingWhole = TypeMetrics.width(of: column.title, size: 1_000, isStrong: true)
      for row in table.rows {
        let isStrong = row.kind != .item
        switch row.cells[index] {
        case .empty: continue
        case .figure(let cell): words = max(words, Need.width(of: cell.text, isStrong))
        case .text(let text) where row.kind == .heading && row.headingAlone() != nil:
          // It stands over the whole width.
          _ = text
        case .text(let text):
          // A hostile text is not measured to its end.
          let text = String(text.prefix(200))
          words = max(words, Need.longestWord(of: text, isStrong: isStrong))
          whole = max(whole, TypeMetrics.width(of: text, size: 1_000, isStrong: isStrong))
          if column.kind == .label { indent = max(indent, DOCXColumns.indent * min(max(0, row.level), 6)) }
        }
      }
    }

    /// The need in type of so many half points and so wide, in per cent.
    func scaled(_ halfPoints: Int, _ typeWidth: Int) -> Need {
      var need = self
      func twips(_ thousandths: Int) -> Int { thousandths * halfPoints / 100 * typeWidth / 100 }
      let space = 2 * DOCXColumns.padding + 20
      let head = twips(heading) * 17 / 18
      if isWords {
        need.wanted = min(max(twips(whole), min(twips(headingWhole), 2_400)), 4_600) + space + indent
        // A few words beside one another in any case.
        need.least = min(max(head, twips(words), min(twips(whole), 2_400)), 3_600) + space + min(indent, 510)
      } else {
        need.least = min(max(head, twips(words)), 2_400) + space
        need.wanted = max(need.least, min(twips(headingWhole) * 17 / 18, 1_500) + space)
      }
      need.wanted = max(need.wanted, need.least)
      return need
    }

    private static func width(of number: String, _ isStrong: Bool) -> Int {
      TypeMetrics.width(of: number, size: 1_000, isStrong: isStrong)
    }

    /// The widest piece that no line break divides: lines break at spaces, hyphens and dashes.
    private static func longestWord(of text: String, isStrong: Bool) -> Int {
      var longest = 0
      var word = ""
      for character in text {
        let isDash = character == "-" || character == "–"
        if character == " " || isDash {
          if isDash { word.append(character) }
          longest = max(longest, TypeMetrics.width(of: word, size: 1_000, isStrong: isStrong))
          word = ""
        } else {
          word.append(character)
        }
      }
      return max(longest, TypeMetrics.width(of: word, size: 1_000, isStrong: isStrong))
    }
  }
}
