import Documents

/// Where a document's list of chapters stands.
enum ContentsPlace {
  /// The index of the block that the list stands before: that of the first chapter, or the one after a first page of
  /// words that the document begins with. The answer comes first, then what can be found where.
  ///
  /// Nil where there are too few chapters to need finding, or words alone that are soon read.
  static func index(in blocks: [Block]) -> Int? {
    var chapters = 0
    var headings = 0
    var holdsFigures = false
    for block in blocks {
      switch block {
      case .heading(let level, _, _):
        headings += 1
        if level <= 2 { chapters += 1 }
      case .table, .chart: holdsFigures = true
      default: continue
      }
    }
    guard chapters >= 4, holdsFigures || headings >= 12 else { return nil }
    return afterFirstPage(blocks) ?? firstHeading(blocks)
  }

  private static func firstHeading(_ blocks: [Block]) -> Int {
    blocks.firstIndex { if case .heading = $0 { true } else { false } } ?? 0
  }

  /// The index after the page break that ends a first page of words; nil where the document begins otherwise, or where
  /// an enclosure begins there.
  static func afterFirstPage(_ blocks: [Block]) -> Int? {
    for (index, block) in blocks.enumerated().dropFirst(firstHeading(blocks)) {
      switch block {
      case .table, .chart: return nil
      case .pageBreak:
        guard blocks.indices.contains(index + 1) else { return nil }
        if case .heading(_, _, let id) = blocks[index + 1], id.hasPrefix("bilaga-") { return nil }
        return index + 1
      default: continue
      }
    }
    return nil
  }
}
