import Formats
import Storage

/// The description of the API, made of its operations.
///
/// **Source** OpenAPI 3.1.
enum OpenAPI {
  /// The version of the API: what is in it stays, and members are only added.
  static let version = "1"

  /// The document.
  static let document: [UInt8] = document(of: API.operations)

  /// What tells this program's API from another's.
  static let digest = Digest.of(document).short

  /// The document of the operations.
  static func document(of operations: [APIOperation]) -> [UInt8] {
    var output = JSONOutput()
    output.object { output in
      output.member("openapi", "3.1.0")
      output.object("info") { output in
        output.member("title", "Roder")
        output.member("version", version)
        output.member("description", about)
        output.object("license") { output in
          output.member("name", "Apache 2.0")
          output.member("identifier", "Apache-2.0")
        }
      }
      output.array("security") { $0.object { $0.array("token") { _ in } } }
      output.object("paths") { write(operations, to: &$0) }
      output.object("components") { output in
        output.object("securitySchemes") { output in
          output.object("token") { output in
            output.member("type", "http")
            output.member("scheme", "bearer")
            output.member("description", "A token of the board, `rdr_` and 72 letters.")
          }
        }
        output.object("schemas") { write(schemas: objects(of: operations), to: &$0) }
      }
    }
    return output.bytes + [0x0A]
  }

  private static let about =
    "The use cases of Roder for programs. Money is whole öre and debit positive: costs are plus, revenue is minus, "
    + "also in variances and changes. Days and months are as in ISO 8601, moments in UTC. Words are those that are "
    + "stored. Answers are only ever added to: a client must pass over members that it does not know."

  private static func objects(of operations: [APIOperation]) -> [APIObject] {
    var known: [String: APIObject] = [:]
    let contents = operations.flatMap { [$0.body, $0.answer] } + [.json(ProblemMessage.schema)]
    for case .json(let schema) in contents {
      for object in schema.objects {
        precondition(
          known[object.name].map { $0.summary == object.summary } ?? true, "Two objects are called \(object.name)")
        known[object.name] = object
      }
    }
    return known.values.sorted { $0.name < $1.name }
  }

  private static func write(schemas: [APIObject], to output: inout JSONOutput) {
    for object in schemas {
      output.newLine()
      output.key(named: object.name)
      object.write(to: &output)
    }
  }

  private static func write(_ operations: [APIOperation], to output: inout JSONOutput) {
    for path in Set(operations.map(\.path)).sorted() {
      output.newLine()
      output.key(named: path)
      output.object { output in
        for operation in operations where operation.path == path {
          output.newLine()
          output.key(named: operation.method.rawValue.lowercased())
          write(operation, to: &output)
        }
      }
    }
  }

  private static func write(_ operation: APIOperation, to output: inout JSONOutput) {
    output.object { output in
      output.member("operationId", operation.name)
      output.member("summary", operation.summary)
      if operation.need == .nothing { output.array("security") { _ in } }
      if !operation.parameters.isEmpty {
        output.array("parameters") { output in for parameter in operation.parameters { parameter.write(to: &output) } }
      }
      if operation.body.mediaType != nil {
        output.object("requestBody") { output in
          output.member("required", true)
          write(operation.body, to: &output)
        }
      }
      output.object("responses") { output in
        output.key(named: operation.answer.mediaType == nil ? "204" : "200")
        output.object { output in
          output.member("description", "Done.")
          write(operation.answer, to: &output)
        }
        if operation.method.isSafe, operation.freshness == .event {
          output.key(named: "304")
          output.object { $0.member("description", "Nothing has changed since the answer of that `ETag`.") }
        }
        for (status, words) in refusals(operation) {
          output.key(named: status)
          writeProblem(words, to: &output)
        }
      }
    }
  }

  /// The refusals that a client should be ready for; others are told in the same form.
  private static func refusals(_ operation: APIOperation) -> [(String, String)] {
    var refusals: [(String, String)] = [("400", "The address says something that cannot be meant.")]
    if operation.need != .nothing {
      refusals += [
        ("401", "No token is shown, or one that opens nothing."), ("403", "The token does not allow it."),
      ]
    }
    refusals.append(("404", "There is no such thing."))
    if !operation.method.isSafe { refusals.append(("409", "Something else is going on.")) }
    if operation.parameters.contains(where: { $0.name == "If-Match" }) {
      refusals += [("412", "Another version stands."), ("428", "It is not said which version is replaced.")]
    }
    return refusals + [("422", "The use case refuses it, and nothing is changed."), ("default", "It went wrong.")]
  }

  private static func writeProblem(_ words: String, to output: inout JSONOutput) {
    output.object { output in
      output.member("description", words)
      output.object("content") { output in
        output.key(named: "application/problem+json")
        output.object { output in
          output.key("schema")
          ProblemMessage.schema.write(to: &output)
        }
      }
    }
  }

  private static func write(_ content: APIOperation.Content, to output: inout JSONOutput) {
    guard let type = content.mediaType else { return }
    output.object("content") { output in
      output.key(named: type)
      output.object { output in
        if case .json(let schema) = content {
          output.key("schema")
          schema.write(to: &output)
        }
      }
    }
  }
}
