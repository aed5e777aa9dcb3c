package import Kernel
package import Storage

/// What a program may do in somebody's place, until a day. The id is who made it and its name, `controller/bi`. Its
/// secret is kept beside the history as a digest that expires.
package struct APIToken: RecordKind, Hashable {
  package static let kind = "api-token"
  package static let tag = "api-token/1"
  package static let terms = KindTerms("programnyckel", "programnycklar", aliases: ["token", "tokens"])

  /// Who made it and whose rights it has part of, as the history shows her.
  package let person: String
  /// What it is called.
  package let name: String
  /// The permissions, in order; those that the program does not know count for nothing.
  let permissions: [String]
  /// The units that it holds for; nil for the whole board.
  package let units: [String]?
  /// The last day.
  package let until: Day
  /// Whether somebody has revoked it.
  package let isEnded: Bool

  private enum CodingKeys: String, CodingKey {
    case person, name, permissions, units, until
    case isEnded = "is_ended"
  }

  /// A token with these rights.
  package init(
    person: String, name: String, permissions: Set<Permission>, units: [String]?, until: Day, isEnded: Bool = false
  ) {
    self.person = person
    self.name = name
    self.permissions = permissions.map(\.rawValue).sorted()
    self.units = units?.sorted()
    self.until = until
    self.isEnded = isEnded
  }

  /// The record's id.
  package var id: String { person + "/" + name }

  /// What it allows.
  package var allowed: Set<Permission> { Set(permissions.compactMap(Permission.init)) }

  /// The same token, revoked.
  var ended: APIToken {
    APIToken(person: person, name: name, permissions: allowed, units: units, until: until, isEnded: true)
  }

  /// Whether it opens anything on the day.
  package func isValid(on day: Day) -> Bool { !isEnded && day <= until }
}
