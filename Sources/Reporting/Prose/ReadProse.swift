package import Documents
package import Storage

/// What a text with references says at an occasion, in both forms and printed, and what is wrong with it.
package enum ReadProse: Question {
  package static let name = "figures.read-prose"
  package static let permission = Permission.read

  /// A text, read, with what finds its figures.
  package struct Input: Sendable {
    /// The text as it was read.
    package let reading: ProseParser.Reading
    /// What finds its figures.
    package let resolver: ProseResolver

    /// A text that was read.
    package init(_ reading: ProseParser.Reading, _ resolver: ProseResolver) {
      self.reading = reading
      self.resolver = resolver
    }
  }

  /// What it says.
  package struct Output: Sendable {
    /// The stored form.
    package let stored: String
    /// The shown form.
    package let shown: String
    /// As it is printed.
    package let inlines: [Inline]
    /// What is wrong with the references, in the order of the text.
    package let problems: [ProseProblem]
    /// The numbers in the text that are no references, each with the figures that it is or contradicts.
    package let typed: [TypedNumbers.Finding]
  }

  package static func answer(_ input: Input, view: View) throws -> Output {
    let reading = input.reading
    let unresolved = reading.problems.isEmpty ? ProseRules.unresolved(reading.prose, input.resolver) : []
    return Output(
      stored: ProseRules.stored(reading.prose),
      shown: ProseRules.shown(reading.prose, input.resolver.directory),
      inlines: ProseRules.inlines(reading.prose, input.resolver), problems: reading.problems + unresolved,
      typed: TypedNumbers(input.resolver).findings(in: reading.prose))
  }
}
