import Kernel

/// Addresses within a site, read and written: steps of a path and the query after it.
///
/// **Source** RFC 3986, 3.3 and 3.4; queries as forms send them, with `+` for a space.
package enum QueryText {
  /// The address in its two parts, both still encoded; a fragment belongs to neither.
  package static func parts(_ address: String) -> (path: Substring, query: Substring?) {
    let whole = address.utf8.prefix { $0 != UInt8(ascii: "#") }
    guard let mark = whole.firstIndex(of: UInt8(ascii: "?")) else { return (Substring(whole), nil) }
    return (Substring(whole[..<mark]), Substring(whole[whole.index(after: mark)...]))
  }

  /// The steps of a path that begins with a slash, decoded: none of `/`, and an empty last one where a slash ends it.
  ///
  /// **Throws** `oddAddress` for the steps `.` and `..` however they are spelt, `oddEscape`, `oddLetters`.
  package static func steps(_ path: some StringProtocol) throws(FormProblem) -> [String] {
    let bytes = Array(path.utf8)
    let rest = bytes.first == UInt8(ascii: "/") ? bytes.dropFirst() : bytes[...]
    guard !rest.isEmpty else { return [] }
    var steps: [String] = []
    for part in rest.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      let step = try PercentCoding.text(part, plusIsSpace: false, at: Place())
      guard step != ".", step != ".." else { throw FormProblem.oddAddress(Place(), text: step) }
      steps.append(step)
    }
    return steps
  }

  /// The fields of a query without its question mark.
  ///
  /// **Throws** what `FormFields` throws.
  package static func fields(
    _ query: some StringProtocol, limits: FormFields.Limits = FormFields.Limits(fields: 200, bytes: 1 << 14)
  ) throws(FormProblem) -> FormFields {
    try FormFields(query.utf8, limits: limits)
  }

  /// The path of these steps, from its slash. Empty steps are left out, so that no path begins with two slashes, which
  /// would lead to another site.
  ///
  /// **Range** the steps `.` and `..` cannot be told from what browsers resolve: nothing may have such a name.
  package static func path(_ steps: [String]) -> String {
    // Every row of a table has one: no array on the way.
    var path = ""
    for step in steps where !step.isEmpty {
      path += "/"
      path += PercentCoding.escaped(step, keeping: ":,@")
    }
    return path.isEmpty ? "/" : path
  }

  /// The path of these steps with a query, where there is one.
  package static func address(_ steps: [String], _ fields: FormFields = FormFields()) -> String {
    fields.fields.isEmpty ? path(steps) : path(steps) + "?" + fields.encoded
  }

  /// The value of a field as it stands in a query.
  package static func escaped(_ value: String) -> String { PercentCoding.escaped(value, keeping: ":/,@") }
}
