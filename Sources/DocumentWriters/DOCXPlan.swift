import Documents

/// How the paper lies for each block of a Word file, and the columns of its tables.
struct DOCXPlan {
  /// How the paper lies, for each block.
  let orientations: [DOCXPage.Orientation]
  /// The columns of the table or of the chart's data table, for each block that has one.
  let columns: [DOCXColumns?]

  /// The plan for the blocks on that paper.
  init(_ blocks: [Block], on page: DOCXPage) {
    var columns = blocks.map { block -> DOCXColumns? in
      switch block {
      case .table(let table): DOCXColumns(table, on: page)
      case .chart(let chart): DOCXColumns(chart.table, on: page)
      default: nil
      }
    }
    orientations = DOCXPlan.orientations(blocks, columns.map { $0?.orientation ?? .portrait })
    for (index, block) in blocks.enumerated() {
      guard let planned = columns[index], planned.orientation != orientations[index] else { continue }
      switch block {
      case .table(let table): columns[index] = DOCXColumns(table, on: page, orientation: orientations[index])
      case .chart(let chart): columns[index] = DOCXColumns(chart.table, on: page, orientation: orientations[index])
      default: continue
      }
    }
    self.columns = columns
  }

  /// The paper is turned with the headings over a wide table, and stays so where little stands between two of them.
  private static func orientations(
    _ blocks: [Block], _ own: [DOCXPage.Orientation]
  ) -> [DOCXPage.Orientation] {
    var result = own
    for index in blocks.indices.reversed() where index + 1 < blocks.count {
      switch blocks[index] {
      case .heading, .pageBreak: result[index] = result[index + 1]
      // A few words between a heading and its wide table.
      case .paragraph where result[index + 1] == .landscape && isLed(blocks[..<index]): result[index] = .landscape
      default: break
      }
    }
    var last: Int?
    for index in blocks.indices where result[index] == .landscape {
      if let start = last, index - start <= 4, blocks[start + 1..<index].allSatisfy(DOCXPlan.isShort) {
        for between in start + 1..<index { result[between] = .landscape }
      }
      last = index
    }
    return result
  }

  /// Whether a heading stands last, or last but for one paragraph.
  private static func isLed(_ blocks: ArraySlice<Block>) -> Bool {
    if case .heading? = blocks.last { return true }
    guard case .paragraph? = blocks.last, case .heading? = blocks.dropLast().last else { return false }
    return true
  }

  private static func isShort(_ block: Block) -> Bool {
    switch block {
    case .heading, .paragraph, .notice: true
    case .table(let table): table.rows.count <= 12
    case .list, .numbered, .chart, .pageBreak: false
    }
  }
}
