import Clibpq

/// One setting of a connection in libpq's words.
struct PostgresParameter: Hashable, Sendable {
  /// libpq's name of it.
  let keyword: String
  /// What it is set to.
  let value: String
  /// Whether libpq holds that it must not be shown.
  let isSecret: Bool

  /// The settings of the list that have a value, in libpq's order, which is always the same.
  static func all(_ list: UnsafeMutablePointer<PQconninfoOption>) -> [PostgresParameter] {
    var all: [PostgresParameter] = []
    var next = list
    while let keyword = next.pointee.keyword {
      if let value = next.pointee.val {
        // A star in `dispchar` marks a password.
        let isSecret = next.pointee.dispchar.map { $0.pointee == 42 } ?? false
        all.append(
          PostgresParameter(keyword: String(cString: keyword), value: String(cString: value), isSecret: isSecret))
      }
      next += 1
    }
    return all
  }
}
