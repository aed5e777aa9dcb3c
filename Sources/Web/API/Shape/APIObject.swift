import Formats

/// An object of the API with a name of its own.
struct APIObject: Sendable {
  /// A member as it is described.
  struct Member: Sendable {
    /// Its name.
    let name: String
    /// What it says.
    let summary: String
    /// What it may be.
    let schema: APISchema
    /// Whether it is always there.
    let isRequired: Bool
  }

  /// Its name, which clients name a type after.
  let name: String
  /// What it is.
  let summary: String
  /// Its members in order.
  let members: [Member]
  /// Whether members may come that it does not name: in answers, which later versions add to, and never in requests.
  let isOpen: Bool

  /// Writes it as JSON Schema.
  func write(to output: inout JSONOutput) {
    output.object { output in
      output.member("description", summary)
      output.member("type", "object")
      output.object("properties") { output in
        for member in members {
          output.newLine()
          output.key(named: member.name)
          // What stands beside a reference counts too since JSON Schema 2019-09.
          // In a request, null for what may be left out is the same as leaving it out.
          member.schema.write(to: &output, summary: member.summary, isNullable: !isOpen && !member.isRequired)
        }
      }
      let required = members.filter(\.isRequired)
      if !required.isEmpty {
        output.array("required") { output in for member in required { output.value(member.name) } }
      }
      if !isOpen { output.member("additionalProperties", false) }
    }
  }
}
