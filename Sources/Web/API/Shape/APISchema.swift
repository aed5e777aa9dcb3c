import Formats
import Kernel

/// What a value of the API may be, as its description says and as answers keep to.
indirect enum APISchema: Sendable {
  /// Text.
  case text
  /// Text of a form that JSON Schema or we have a name for: `date`, `date-time`, or a pattern.
  case form(APITextForm)
  /// One of these words.
  case choice([String])
  /// A whole number within limits.
  case whole(ClosedRange<Int64>)
  /// True or false.
  case truth
  /// Values in order.
  case list(APISchema)
  /// Members by name.
  case object(APIObject)

  /// Any whole number of 64 bits.
  static let anyWhole = APISchema.whole(.min ... .max)

  /// Whether a text of an address is such a value.
  func allows(_ text: String) -> Bool {
    switch self {
    case .text: true
    case .form(let form): form.allows(text)
    case .choice(let words): words.contains(text)
    case .whole(let range): Digits.value(text.utf8).map { range.contains(Int64($0)) } ?? false
    case .truth: text == "true" || text == "false"
    case .list, .object: false
    }
  }

  /// The objects that it names, itself first.
  var objects: [APIObject] {
    switch self {
    case .text, .form, .choice, .whole, .truth: []
    case .list(let element): element.objects
    case .object(let object): [object] + object.members.flatMap(\.schema.objects)
    }
  }

  /// Writes it as JSON Schema, with what is said of it.
  ///
  /// - Parameter isNullable: whether null is such a value too.
  func write(to output: inout JSONOutput, summary: String = "", isNullable: Bool = false) {
    output.object { output in
      if !summary.isEmpty { output.member("description", summary) }
      if let type {
        if isNullable {
          output.array("type") { output in for name in [type, "null"] { output.value(name) } }
        } else {
          output.member("type", type)
        }
      }
      switch self {
      case .text, .truth: break
      case .form(let form): form.write(to: &output)
      case .choice(let words):
        output.array("enum") { output in
          for word in words { output.value(word) }
          if isNullable { output.null() }
        }
      case .whole(let range):
        if range == .min ... .max {
          output.member("format", "int64")
        } else {
          if range.lowerBound > .min { output.member("minimum", range.lowerBound) }
          if range.upperBound < .max { output.member("maximum", range.upperBound) }
        }
      case .list(let element):
        output.key("items")
        element.write(to: &output)
      case .object(let object): output.member("$ref", "#/components/schemas/" + object.name)
      }
    }
  }

  /// What JSON Schema calls it; nil where an object says so itself.
  private var type: String? {
    switch self {
    case .text, .form, .choice: "string"
    case .whole: "integer"
    case .truth: "boolean"
    case .list: "array"
    case .object: nil
    }
  }
}
