import Formats

/// What a client that was written by an earlier description would miss in a later one.
enum APIGrowth {
  /// What is gone, changed or newly demanded, a line each with its place. Words for readers may change.
  static func losses(from old: JSONValue, to new: JSONValue, at place: String = "", ofRequest: Bool = false) -> [String]
  {
    switch (old.content, new.content) {
    case (.object(let members), .object(let others)):
      let isRequest = ofRequest || new["additionalProperties"]?.content == .truth(false)
      return members.flatMap { member -> [String] in
        guard !words.contains(member.name) else { return [] }
        guard let other = others.first(where: { $0.name == member.name })?.value else {
          return ["\(place) \(member.name) is gone"]
        }
        let inner = place + (member.name.hasPrefix("/") ? member.name : "/" + member.name)
        switch member.name {
        // An answer may promise more, a request may not demand more.
        case "required": return listed(member.value, other, at: inner, mayGrow: !isRequest)
        case "enum": return listed(member.value, other, at: inner, mayGrow: true)
        // What a request may say besides takes nothing away.
        case "type" where isRequest && texts(other).contains(text(member.value)): return []
        case "parameters": return parameters(member.value, other, at: inner)
        default:
          if case .object = member.value.content {
            return losses(from: member.value, to: other, at: inner, ofRequest: isRequest)
          }
          if case .list = member.value.content { return [] }
          return member.value.content == other.content
            ? [] : ["\(place) \(member.name) was \(text(member.value)) and is \(text(other))"]
        }
      }
    default: return text(old) == text(new) ? [] : ["\(place) was \(text(old)) and is \(text(new))"]
    }
  }

  private static let words: Set = ["description", "summary", "example", "info", "title"]

  private static func listed(
    _ old: JSONValue, _ new: JSONValue, at place: String, mayGrow: Bool
  ) -> [String] {
    let (old, new) = (texts(old), texts(new))
    return old.filter { !new.contains($0) }.map { "\(place) lacks \($0)" }
      + (mayGrow ? [] : new.filter { !old.contains($0) }.map { "\(place) demands \($0)" })
  }

  private static func parameters(_ old: JSONValue, _ new: JSONValue, at place: String) -> [String] {
    guard case .list(let old) = old.content, case .list(let new) = new.content else { return ["\(place) is no list"] }
    func name(_ parameter: JSONValue) -> String { parameter["name"]?.text ?? "" }
    let lost = old.flatMap { parameter -> [String] in
      guard let other = new.first(where: { name($0) == name(parameter) }) else {
        return ["\(place) \(name(parameter)) is gone"]
      }
      return losses(from: parameter, to: other, at: place + "/" + name(parameter))
    }
    let added = new.filter { parameter in !old.contains { name($0) == name(parameter) } }
    return lost
      + added.filter { $0["required"]?.content == .truth(true) }.map { "\(place) demands \(name($0))" }
  }

  private static func texts(_ value: JSONValue) -> [String] {
    if case .list(let values) = value.content { values.compactMap(\.text) } else { [] }
  }

  private static func text(_ value: JSONValue) -> String {
    switch value.content {
    case .text(let text), .number(let text): text
    case .truth(let truth): truth ? "true" : "false"
    default: "something"
    }
  }
}
