extension StringProtocol {
  /// The text with a capital first letter, as a sentence begins.
  package var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text with a small first letter, as it stands within a sentence.
  package var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
