import Kernel

/// The headings by which a table is known again.
enum TableSignatureRules {
  /// The headings of columns that do not come and go with the months.
  static func signature(_ columns: [TableColumn]) -> [String] {
    columns.filter { column in
      switch column.role {
      case .month, .total, .comparison, .share: false
      default: !column.heading.isEmpty
      }
    }.map { TableHeaderRules.folded(PersonalNumbers.masked($0.heading).text) }
  }

  /// What has changed since the headings were saved, in Swedish; nothing where they are the same.
  static func changes(from saved: [String], to now: [String]) -> [String] {
    let gone = saved.filter { !now.contains($0) }
    let new = now.filter { !saved.contains($0) }
    var changes: [String] = []
    for name in gone { changes.append("Rubriken ”\(name)” fanns när källan beskrevs men saknas nu.") }
    for name in new { changes.append("Rubriken ”\(name)” är ny sedan källan beskrevs.") }
    return changes
  }
}
