/// What a link that is used once is for.
package enum LinkPurpose: String, Hashable, Sendable, Codable, CaseIterable {
  /// To choose the first password.
  case invitation
  /// To choose a new one.
  case reset
}
