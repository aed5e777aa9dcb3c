import Kernel

/// How a profile stands in a stored body: its name, and its months where it has some of its own.
struct StoredProfile: Codable {
  private static let explicit = "explicit"

  private let name: String
  private let months: [Money]?

  private enum CodingKeys: String, CodingKey {
    case name
    case months
  }

  /// A profile that is all said by its name.
  init(_ name: String) {
    self.name = name
    months = nil
  }

  /// Twelve amounts.
  init(_ months: [Money]) {
    name = StoredProfile.explicit
    self.months = months
  }

  /// The profile among those that have a name alone, or the one of these months.
  ///
  /// **Throws** `DecodingError` for a name that is neither: a later program's profile is not guessed at.
  func profile<Profile>(
    among named: [String: Profile], explicit: ([Money]) -> Profile, at path: [any CodingKey]
  ) throws -> Profile {
    if let profile = named[name] { return profile }
    guard name == StoredProfile.explicit, let months, months.count == 12 else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: path, debugDescription: "unknown profile \(name)"))
    }
    return explicit(months)
  }
}
