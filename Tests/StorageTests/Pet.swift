import FoundationEssentials
import Storage

/// A record with an earlier schema, for the tests: pet/1 had no legs, pet/2 has.
struct Pet: RecordKind, Hashable {
  static let kind = "pet"
  static let tag = "pet/2"
  static let upcasters = [
    Upcaster(from: "pet/1", to: "pet/2") { body in
      struct First: Codable {
        let name: String
      }
      let first = try JSONDecoder().decode(First.self, from: Data(body))
      return try Pet(name: first.name, legs: 4).encodedBody()
    }
  ]

  let name: String
  let legs: Int
}
