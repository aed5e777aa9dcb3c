package import Kernel

/// Which words an installation may choose.
package enum TermRules {
  /// How many characters a form has at most.
  static let longest = 40

  /// The forms tidied: without space around them, and in lower case.
  package static func tidied(_ forms: TermForms) -> TermForms {
    func tidy(_ text: String) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }
    return TermForms(
      tidy(forms.singular), tidy(forms.definite), tidy(forms.plural), tidy(forms.definitePlural), forms.gender)
  }

  /// What is wrong with the forms as words for the idea, beside those chosen for others.
  package static func problems(_ forms: TermForms, of term: Term, beside terms: Terms) -> [OrganisationProblem] {
    var problems: [OrganisationProblem] = []
    for form in TermForms.Form.allCases where !isWord(forms[form: form]) {
      problems.append(.oddTerm(forms[form: form], Place(field: field(form))))
    }
    for form in TermForms.Form.allCases {
      if let other = owner(of: forms[form: form], besides: term, terms) {
        problems.append(.takenTerm(forms[form: form], other: terms[other].singular, Place(field: field(form))))
      }
    }
    return problems
  }

  /// The name of the form in commands, forms and messages.
  package static func field(_ form: TermForms.Form) -> String {
    switch form {
    case .singular: "singular"
    case .definite: "definite"
    case .plural: "plural"
    case .definitePlural: "definite_plural"
    }
  }

  /// A word or a few: letters, with single spaces and hyphens between them.
  private static func isWord(_ text: String) -> Bool {
    guard !text.isEmpty, text.count <= longest else { return false }
    let words = text.split(omittingEmptySubsequences: false) { $0 == " " || $0 == "-" }
    return words.allSatisfy { !$0.isEmpty && $0.allSatisfy(isLetter) }
  }

  private static func isLetter(_ character: Character) -> Bool {
    ("a"..."z").contains(character) || "åäöéü".contains(character)
  }

  /// The idea that the word stands for already.
  private static func owner(of word: String, besides term: Term, _ terms: Terms) -> Term? {
    Term.allCases.first { other in
      other != term
        && ([terms[other]] + other.defaults).contains { forms in
          TermForms.Form.allCases.contains { forms[form: $0] == word }
        }
    }
  }
}

extension Term {
  /// The idea of that name.
  ///
  /// **Throws** `OrganisationProblem.unknownTerm`.
  package static func named(_ name: String) throws(OrganisationProblem) -> Term {
    guard let term = Term(rawValue: name) else { throw .unknownTerm(name, Place(field: "term")) }
    return term
  }
}
