extension Inline: Codable {
  private enum CodingKeys: String, CodingKey { case type, text, id, figure, wording }

  private enum Sort: String, Codable { case text, strong, code, figure, link, unresolved }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    switch try values.decode(Sort.self, forKey: .type) {
    case .text: self = .text(try values.decode(String.self, forKey: .text))
    case .strong: self = .strong(try values.decode(String.self, forKey: .text))
    case .code: self = .code(try values.decode(String.self, forKey: .text))
    case .figure:
      self = .figure(
        try values.decode(FigureCell.self, forKey: .figure), try values.decode(Wording.self, forKey: .wording))
    case .link:
      self = .link(try values.decode(String.self, forKey: .text), id: try values.decode(String.self, forKey: .id))
    case .unresolved: self = .unresolved(try values.decode(String.self, forKey: .text))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .text(let text):
      try values.encode(Sort.text, forKey: .type)
      try values.encode(text, forKey: .text)
    case .strong(let text):
      try values.encode(Sort.strong, forKey: .type)
      try values.encode(text, forKey: .text)
    case .code(let text):
      try values.encode(Sort.code, forKey: .type)
      try values.encode(text, forKey: .text)
    case .figure(let cell, let wording):
      try values.encode(Sort.figure, forKey: .type)
      try values.encode(cell, forKey: .figure)
      try values.encode(wording, forKey: .wording)
    case .link(let text, let id):
      try values.encode(Sort.link, forKey: .type)
      try values.encode(text, forKey: .text)
      try values.encode(id, forKey: .id)
    case .unresolved(let why):
      try values.encode(Sort.unresolved, forKey: .type)
      try values.encode(why, forKey: .text)
    }
  }
}

extension Wording: Codable {
  private enum CodingKeys: String, CodingKey { case type, positive, negative, zero, step }

  private enum Sort: String, Codable { case signed, magnitude, words, roughly }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func word(_ key: CodingKeys) throws -> String { try values.decode(String.self, forKey: key) }
    switch try values.decode(Sort.self, forKey: .type) {
    case .signed: self = .signed
    case .magnitude: self = .magnitude
    case .words:
      self = .words(positive: try word(.positive), negative: try word(.negative), zero: try word(.zero))
    case .roughly:
      self = .roughly(
        step: try values.decode(Int64.self, forKey: .step), positive: try word(.positive),
        negative: try word(.negative), zero: try word(.zero))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    func encode(_ positive: String, _ negative: String, _ zero: String) throws {
      try values.encode(positive, forKey: .positive)
      try values.encode(negative, forKey: .negative)
      try values.encode(zero, forKey: .zero)
    }
    switch self {
    case .signed: try values.encode(Sort.signed, forKey: .type)
    case .magnitude: try values.encode(Sort.magnitude, forKey: .type)
    case .words(let positive, let negative, let zero):
      try values.encode(Sort.words, forKey: .type)
      try encode(positive, negative, zero)
    case .roughly(let step, let positive, let negative, let zero):
      try values.encode(Sort.roughly, forKey: .type)
      try values.encode(step, forKey: .step)
      try encode(positive, negative, zero)
    }
  }
}
