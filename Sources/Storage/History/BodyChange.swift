/// One difference between two versions of a record.
package struct BodyChange: Hashable, Sendable {
  /// What happened.
  package enum Sort: String, Hashable, Sendable, CaseIterable {
    /// It is there now.
    case added
    /// It is gone.
    case removed
    /// It says something else.
    case changed
    /// Many of a list's items were added, removed or changed, and are counted only.
    case counted

    /// The word for it.
    package var word: String {
      switch self {
      case .added: "nytt"
      case .removed: "borttaget"
      case .changed: "ändrat"
      case .counted: "sammanfattat"
      }
    }
  }

  /// What happened.
  package let sort: Sort
  /// Where, by the names of the stored fields with dots between: `rows.entered.amount`.
  package let field: String
  /// Where, in words: *rader, drift personal ekb: belopp*.
  package let words: String
  /// What it said before; nil where it was not there.
  package let before: String?
  /// What it says after; nil where it is gone.
  package let after: String?

  /// A difference.
  package init(_ sort: Sort, field: String, words: String, before: String?, after: String?) {
    self.sort = sort
    self.field = field
    self.words = words
    self.before = before
    self.after = after
  }

  /// The difference as a line of text.
  package var text: String {
    switch sort {
    case .added: "nytt: \(words): \(after ?? "")"
    case .removed: "borttaget: \(words): \(before ?? "")"
    case .changed: "\(words): \(before ?? "") → \(after ?? "")"
    case .counted: "\(words): \(after ?? "")"
    }
  }
}
