/// A Swedish noun in the forms that sentences need.
package struct TermForms: Hashable, Sendable {
  /// Which article it has.
  package enum Gender: String, Hashable, Sendable, Codable, CaseIterable {
    /// *en*.
    case common = "en"
    /// *ett*.
    case neuter = "ett"
  }

  /// Which of the forms.
  package enum Form: Int, Hashable, Sendable, CaseIterable {
    case singular, definite, plural, definitePlural
  }

  /// One of them: *enhet*.
  package let singular: String
  /// The one: *enheten*.
  package let definite: String
  /// Several: *enheter*.
  package let plural: String
  /// The several: *enheterna*.
  package let definitePlural: String
  /// *en* or *ett*.
  package let gender: Gender

  /// A noun in lower case.
  package init(
    _ singular: String, _ definite: String, _ plural: String, _ definitePlural: String, _ gender: Gender = .neuter
  ) {
    self.singular = singular
    self.definite = definite
    self.plural = plural
    self.definitePlural = definitePlural
    self.gender = gender
  }

  /// The noun in that form.
  package subscript(form form: Form) -> String {
    switch form {
    case .singular: singular
    case .definite: definite
    case .plural: plural
    case .definitePlural: definitePlural
    }
  }

  /// The noun as a dictionary has it: *en enhet, enheten, enheter, enheterna*.
  package var text: String { "\(gender.rawValue) \(singular), \(definite), \(plural), \(definitePlural)" }

  /// The form that shows whose something is: *enhetens*. After s, x and z it is the same.
  static func genitive(_ word: String) -> String {
    guard let last = word.last, !"sxz".contains(last) else { return word }
    return word + "s"
  }
}
