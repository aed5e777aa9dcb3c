extension Table.RowKind: Codable {}

extension Table.ColumnKind: Codable {
  private enum Name: String, Codable { case label, number, text }

  package init(from decoder: any Decoder) throws {
    switch try decoder.singleValueContainer().decode(Name.self) {
    case .label: self = .label
    case .number: self = .number
    case .text: self = .text
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .label: try value.encode(Name.label)
    case .number: try value.encode(Name.number)
    case .text: try value.encode(Name.text)
    }
  }
}

extension Table: Codable {
  private enum CodingKeys: String, CodingKey { case id, caption, columns, rows, notes }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let columns = try values.decode([Column].self, forKey: .columns)
    let rows = try values.decode([Row].self, forKey: .rows)
    // What the writers rely on: cells for columns, and only such rows and columns named as there are.
    guard
      columns.allSatisfy({ column in
        column.difference.map { columns.indices.contains($0.minuend) && columns.indices.contains($0.subtrahend) }
          ?? true
      })
    else {
      throw DecodingError.dataCorruptedError(forKey: .columns, in: values, debugDescription: "no such column")
    }
    guard
      rows.allSatisfy({ row in
        row.cells.count == columns.count && row.sumOf.allSatisfy { rows.indices.contains($0) }
      })
    else {
      throw DecodingError.dataCorruptedError(forKey: .rows, in: values, debugDescription: "no such row or cell")
    }
    self.init(
      id: try values.decode(String.self, forKey: .id), caption: try values.decode(String.self, forKey: .caption),
      columns: columns, rows: rows, notes: try values.decodeIfPresent([[Inline]].self, forKey: .notes) ?? [])
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(caption, forKey: .caption)
    try values.encode(columns, forKey: .columns)
    try values.encode(rows, forKey: .rows)
    if !notes.isEmpty { try values.encode(notes, forKey: .notes) }
  }
}

extension Table.Column: Codable {
  private enum CodingKeys: String, CodingKey { case name, title, kind, difference }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try values.decode(String.self, forKey: .name), try values.decode(String.self, forKey: .title),
      try values.decode(Table.ColumnKind.self, forKey: .kind),
      difference: try values.decodeIfPresent(Table.Difference.self, forKey: .difference))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(name, forKey: .name)
    try values.encode(title, forKey: .title)
    try values.encode(kind, forKey: .kind)
    try values.encodeIfPresent(difference, forKey: .difference)
  }
}

extension Table.Difference: Codable {
  private enum CodingKeys: String, CodingKey { case minuend, subtrahend }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(try values.decode(Int.self, forKey: .minuend), minus: try values.decode(Int.self, forKey: .subtrahend))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(minuend, forKey: .minuend)
    try values.encode(subtrahend, forKey: .subtrahend)
  }
}

extension Table.Row: Codable {
  private enum CodingKeys: String, CodingKey { case id, kind, level, cells, sumOf }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try values.decode(String.self, forKey: .id), kind: try values.decode(Table.RowKind.self, forKey: .kind),
      level: try values.decodeIfPresent(Int.self, forKey: .level) ?? 0,
      cells: try values.decode([Table.Cell].self, forKey: .cells),
      sumOf: try values.decodeIfPresent([Int].self, forKey: .sumOf) ?? [])
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(kind, forKey: .kind)
    if level != 0 { try values.encode(level, forKey: .level) }
    try values.encode(cells, forKey: .cells)
    if !sumOf.isEmpty { try values.encode(sumOf, forKey: .sumOf) }
  }
}

extension Table.Cell: Codable {
  /// An empty cell has neither.
  private enum CodingKeys: String, CodingKey { case text, figure }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    if let cell = try values.decodeIfPresent(FigureCell.self, forKey: .figure) {
      self = .figure(cell)
    } else if let text = try values.decodeIfPresent(String.self, forKey: .text) {
      self = .text(text)
    } else {
      self = .empty
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .text(let text): try values.encode(text, forKey: .text)
    case .figure(let cell): try values.encode(cell, forKey: .figure)
    case .empty: break
    }
  }
}
