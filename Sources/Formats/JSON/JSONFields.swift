package import Kernel

/// Takes the members of a JSON object by name and gathers what is wrong with them: all of it is told at once, and
/// members that nobody has taken too.
///
/// What a required member would be is something empty where it is missing or wrong; `finish` throws then, before
/// anybody uses it.
package struct JSONFields {
  /// How many problems are told at most.
  package static let mostProblems = 50

  private let bytes: [UInt8]
  private let members: [JSONValue.Member]
  private let places: [String: Int]
  private let offset: Int
  private let pointer: String
  private var taken: Set<String> = []
  private var problems: [any Problem] = []

  /// The members of the object that the bytes spell.
  ///
  /// **Throws** `JSONProblem.damaged` where they spell none, `.wrong` where they spell something else.
  package init(_ bytes: [UInt8]) throws(JSONProblem) {
    let value = try JSONReader.value(bytes)
    guard case .object(let members) = value.content else {
      throw .wrong(JSONReader.place(of: value.offset, in: bytes), expected: "ett objekt")
    }
    self.init(bytes, members, value.offset, "")
  }

  private init(_ bytes: [UInt8], _ members: [JSONValue.Member], _ offset: Int, _ pointer: String) {
    self.bytes = bytes
    self.members = members
    self.offset = offset
    self.pointer = pointer
    places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($0.element.name, $0.offset) })
  }

  /// Ends the reading.
  ///
  /// **Throws** `Problems` with all that was found, in the order of the text.
  package mutating func finish() throws(Problems) {
    nameUnknown()
    if !problems.isEmpty { throw Problems(Array(problems.prefix(JSONFields.mostProblems))) }
  }

  /// Whether the member is there and says something.
  package func has(_ name: String) -> Bool { places[name].map { members[$0].value.content != .null } ?? false }

  /// Text.
  package mutating func text(_ name: String) -> String { required(name, optionalText(name)) ?? "" }

  /// Text; nil where the member is missing or null.
  package mutating func optionalText(_ name: String) -> String? {
    take(name, expected: "en text") { $0.text }
  }

  /// A whole number.
  package mutating func whole(_ name: String) -> Int64 { required(name, optionalWhole(name)) ?? 0 }

  /// A whole number; nil where the member is missing or null.
  package mutating func optionalWhole(_ name: String) -> Int64? {
    take(name, expected: "ett heltal utan decimaler och exponent") { $0.whole }
  }

  /// True or false; nil where the member is missing or null.
  package mutating func optionalTruth(_ name: String) -> Bool? {
    take(name, expected: "true eller false") { value in
      if case .truth(let truth) = value.content { truth } else { nil }
    }
  }

  /// Texts in order.
  package mutating func texts(_ name: String) -> [String] { required(name, optionalTexts(name)) ?? [] }

  /// Texts in order; nil where the member is missing or null.
  package mutating func optionalTexts(_ name: String) -> [String]? {
    take(name, expected: "en lista av texter") { value -> [String]? in
      guard case .list(let values) = value.content else { return nil }
      let texts = values.compactMap(\.text)
      return texts.count == values.count ? texts : nil
    }
  }

  /// A text that means something of its own, such as a month; nil where the member is missing or null.
  ///
  /// - Parameter expected: what it is, in Swedish: *en månad som 2019-04*.
  package mutating func optional<Value>(
    _ name: String, _ expected: String, _ parse: (String) -> Value?
  ) -> Value? {
    take(name, expected: expected) { $0.text.flatMap(parse) }
  }

  /// A text that means something of its own.
  package mutating func required<Value>(
    _ name: String, _ expected: String, _ parse: (String) -> Value?
  ) -> Value? {
    required(name, optional(name, expected, parse))
  }

  /// The objects of a list, each read by `read`; none where the member is missing or null.
  package mutating func objects<Value>(_ name: String, _ read: (inout JSONFields) -> Value) -> [Value] {
    let found: (JSONValue, [JSONValue])? = take(name, expected: "en lista av objekt") { value in
      if case .list(let values) = value.content { (value, values) } else { nil }
    }
    guard let (_, values) = found else { return [] }
    var all: [Value] = []
    for (index, value) in values.enumerated() {
      guard problems.count < JSONFields.mostProblems else { break }
      let pointer = self.pointer + "/" + JSONFields.escaped(name) + "/" + String(index)
      guard case .object(let members) = value.content else {
        problems.append(JSONProblem.wrong(place(value.offset, pointer), expected: "ett objekt"))
        continue
      }
      var fields = JSONFields(bytes, members, value.offset, pointer)
      all.append(read(&fields))
      fields.nameUnknown()
      problems += fields.problems
    }
    return all
  }

  /// Adds what a reader finds wrong with a member's value.
  package mutating func refuse(_ name: String, expected: String) {
    let offset = places[name].map { members[$0].value.offset } ?? self.offset
    problems.append(JSONProblem.wrong(place(offset, pointer(name)), expected: expected))
  }

  private mutating func take<Value>(
    _ name: String, expected: String, _ read: (JSONValue) -> Value?
  ) -> Value? {
    taken.insert(name)
    guard let place = places[name], members[place].value.content != .null else { return nil }
    guard let value = read(members[place].value) else {
      refuse(name, expected: expected)
      return nil
    }
    return value
  }

  /// The same value; where there is none because the member is, that is noted.
  private mutating func required<Value>(_ name: String, _ value: Value?) -> Value? {
    if value == nil, !has(name) { problems.append(JSONProblem.missing(place(offset, pointer(name)), name: name)) }
    return value
  }

  private mutating func nameUnknown() {
    for member in members where !taken.contains(member.name) {
      guard problems.count < JSONFields.mostProblems else { return }
      let name = String(member.name.prefix(100))
      problems.append(JSONProblem.unknown(place(member.offset, pointer(name)), name: name))
    }
  }

  private func pointer(_ name: String) -> String { pointer + "/" + JSONFields.escaped(name) }

  private func place(_ offset: Int, _ pointer: String) -> Place {
    JSONReader.place(of: offset, in: bytes, field: pointer)
  }

  /// The name as a step of a pointer.
  ///
  /// **Source** RFC 6901.
  private static func escaped(_ name: String) -> String {
    name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
      .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
  }
}
