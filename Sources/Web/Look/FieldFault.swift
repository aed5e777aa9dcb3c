package import Kernel

/// Something wrong in a form that was sent: the same words in the summary and beside the field.
package struct FieldFault: Hashable, Sendable {
  /// The id of the field; nil where the fault belongs to the whole form.
  package let field: String?
  /// What is wrong and what to do.
  package let text: String

  /// A fault.
  package init(_ text: String, at field: String? = nil) {
    self.text = text
    self.field = field
  }

  /// What a use case says is wrong, and what to do, with the installation's words.
  package init(_ problem: any Problem, at field: String? = nil, in terms: Terms) {
    self.init(Look.text(of: problem, in: terms), at: field)
  }
}

extension Look {
  /// A problem on a page: what is wrong, then what to do.
  static func text(of problem: any Problem, in terms: Terms) -> String {
    terms.own(problem.message + " " + problem.remedy.text(for: .page))
  }
}
