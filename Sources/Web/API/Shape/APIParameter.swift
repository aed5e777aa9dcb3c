import Formats

/// Something that the address of a request says.
struct APIParameter: Sendable {
  /// Where it stands.
  enum Place: String, Sendable {
    case path
    case query
    case header
  }

  /// Its name.
  let name: String
  /// What it says, in English.
  let summary: String
  /// What it may be.
  let schema: APISchema
  /// Where it stands.
  let place: Place
  /// Whether it must be there.
  let isRequired: Bool
  /// One that there is in the example municipality; nil where none is needed.
  let example: String?

  /// A step of the address.
  static func path(
    _ name: String, _ summary: String, _ schema: APISchema = .form(.something), example: String
  ) -> APIParameter {
    APIParameter(name: name, summary: summary, schema: schema, place: .path, isRequired: true, example: example)
  }

  /// A field after the question mark.
  static func query(
    _ name: String, _ summary: String, _ schema: APISchema = .text, isRequired: Bool = false, example: String? = nil
  ) -> APIParameter {
    APIParameter(
      name: name, summary: summary, schema: schema, place: .query, isRequired: isRequired, example: example)
  }

  /// A field of the head.
  static func header(_ name: String, _ summary: String, isRequired: Bool = false) -> APIParameter {
    APIParameter(
      name: name, summary: summary, schema: .form(.something), place: .header, isRequired: isRequired, example: nil)
  }

  /// The month of an address.
  static let month = path("month", "The last month that is followed up.", .form(.month), example: "2019-04")
  /// The most items of one part of a list.
  static let mostItems = 500
  /// How many items.
  static let limit = query("limit", "How many items at most; 100 unless said.", .whole(1...Int64(mostItems)))
  /// Which part of a list.
  static let cursor = query("cursor", "The `next_cursor` of the part before.")
  /// Which moment.
  static let moments = [
    query(
      "as_of", "Answers as the board was at the end of this day, Swedish time. Not together with `at_event`.",
      .form(.day)),
    query("at_event", "Answers as the board was after the event of this number.", .whole(1...Int64(Int32.max))),
  ]

  /// Writes it as OpenAPI has it.
  func write(to output: inout JSONOutput) {
    output.object { output in
      output.member("name", name)
      output.member("in", place.rawValue)
      output.member("description", summary)
      output.member("required", isRequired)
      output.key("schema")
      schema.write(to: &output)
      if let example { output.member("example", example) }
    }
  }
}
