import Kernel

extension Table {
  /// The standard note of a table whose printed numbers do not add up in their last digit.
  package static let roundingNote: [Inline] = [
    .text("Varje belopp är avrundat för sig. Summor och skillnader kan därför avvika i sista siffran.")
  ]

  /// What stands under the table in every format: its own notes, which columns rest on months that are not closed, and
  /// the standard note where rounding shows.
  package var allNotes: [[Inline]] {
    let notes = notes + unfinishedNotes
    return showsRounding && !notes.contains(Table.roundingNote) ? notes + [Table.roundingNote] : notes
  }

  /// The columns, by index, whose figures rest on months that are not closed.
  package var unfinishedColumns: [Int] {
    columns.indices.filter { column in
      rows.contains { row in
        guard case .figure(let cell) = row.cells[column], let status = cell.status else { return false }
        return status < .closed
      }
    }
  }

  private var unfinishedNotes: [[Inline]] {
    let titles = unfinishedColumns.map { columns[$0].title }.filter { !$0.isEmpty }
    guard !titles.isEmpty else { return [] }
    return [[.text("Preliminärt: \(SwedishText.list(titles)) bygger på månader som inte är stängda.")]]
  }
}
