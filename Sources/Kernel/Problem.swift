/// How grave a problem is.
package enum Severity: String, Hashable, Comparable, Sendable, Codable, CaseIterable {
  /// Counted, shown on request.
  case information
  /// Shown; what was asked is done all the same.
  case warning
  /// What was asked is refused, and everything is as it was.
  case error

  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .information: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// Where a problem lies: a spot in a file, a field of a form, or a record.
package struct Place: Hashable, Sendable {
  /// The file's name as the user gave it.
  package var file: String?
  /// The line, from 1.
  package var line: Int?
  /// The column, from 1, counted in characters of the line.
  package var column: Int?
  /// The field or record that the problem is about.
  package var field: String?
  /// What only a command line has that the problem is about: an option with its dashes, a variable of the environment.
  package var option: String?

  /// A place; leave out what is not known.
  package init(
    file: String? = nil, line: Int? = nil, column: Int? = nil, field: String? = nil, option: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.field = field
    self.option = option
  }

  /// What the problem is about, as they call it; nil where they have no name for it.
  package func name(for audience: Remedy.Audience) -> String? { audience == .command ? option ?? field : field }

  /// The place as a command's answer has it: `ledger.se:12:8` or the field's name; empty where nothing is known.
  package var text: String { text(for: .command) }

  /// The place as they are told it; empty where nothing is known.
  package func text(for audience: Remedy.Audience) -> String {
    var parts: [String] = []
    if let file { parts.append(file) }
    if let line { parts.append(String(line)) }
    if let column { parts.append(String(column)) }
    let spot = parts.joined(separator: ":")
    guard let name = name(for: audience) else { return spot }
    return spot.isEmpty ? name : spot + " (" + name + ")"
  }
}

/// Something expected went wrong that somebody can act on.
///
/// Each capability has an enum that conforms. `code` is stable and never reused; message and remedy are Swedish.
package protocol Problem: Error, Sendable {
  /// The stable code, `capability.some-words`.
  var code: String { get }
  /// How grave it is.
  var severity: Severity { get }
  /// Where it lies.
  var place: Place { get }
  /// What is wrong, in one Swedish sentence.
  var message: String { get }
  /// What to do about it, in one Swedish sentence.
  var remedy: Remedy { get }
}

extension Problem {
  /// An error, unless the capability says otherwise.
  package var severity: Severity { .error }
  /// Nowhere in particular, unless the capability says otherwise.
  package var place: Place { Place() }
}

/// Several problems at once: what a reader of files found before it gave up.
package struct Problems: Error, Sendable {
  /// The problems, in the order they were found.
  package let all: [any Problem]

  /// These problems; at least one.
  package init(_ all: [any Problem]) {
    precondition(!all.isEmpty, "Problems without a problem")
    self.all = all
  }
}
