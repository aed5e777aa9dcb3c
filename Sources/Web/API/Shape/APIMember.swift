import Formats
import Kernel

/// One member of a message: its name, what it says, and how it is written. Description and answer are made of the same
/// list, so that they cannot disagree.
struct APIMember<Message>: Sendable {
  /// Its name: small letters and underscores, the unit last.
  let name: StaticString
  /// What it says, in English.
  let summary: String
  /// What it may be.
  let schema: APISchema
  /// Whether it is always there; otherwise it is left out where there is nothing to say.
  let isRequired: Bool
  /// Writes name and value, or nothing.
  let write: @Sendable (Message, inout JSONOutput) -> Void

  private init(
    _ name: StaticString, _ summary: String, _ schema: APISchema, isRequired: Bool,
    write: @escaping @Sendable (Message, inout JSONOutput) -> Void
  ) {
    self.name = name
    self.summary = summary
    self.schema = schema
    self.isRequired = isRequired
    self.write = write
  }

  /// Text.
  static func text(
    _ name: StaticString, _ summary: String, _ schema: APISchema = .text, value: @escaping @Sendable (Message) -> String
  ) -> APIMember {
    APIMember(name, summary, schema, isRequired: true) { $1.member(name, value($0)) }
  }

  /// Text, where there is any.
  static func maybeText(
    _ name: StaticString, _ summary: String, _ schema: APISchema = .text,
    value: @escaping @Sendable (Message) -> String?
  ) -> APIMember {
    APIMember(name, summary, schema, isRequired: false) { message, output in
      if let value = value(message) { output.member(name, value) }
    }
  }

  /// One of the words of an enumeration, as they are stored.
  static func choice<Word: CaseIterable & RawRepresentable<String> & SendableMetatype>(
    _ name: StaticString, _ summary: String, value: @escaping @Sendable (Message) -> Word
  ) -> APIMember {
    text(name, summary, .choice(Word.allCases.map(\.rawValue))) { value($0).rawValue }
  }

  /// One of the words of an enumeration, where there is one.
  static func maybeChoice<Word: CaseIterable & RawRepresentable<String> & SendableMetatype>(
    _ name: StaticString, _ summary: String, value: @escaping @Sendable (Message) -> Word?
  ) -> APIMember {
    maybeText(name, summary, .choice(Word.allCases.map(\.rawValue))) { value($0)?.rawValue }
  }

  /// A day.
  static func maybeDay(
    _ name: StaticString, _ summary: String, value: @escaping @Sendable (Message) -> Day?
  ) -> APIMember {
    maybeText(name, summary, .form(.day)) { value($0)?.description }
  }

  /// A month.
  static func month(
    _ name: StaticString, _ summary: String, value: @escaping @Sendable (Message) -> Month
  ) -> APIMember {
    text(name, summary, .form(.month)) { value($0).description }
  }

  /// A month, where there is one.
  static func maybeMonth(
    _ name: StaticString, _ summary: String, value: @escaping @Sendable (Message) -> Month?
  ) -> APIMember {
    maybeText(name, summary, .form(.month)) { value($0)?.description }
  }

  /// A moment.
  static func moment(
    _ name: StaticString, _ summary: String, value: @escaping @Sendable (Message) -> Instant
  ) -> APIMember {
    text(name, summary, .form(.moment)) { value($0).description }
  }

  /// A whole number.
  static func whole(
    _ name: StaticString, _ summary: String, value: @escaping @Sendable (Message) -> Int64
  ) -> APIMember {
    APIMember(name, summary, .anyWhole, isRequired: true) { $1.member(name, value($0)) }
  }

  /// A whole number, where there is one.
  static func maybeWhole(
    _ name: StaticString, _ summary: String, value: @escaping @Sendable (Message) -> Int64?
  ) -> APIMember {
    APIMember(name, summary, .anyWhole, isRequired: false) { message, output in
      if let value = value(message) { output.member(name, value) }
    }
  }

  /// True or false.
  static func truth(
    _ name: StaticString, _ summary: String, value: @escaping @Sendable (Message) -> Bool
  ) -> APIMember {
    APIMember(name, summary, .truth, isRequired: true) { $1.member(name, value($0)) }
  }

  /// Texts in order.
  static func texts(
    _ name: StaticString, _ summary: String, _ element: APISchema = .text,
    value: @escaping @Sendable (Message) -> [String]
  ) -> APIMember {
    APIMember(name, summary, .list(element), isRequired: true) { message, output in
      output.array(name) { output in for text in value(message) { output.value(text) } }
    }
  }

  /// Objects in order.
  static func list<Element: APIMessage>(
    _ name: StaticString, _ summary: String, value: @escaping @Sendable (Message) -> [Element]
  ) -> APIMember {
    APIMember(name, summary, .list(Element.schema), isRequired: true) { message, output in
      output.array(name) { output in
        for element in value(message) {
          output.newLine()
          element.write(to: &output)
        }
      }
    }
  }

  /// An object, where there is one.
  static func maybeObject<Element: APIMessage>(
    _ name: StaticString, _ summary: String, value: @escaping @Sendable (Message) -> Element?
  ) -> APIMember {
    APIMember(name, summary, Element.schema, isRequired: false) { message, output in
      guard let element = value(message) else { return }
      output.key(name)
      element.write(to: &output)
    }
  }
}
