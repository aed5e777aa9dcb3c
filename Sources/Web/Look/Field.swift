/// One thing that a form asks for.
package struct Field: Hashable, Sendable {
  /// One of several answers to choose from.
  package struct Choice: Hashable, Sendable {
    /// What is sent.
    package let value: String
    /// What is read.
    package let title: String
    /// A word more, where one helps; not shown in a list that folds.
    package let hint: String
    /// How deep it lies in a tree of answers; 0 for the top.
    package let depth: Int

    /// An answer.
    package init(_ value: String, _ title: String, hint: String = "", depth: Int = 0) {
      self.value = value
      self.title = title
      self.hint = hint
      self.depth = depth
    }
  }

  /// What kind of answer it takes.
  package enum Kind: Hashable, Sendable {
    /// A line of words.
    case line(String)
    /// Several lines of words.
    case text(String, rows: Int = 5)
    /// An amount or a number, with its unit beside it.
    case number(String, unit: String)
    /// A day.
    case day(String)
    /// A name to log in with.
    case login(String)
    /// A password that is asked for.
    case password
    /// A password that is made up now.
    case newPassword
    /// A file.
    case file
    /// One of several, folded together.
    case list([Choice], chosen: String)
    /// One of several, all in sight.
    case oneOf([Choice], chosen: String)
    /// Any of several.
    case anyOf([Choice], chosen: [String])
    /// Any of many, out of sight until they are asked for with the words.
    case anyOfMany([Choice], chosen: [String], words: String)
    /// Yes or no.
    case check(Bool)
  }

  /// Its name in what is sent.
  package let name: String
  /// What it asks for.
  package let label: String
  /// What kind of answer it takes.
  package let kind: Kind
  /// What helps to answer; empty for nothing.
  package let hint: String
  /// Whether it must be answered.
  package let isRequired: Bool
  /// Whether its label says that it may be left out: not where that goes without saying, as in a question.
  package let tellsIfOptional: Bool
  /// Its id in the page; the name where nothing else is said.
  package let id: String

  /// A field.
  package init(
    _ name: String, _ label: String, _ kind: Kind, hint: String = "", isRequired: Bool = true,
    tellsIfOptional: Bool = true, id: String? = nil
  ) {
    self.name = name
    self.label = label
    self.kind = kind
    self.hint = hint
    self.isRequired = isRequired
    self.tellsIfOptional = tellsIfOptional
    self.id = id ?? name
  }
}
