extension Block: Codable {
  private enum CodingKeys: String, CodingKey { case type, level, text, id, content, items, table, chart, notice }

  private enum Sort: String, Codable {
    case heading, paragraph, list, numbered, table, chart, notice
    case pageBreak = "page-break"
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    switch try values.decode(Sort.self, forKey: .type) {
    case .heading:
      let level = try values.decode(Int.self, forKey: .level)
      // A page has six levels of headings, and the title has the first.
      guard (2...6).contains(level) else {
        throw DecodingError.dataCorruptedError(forKey: .level, in: values, debugDescription: "no level: \(level)")
      }
      self = .heading(
        level: level, text: try values.decode(String.self, forKey: .text),
        id: try values.decode(String.self, forKey: .id))
    case .paragraph: self = .paragraph(try values.decode([Inline].self, forKey: .content))
    case .list: self = .list(try values.decode([[Inline]].self, forKey: .items))
    case .numbered: self = .numbered(try values.decode([[Inline]].self, forKey: .items))
    case .table: self = .table(try values.decode(Table.self, forKey: .table))
    case .chart: self = .chart(try values.decode(Chart.self, forKey: .chart))
    case .notice: self = .notice(try values.decode(Notice.self, forKey: .notice))
    case .pageBreak: self = .pageBreak
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .heading(let level, let text, let id):
      try values.encode(Sort.heading, forKey: .type)
      try values.encode(level, forKey: .level)
      try values.encode(text, forKey: .text)
      try values.encode(id, forKey: .id)
    case .paragraph(let content):
      try values.encode(Sort.paragraph, forKey: .type)
      try values.encode(content, forKey: .content)
    case .list(let items):
      try values.encode(Sort.list, forKey: .type)
      try values.encode(items, forKey: .items)
    case .numbered(let items):
      try values.encode(Sort.numbered, forKey: .type)
      try values.encode(items, forKey: .items)
    case .table(let table):
      try values.encode(Sort.table, forKey: .type)
      try values.encode(table, forKey: .table)
    case .chart(let chart):
      try values.encode(Sort.chart, forKey: .type)
      try values.encode(chart, forKey: .chart)
    case .notice(let notice):
      try values.encode(Sort.notice, forKey: .type)
      try values.encode(notice, forKey: .notice)
    case .pageBreak: try values.encode(Sort.pageBreak, forKey: .type)
    }
  }
}

extension Notice.Kind: Codable {}

extension Notice: Codable {
  private enum CodingKeys: String, CodingKey { case kind, text }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(try values.decode(Kind.self, forKey: .kind), try values.decode([Inline].self, forKey: .text))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(kind, forKey: .kind)
    try values.encode(text, forKey: .text)
  }
}
