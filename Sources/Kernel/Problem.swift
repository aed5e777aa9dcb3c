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
  /// The field, option or record that the problem is about.
  package var field: String?

  /// A place; leave out what is not known.
  package init(file: String? = nil, line: Int? = nil, column: Int? = nil, field: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.field = field
  }

  /// The place as `ledger.se:12:8` or the field's name; empty where nothing is known.
  package var text: String {
    var parts: [String] = []
    if let file { parts.append(file) }
    if let line { parts.append(String(line)) }
    if let column { parts.append(String(column)) }
    let spot = parts.joined(separator: ":")
    guard let field else { return spot }
    return spot.isEmpty ? field : spot + " (" + field + ")"
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
  var remedy: String { get }
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
