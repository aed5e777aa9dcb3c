import Kernel

// Members that have their ordinary value are left out of the stored tree. A member that is added later needs a new tag
// in StoredDocument: an older program must not read a document and lose what it does not know.

extension Document: Codable {
  private enum CodingKeys: String, CodingKey { case title, language, heading, blocks, identity }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      title: try values.decode(String.self, forKey: .title),
      language: try values.decode(String.self, forKey: .language),
      heading: try values.decode([HeadingLine].self, forKey: .heading),
      blocks: try values.decode([Block].self, forKey: .blocks),
      identity: try values.decode(Identity.self, forKey: .identity))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(title, forKey: .title)
    try values.encode(language, forKey: .language)
    try values.encode(heading, forKey: .heading)
    try values.encode(blocks, forKey: .blocks)
    try values.encode(identity, forKey: .identity)
  }
}

extension Document.HeadingLine: Codable {
  private enum CodingKeys: String, CodingKey { case label, value }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(try values.decode(String.self, forKey: .label), try values.decode(String.self, forKey: .value))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(label, forKey: .label)
    try values.encode(value, forKey: .value)
  }
}

extension Document.Identity: Codable {
  private enum CodingKeys: String, CodingKey { case author, registrationNumber, day }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      author: try values.decode(String.self, forKey: .author),
      registrationNumber: try values.decode(String.self, forKey: .registrationNumber),
      day: try values.decodeIfPresent(Day.self, forKey: .day))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(author, forKey: .author)
    try values.encode(registrationNumber, forKey: .registrationNumber)
    try values.encodeIfPresent(day, forKey: .day)
  }
}
