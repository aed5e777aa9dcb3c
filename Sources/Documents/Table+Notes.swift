extension Table {
  /// The standard note of a table whose printed numbers do not add up in their last digit.
  package static let roundingNote: [Inline] = [
    .text("Varje belopp är avrundat för sig. Summor och skillnader kan därför avvika i sista siffran.")
  ]

  /// What stands under the table in every format: its own notes, and the standard note where rounding shows.
  package var allNotes: [[Inline]] {
    showsRounding && !notes.contains(Table.roundingNote) ? notes + [Table.roundingNote] : notes
  }
}
