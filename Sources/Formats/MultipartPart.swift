import Kernel

/// What the head of a form's part says.
package struct MultipartPart: Hashable, Sendable {
  /// The field's name.
  package let name: String
  /// The file's name, its last step without control characters; nil for a field without a file, empty where no file
  /// was chosen.
  package let fileName: String?
  /// The kind of content in small letters, without parameters, as `text/csv`; nil where it is not said.
  package let contentType: String?

  /// A part.
  package init(name: String, fileName: String? = nil, contentType: String? = nil) {
    self.name = name
    self.fileName = fileName
    self.contentType = contentType
  }

  /// The longest that the name of a file stays.
  private static let longestFileName = 200

  /// The part that the head describes.
  ///
  /// **Throws** `damagedForm`, `oddLetters`.
  /// **Source** RFC 7578; names escaped as browsers do (HTML Standard, multipart form data) or as RFC 9110 has it.
  init(head: ArraySlice<UInt8>) throws(FormProblem) {
    var disposition: HeaderValue?
    var type: String?
    for (name, bytes) in try MultipartPart.fields(head) {
      guard name.hasPrefix("content-") else { continue }
      guard let value = HeaderValue(bytes) else { throw FormProblem.damagedForm(Place(), .oddHead) }
      switch name {
      case "content-disposition":
        guard disposition == nil else { throw FormProblem.damagedForm(Place(), .oddHead) }
        disposition = value
      case "content-type": type = value.main.isEmpty ? nil : value.main
      case "content-transfer-encoding":
        guard ["7bit", "8bit", "binary"].contains(value.main) else {
          throw FormProblem.damagedForm(Place(), .oddPacking)
        }
      default: break
      }
    }
    guard let disposition, disposition.main == "form-data", let name = disposition["name"], !name.isEmpty else {
      throw FormProblem.damagedForm(Place(), .noName)
    }
    self.name = try MultipartPart.text(name)
    contentType = type
    if let plain = disposition["filename"] {
      fileName = MultipartPart.lastStep(try MultipartPart.text(plain))
    } else if let extended = disposition["filename*"] {
      fileName = MultipartPart.lastStep(try MultipartPart.extended(extended))
    } else {
      fileName = nil
    }
  }

  /// The header fields of the head, names in small letters.
  private static func fields(_ head: ArraySlice<UInt8>) throws(FormProblem) -> [(String, ArraySlice<UInt8>)] {
    var fields: [(String, ArraySlice<UInt8>)] = []
    var rest = head
    while !rest.isEmpty {
      let end = rest.firstRange(of: [0x0D, 0x0A])
      let line = rest[..<(end?.lowerBound ?? rest.endIndex)]
      rest = rest[(end?.upperBound ?? rest.endIndex)...]
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), !line.contains(0), !line.contains(0x0A),
        line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F }), colon > line.startIndex
      else { throw FormProblem.damagedForm(Place(), .oddHead) }
      let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
      fields.append((String(decoding: line[..<colon], as: UTF8.self).lowercased(), value))
    }
    return fields
  }

  /// The text of a name: browsers escape quotation marks and line ends with percent signs, and nothing else.
  private static func text(_ bytes: ArraySlice<UInt8>) throws(FormProblem) -> String {
    var text: [UInt8] = []
    var rest = bytes
    while let first = rest.first {
      let escape = rest.prefix(3)
      if escape.elementsEqual("%22".utf8) {
        text.append(UInt8(ascii: "\""))
      } else if escape.elementsEqual("%0D".utf8) {
        text.append(0x0D)
      } else if escape.elementsEqual("%0A".utf8) {
        text.append(0x0A)
      } else {
        text.append(first)
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(3)
    }
    return try PercentCoding.checked(text, at: Place())
  }

  /// The text of a value that says its charset, as `UTF-8''r%C3%A4kning.se`, which some programs send.
  private static func extended(_ bytes: ArraySlice<UInt8>) throws(FormProblem) -> String {
    let parts = bytes.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, String(decoding: parts[0], as: UTF8.self).lowercased() == "utf-8" else {
      throw FormProblem.damagedForm(Place(), .oddHead)
    }
    return try PercentCoding.text(parts[2], plusIsSpace: false, at: Place())
  }

  /// The last step of a path, of either kind, fit to be shown: no control characters, none that turn the direction of
  /// writing, and not longer than a name can be, its end kept.
  static func lastStep(_ path: String) -> String {
    let step = path.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.last ?? [][...]
    let shown = step.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
      default: true
      }
    }
    let name = String(String.UnicodeScalarView(shown)).trimmed
    guard name != ".", name != ".." else { return "" }
    return String(name.suffix(longestFileName))
  }
}
