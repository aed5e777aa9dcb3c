/// What is kept of a token's secret: its id is the secret's digest.
struct TokenSecret: WorkingBody, Hashable {
  static let workingKind = "api-token"
  static let tag = "api-token-secret/1"

  /// The id of the record that says what it opens.
  let token: String
  /// The version of the record that it was made with: any later one ends it, also that of a new token of the same name.
  let version: Int
}
