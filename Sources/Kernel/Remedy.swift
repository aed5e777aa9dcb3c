/// What to do about a problem, in the words of whoever is told it.
///
/// A literal is the same for all, but for the places that say otherwise. The words of commands stand only in those;
/// TidyTests checks it.
///
/// **Example** `"Inläsningarnas namn \(command: "visas av roder batches", page: "står på sidan Inläsning")."`
package struct Remedy: ExpressibleByStringInterpolation, Hashable, Sendable {
  /// Who is told what to do.
  package enum Audience: Hashable, Sendable, CaseIterable {
    /// Somebody who writes commands.
    case command
    /// Somebody who reads a page or a document.
    case page
    /// A program that calls the API.
    case program
  }

  private let command: String
  private let page: String
  private let program: String

  /// What is done in different ways; a program is told what a page is where nothing else is said.
  package init(command: String, page: String, program: String? = nil) {
    self.command = command
    self.page = page
    self.program = program ?? page
  }

  /// What is done in the same way by all.
  package init(stringLiteral value: String) { self.init(value) }

  /// A text that somebody else has written, the same for all.
  package init(_ text: String) { self.init(command: text, page: text) }

  /// A literal with something put into it.
  package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.remedy }

  /// What to do, as it is told them.
  package func text(for audience: Audience) -> String {
    switch audience {
    case .command: command
    case .page: page
    case .program: program
    }
  }

  /// The words with personal identity numbers masked: a remedy may quote what a file says.
  package var masked: Remedy {
    Remedy(
      command: PersonalNumbers.masked(command).text, page: PersonalNumbers.masked(page).text,
      program: PersonalNumbers.masked(program).text)
  }

  /// One after the other.
  package static func + (first: Remedy, second: Remedy) -> Remedy {
    Remedy(
      command: first.command + second.command, page: first.page + second.page,
      program: first.program + second.program)
  }

  /// Takes the pieces of a literal as the compiler hands them over.
  package struct StringInterpolation: StringInterpolationProtocol, Sendable {
    var remedy = Remedy("")

    /// Nothing yet.
    package init(literalCapacity: Int, interpolationCount: Int) {}

    /// Words for all.
    package mutating func appendLiteral(_ literal: String) { remedy = remedy + Remedy(literal) }

    /// A value, the same for all.
    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      remedy = remedy + Remedy(value.description)
    }

    /// A way of doing something that has a name.
    package mutating func appendInterpolation(_ way: Remedy) { remedy = remedy + way }

    /// A place where they differ.
    package mutating func appendInterpolation(command: String, page: String, program: String? = nil) {
      remedy = remedy + Remedy(command: command, page: page, program: program)
    }

    /// What is given by an option, in a field of the page's form, or by a parameter: *i fältet Månader*.
    package mutating func appendInterpolation(option: String, field: String, parameter: String? = nil) {
      remedy =
        remedy
        + Remedy(command: "med " + option, page: "i fältet " + field, program: parameter.map { "med " + $0 })
    }
  }
}
