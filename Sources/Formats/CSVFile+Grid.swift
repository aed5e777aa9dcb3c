package import Kernel

extension CSVFile {
  /// The file as a table of words, whichever of its rows is the header.
  ///
  /// **Throws** `Problems` with what is wrong with the quoting.
  package func grid() throws(Problems) -> Grid {
    var rows: [Grid.Row] = []
    let problems = forEachRow { row in
      let cells = (0..<row.count).map { column -> GridCell in
        row.bytes(column).isEmpty ? .empty : .text(row.text(column))
      }
      if cells.contains(where: { !$0.isBlank }) { rows.append(Grid.Row(number: row.line, cells: cells)) }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return Grid(file: name, rows: rows)
  }
}
