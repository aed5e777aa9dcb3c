extension Chart.Kind: Codable {}

extension Chart: Codable {
  private enum CodingKeys: String, CodingKey { case id, title, description, kind, table, series }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let table = try values.decode(Table.self, forKey: .table)
    let series = try values.decode([Series].self, forKey: .series)
    guard series.allSatisfy({ $0.columns.allSatisfy { table.columns.indices.contains($0) } }) else {
      throw DecodingError.dataCorruptedError(forKey: .series, in: values, debugDescription: "no such column")
    }
    self.init(
      id: try values.decode(String.self, forKey: .id), title: try values.decode(String.self, forKey: .title),
      description: try values.decode(String.self, forKey: .description),
      kind: try values.decode(Kind.self, forKey: .kind), table: table, series: series)
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(title, forKey: .title)
    try values.encode(description, forKey: .description)
    try values.encode(kind, forKey: .kind)
    try values.encode(table, forKey: .table)
    try values.encode(series, forKey: .series)
  }
}

extension Chart.Series: Codable {
  private enum CodingKeys: String, CodingKey { case column, style, upper }

  private enum Sort: String, Codable { case bar, line, dashed, band }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let style: Chart.Style =
      switch try values.decode(Sort.self, forKey: .style) {
      case .bar: .bar
      case .line: .line
      case .dashed: .dashed
      case .band: .band(upper: try values.decode(Int.self, forKey: .upper))
      }
    self.init(try values.decode(Int.self, forKey: .column), style)
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(column, forKey: .column)
    switch style {
    case .bar: try values.encode(Sort.bar, forKey: .style)
    case .line: try values.encode(Sort.line, forKey: .style)
    case .dashed: try values.encode(Sort.dashed, forKey: .style)
    case .band(let upper):
      try values.encode(Sort.band, forKey: .style)
      try values.encode(upper, forKey: .upper)
    }
  }
}
