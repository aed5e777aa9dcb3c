import Accounts
import Documents

/// Lays a statement's lines out as the rows of a table: order, kinds, levels and sums.
struct StatementRows {
  private let structure: FollowUpStructure

  /// The rows of the structure's statement.
  init(_ structure: FollowUpStructure) { self.structure = structure }

  /// The rows; what the statement does not place stands just above the result that it counts in, where it holds
  /// anything.
  ///
  /// - Parameters:
  ///   - isUsed: whether a line that the statement lacks holds anything.
  ///   - cells: the cells of a line; as many empty ones stand on headings.
  func rows(isUsed: (Int) -> Bool, cells: (Int) -> [Table.Cell]) -> [Table.Row] {
    let lines = structure.statement.lines
    let last = structure.resultLine ?? lines.count - 1
    let extra = [structure.uncoveredLine, structure.ambiguousLine].filter(isUsed)
    let order = Array(0..<last) + extra + Array(last..<lines.count)
    return order.map { line in
      let isLine = line < lines.count
      let kind = isLine ? kind(line, last: last) : .remainder
      let parts = isLine ? structure.statement.children(of: line) + (line == last ? extra : []) : []
      let cells = cells(line)
      return Table.Row(
        id: structure.lineID(line), kind: kind, level: kind == .item && isLine ? depth(line) : 0,
        cells: [.text(structure.lineName(line))] + (kind == .heading ? cells.map { _ in .empty } : cells),
        sumOf: parts.compactMap { order.firstIndex(of: $0) })
    }
  }

  private func kind(_ line: Int, last: Int) -> Table.RowKind {
    switch structure.statement.lines[line].kind {
    case .heading: .heading
    case .sum: line == last ? .total : .subtotal
    case .leaf, .frame: .item
    }
  }

  private func depth(_ line: Int) -> Int {
    // Lines that follow a heading are indented beneath it.
    structure.statement.lines[..<line].contains { $0.kind == .heading } ? 1 : 0
  }
}
