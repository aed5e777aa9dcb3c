import Documents

/// The ids and the levels that blocks have where templates put them together.
struct BlockNames {
  /// How often each id has been asked for.
  private var counts: [String: Int] = [:]

  /// An id of the text that is safe in a URL: `Vad är osäkert?` → `vad-ar-osakert`.
  static func id(of text: String) -> String {
    let id = AsciiName.text(text, separator: "-").lowercased()
    return id.isEmpty ? "kapitel" : "kapitel-" + id
  }

  /// The blocks of a section under a heading that is set so.
  static func set(_ blocks: [Block], _ heading: TemplateHeading) -> [Block] {
    switch heading {
    case .chapter: return blocks
    case .subheading:
      return blocks.map { block in
        guard case .heading(let level, let text, let id) = block else { return block }
        return .heading(level: min(level + 1, 6), text: text, id: id)
      }
    case .none:
      guard case .heading = blocks.first else { return blocks }
      return Array(blocks.dropFirst())
    }
  }

  /// The blocks with each id once, those of earlier blocks counted: what is told of several units has the same ids.
  mutating func unique(_ blocks: [Block]) -> [Block] {
    return blocks.map { block in
      switch block {
      case .heading(let level, let text, let id): .heading(level: level, text: text, id: unique(id))
      case .table(let table): .table(table.named(unique(table.id)))
      case .chart(let chart):
        .chart(
          Chart(
            id: unique(chart.id), title: chart.title, description: chart.description, kind: chart.kind,
            table: chart.table.named(unique(chart.table.id)), series: chart.series))
      default: block
      }
    }
  }

  private mutating func unique(_ id: String) -> String {
    var name = id
    while let count = counts[name] {
      counts[name] = count + 1
      name = id + "-" + String(count + 1)
    }
    counts[name] = 1
    return name
  }
}

extension Table {
  /// The same table under another id.
  fileprivate func named(_ other: String) -> Table {
    id == other ? self : Table(id: other, caption: caption, columns: columns, rows: rows, notes: notes)
  }
}
