import Formats
import Kernel
import Organisation
import Storage

/// The installation's own words. They stand on pages and in documents; the names in the API never follow them.
enum TermAPI {
  static let operations: [APIOperation] = [
    .get(
      API.root + "/terms", .permission(ReadTerms.permission), name: ReadTerms.name,
      "The ideas that the installation may have words of its own for, and the words that pages and documents have.",
      [.limit, .cursor]
    ) { visit in try visit.page(of: try await visit.ask(ReadTerms.self, ())) { TermMessage(row: $0) } },
    .write(
      .put, API.root + "/terms/{term}", .permission(SetTerm.permission), name: SetTerm.name,
      "Chooses the word that pages and documents have for an idea; without forms the program's own holds again.",
      [.path("term", "The idea.", .choice(Term.allCases.map(\.rawValue)), example: "remark")], body: word
    ) { visit in
      var fields = try JSONFields(visit.body)
      let forms = fields.has("singular") ? read(&fields) : nil
      if forms == nil { for name in names where fields.has(name) { fields.refuse("singular", expected: "ord") } }
      try fields.finish()
      let input = SetTerm.Input(try Term.named(visit.step("term")), forms)
      return VersionMessage(version: try await visit.desk.run(SetTerm.self, input).output)
    },
  ]

  private static let names = ["definite", "plural", "definite_plural", "article"]

  private static func read(_ fields: inout JSONFields) -> TermForms {
    let words = (
      fields.text("singular"), fields.text("definite"), fields.text("plural"), fields.text("definite_plural")
    )
    let gender = fields.required("article", "en eller ett") { TermForms.Gender(rawValue: $0) }
    return TermForms(words.0, words.1, words.2, words.3, gender ?? .common)
  }

  private static let word = APIObject(
    name: "TermWord", summary: "A word for an idea: all forms, or none for the program's own word.",
    members: [
      .init(name: "singular", summary: "One of them.", schema: .text, isRequired: false),
      .init(name: "definite", summary: "The one.", schema: .text, isRequired: false),
      .init(name: "plural", summary: "Several.", schema: .text, isRequired: false),
      .init(name: "definite_plural", summary: "The several.", schema: .text, isRequired: false),
      .init(
        name: "article", summary: "Its article.", schema: .choice(TermForms.Gender.allCases.map(\.rawValue)),
        isRequired: false),
    ], isOpen: false)
}

/// An idea and its word as programs see it.
struct TermMessage: APIMessage {
  let row: ReadTerms.Row

  static let name = "Term"
  static let summary = "An idea, and the word that pages and documents have for it."
  static let members: [APIMember<TermMessage>] = [
    .choice("id", "The idea.") { $0.row.term },
    .truth("is_chosen", "Whether the word is the installation's.") { $0.row.chosen != nil },
    .text("singular", "One of them.") { $0.row.forms.singular },
    .text("definite", "The one.") { $0.row.forms.definite },
    .text("plural", "Several.") { $0.row.forms.plural },
    .text("definite_plural", "The several.") { $0.row.forms.definitePlural },
    .choice("article", "Its article.") { $0.row.forms.gender },
    .text("own_singular", "The program's own word.") { $0.row.own.singular },
  ]
}
