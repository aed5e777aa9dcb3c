package import Kernel
package import Storage

/// What the installation calls an idea of the catalogue. The id is the idea's.
package struct TermChoice: RecordKind, Hashable {
  package static let kind = "term"
  package static let tag = "term/1"
  package static let terms = KindTerms("eget ord", "egna ord", aliases: ["terms"])

  /// One of them: *enhet*.
  package let singular: String
  /// The one: *enheten*.
  package let definite: String
  /// Several: *enheter*.
  package let plural: String
  /// The several: *enheterna*.
  package let definitePlural: String
  /// *en* or *ett*.
  package let article: String
  /// Whether the program's own word holds again; what stands in the forms is then what it was.
  package let isDefault: Bool

  private enum CodingKeys: String, CodingKey {
    case singular, definite, plural, article
    case definitePlural = "definite_plural"
    case isDefault = "is_default"
  }

  /// A word of the installation's, or with `isDefault` the program's.
  package init(_ forms: TermForms, isDefault: Bool = false) {
    singular = forms.singular
    definite = forms.definite
    plural = forms.plural
    definitePlural = forms.definitePlural
    article = forms.gender.rawValue
    self.isDefault = isDefault
  }

  /// The word that it chooses; nil where it chooses none.
  package var forms: TermForms? {
    guard !isDefault, let gender = TermForms.Gender(rawValue: article) else { return nil }
    return TermForms(singular, definite, plural, definitePlural, gender)
  }
}

extension BoardState {
  /// The installation's words.
  package func terms() throws -> Terms {
    var chosen: [Term: TermForms] = [:]
    for choice in try all(TermChoice.self) {
      if let term = Term(rawValue: choice.id), let forms = choice.value.forms { chosen[term] = forms }
    }
    return chosen.isEmpty ? .standard : Terms(chosen)
  }
}
