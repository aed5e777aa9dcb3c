import Documents

/// Blocks that follow each other on pages of one kind.
struct TypstRun {
  /// Whether the pages lie.
  let isLying: Bool
  /// The blocks; those with a table bear how it is laid out.
  var blocks: [(Block, TypstTableLayout?)]

  /// The blocks as runs.
  ///
  /// A heading goes with what stands under it up to the next one, so that no heading is left behind on the page before
  /// a table that lies.
  static func runs(of blocks: ArraySlice<Block>) -> [TypstRun] {
    var runs: [TypstRun] = []
    var part: [(Block, TypstTableLayout?)] = []
    var hasContent = false
    func close() {
      guard !part.isEmpty else { return }
      let isLying = part.contains { $0.1?.isLying == true }
      if runs.last?.isLying == isLying {
        runs[runs.count - 1].blocks += part
      } else {
        runs.append(TypstRun(isLying: isLying, blocks: part))
      }
      part = []
      hasContent = false
    }
    for block in blocks {
      if case .heading = block {
        if hasContent { close() }
      } else {
        hasContent = true
      }
      part.append((block, layout(of: block)))
    }
    close()
    return runs
  }

  private static func layout(of block: Block) -> TypstTableLayout? {
    switch block {
    case .table(let table): TypstTableLayout(table)
    case .chart(let chart): TypstTableLayout(chart.table)
    default: nil
    }
  }
}
