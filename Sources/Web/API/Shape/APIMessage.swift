import Formats

/// What the API answers with: a message of its own, never a record, so that records can change and answers cannot.
/// Members are only ever added to it.
protocol APIMessage: Sendable {
  /// What clients call the type.
  static var name: String { get }
  /// What it is, in English.
  static var summary: String { get }
  /// Its members in order.
  static var members: [APIMember<Self>] { get }
}

extension APIMessage {
  /// What the description says of it.
  static var schema: APISchema {
    .object(
      APIObject(
        name: name, summary: summary,
        members: members.map {
          APIObject.Member(
            name: $0.name.description, summary: $0.summary, schema: $0.schema, isRequired: $0.isRequired)
        }, isOpen: true))
  }

  /// Writes it as a JSON object.
  func write(to output: inout JSONOutput) {
    output.object { output in for member in Self.members { member.write(self, &output) } }
  }

  /// The message as JSON, with a line end.
  var json: [UInt8] {
    var output = JSONOutput()
    write(to: &output)
    return output.bytes + [0x0A]
  }
}
