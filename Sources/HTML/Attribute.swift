/// An attribute of an element.
///
/// Names come from the functions here, so that no event handler and no name made of data can be written; values are
/// escaped when they are rendered.
package struct Attribute: Hashable, Sendable {
  enum Prefix: Hashable, Sendable {
    case none
    case aria
    case data
  }

  enum Value: Hashable, Sendable {
    case text(String)
    case integer(Int64)
    case flag
  }

  let prefix: Prefix
  let name: String
  let value: Value

  private init(_ name: String, _ value: Value, prefix: Prefix = .none) {
    self.prefix = prefix
    self.name = name
    self.value = value
  }

  /// The element's unique id in the page.
  package static func id(_ value: String) -> Attribute { Attribute("id", .text(value)) }
  /// One or several classes, separated by spaces.
  package static func `class`(_ value: String) -> Attribute { Attribute("class", .text(value)) }
  /// The language of the content, a BCP 47 tag.
  package static func lang(_ value: String) -> Attribute { Attribute("lang", .text(value)) }
  /// What the element is for assistive technology, where the element itself does not say.
  package static func role(_ value: StaticString) -> Attribute { Attribute("role", .text(value.description)) }
  /// Whether and in which order the keyboard reaches the element.
  package static func tabIndex(_ value: Int) -> Attribute { Attribute("tabindex", .integer(Int64(value))) }
  /// What a header cell is the header of.
  package static func scope(_ value: Scope) -> Attribute { Attribute("scope", .text(value.rawValue)) }
  /// How many columns a cell spans.
  package static func columnSpan(_ value: Int) -> Attribute { Attribute("colspan", .integer(Int64(value))) }
  /// The number of a list's first item.
  package static func start(_ value: Int) -> Attribute { Attribute("start", .integer(Int64(value))) }
  /// How many rows a cell spans.
  package static func rowSpan(_ value: Int) -> Attribute { Attribute("rowspan", .integer(Int64(value))) }
  /// The name of a field or of a `meta`.
  package static func name(_ value: String) -> Attribute { Attribute("name", .text(value)) }
  /// The content of a `meta`.
  package static func content(_ value: String) -> Attribute { Attribute("content", .text(value)) }
  /// The character encoding of the page.
  package static let charsetUTF8 = Attribute("charset", .text("utf-8"))
  /// What kind of field or button it is.
  package static func type(_ value: StaticString) -> Attribute { Attribute("type", .text(value.description)) }
  /// The value of a field.
  package static func value(_ value: String) -> Attribute { Attribute("value", .text(value)) }
  /// The id of the field that a label belongs to.
  package static func `for`(_ value: String) -> Attribute { Attribute("for", .text(value)) }
  /// The text that stands for a picture.
  package static func alt(_ value: String) -> Attribute { Attribute("alt", .text(value)) }
  /// How a form is sent.
  package static func method(_ value: StaticString) -> Attribute { Attribute("method", .text(value.description)) }
  /// How the fields of a form are sent: `multipart/form-data` where files are among them.
  package static func encoding(_ value: StaticString) -> Attribute { Attribute("enctype", .text(value.description)) }
  /// Where this button sends its form, with the same schemes as `href`.
  package static func formAction(_ value: String) -> Attribute {
    Attribute("formaction", .text(SafeAddress.of(value)))
  }
  /// The id of the form that a field or button outside it belongs to.
  package static func form(_ value: String) -> Attribute { Attribute("form", .text(value)) }
  /// What a browser may fill in by itself.
  package static func autocomplete(_ value: StaticString) -> Attribute {
    Attribute("autocomplete", .text(value.description))
  }
  /// Which keys a telephone shows.
  package static func inputMode(_ value: StaticString) -> Attribute { Attribute("inputmode", .text(value.description)) }
  /// Whether a browser looks for misspelt words.
  package static func spellcheck(_ value: Bool) -> Attribute {
    Attribute("spellcheck", .text(value ? "true" : "false"))
  }
  /// How many characters a field takes at most.
  package static func maxLength(_ value: Int) -> Attribute { Attribute("maxlength", .integer(Int64(value))) }
  /// How many characters wide a field is drawn.
  package static func size(_ value: Int) -> Attribute { Attribute("size", .integer(Int64(value))) }
  /// How many lines high a field for text is drawn.
  package static func rows(_ value: Int) -> Attribute { Attribute("rows", .integer(Int64(value))) }
  /// The least value that a field takes.
  package static func least(_ value: String) -> Attribute { Attribute("min", .text(value)) }
  /// The greatest value that a field takes, or what is the whole of a `progress`.
  package static func greatest(_ value: String) -> Attribute { Attribute("max", .text(value)) }
  /// Which kinds of files a field takes.
  package static func accept(_ value: StaticString) -> Attribute { Attribute("accept", .text(value.description)) }
  /// What an abbreviation stands for.
  package static func title(_ value: String) -> Attribute { Attribute("title", .text(value)) }
  /// What kind of relation a link has.
  package static func rel(_ value: StaticString) -> Attribute { Attribute("rel", .text(value.description)) }
  /// The machine-readable form of a time.
  package static func dateTime(_ value: String) -> Attribute { Attribute("datetime", .text(value)) }

  /// Where a link leads. A scheme other than `https`, `http` and `mailto` is not written; the link then leads nowhere.
  package static func href(_ value: String) -> Attribute { Attribute("href", .text(SafeAddress.of(value))) }
  /// Where a form is sent, with the same schemes as `href`.
  package static func action(_ value: String) -> Attribute { Attribute("action", .text(SafeAddress.of(value))) }
  /// Where a picture lies, with the same schemes as `href`.
  package static func source(_ value: String) -> Attribute { Attribute("src", .text(SafeAddress.of(value))) }

  /// An `aria-…` attribute: `.aria("label", "Innehåll")`.
  package static func aria(_ name: StaticString, _ value: String) -> Attribute {
    Attribute(name.description, .text(value), prefix: .aria)
  }
  /// A `data-…` attribute holding text.
  package static func data(_ name: DataName, _ value: String) -> Attribute {
    Attribute(name.text, .text(value), prefix: .data)
  }
  /// A `data-…` attribute holding a whole number.
  package static func data(_ name: DataName, _ value: Int64) -> Attribute {
    Attribute(name.text, .integer(value), prefix: .data)
  }

  /// A claim about the element that is either there or not.
  package static func flag(_ flag: Flag) -> Attribute { Attribute(flag.rawValue, .flag) }
}

/// What a header cell is the header of.
package enum Scope: String, Hashable, Sendable {
  /// A column.
  case column = "col"
  /// A row.
  case row
  /// The rows of a table body.
  case rowGroup = "rowgroup"
}

/// A claim about an element that is either there or not.
package enum Flag: String, Hashable, Sendable, CaseIterable {
  case autofocus, checked, deferred = "defer", disabled, download, hidden, multiple
  case notValidated = "novalidate"
  case open, readonly, required, selected
}

/// The name of a `data-…` attribute, fixed in the source: ASCII letters and hyphens.
package struct DataName: Hashable, Sendable, ExpressibleByStringLiteral {
  let text: String

  /// The name that the literal spells.
  package init(stringLiteral text: String) {
    precondition(
      !text.isEmpty && text.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 },
      "A data attribute is named with small ASCII letters and hyphens")
    self.text = text
  }
}
