import FoundationEssentials
import Kernel
import Storage

/// A template as a list of sections, which is how the first ones were written.
package enum SectionList {
  /// The first schema of a template.
  private struct Body: Codable {
    let title: String
    let sections: [String]
  }

  /// The name of the section that stood for whatever people had written.
  static let texts = "texter"

  /// The template's text where the file is a list of sections, a section a line and `#` before remarks; nil where it is
  /// anything else.
  package static func template(of text: String, title: String) -> String? {
    let lines = text.split(whereSeparator: \.isNewline).map { String($0.trimmed) }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
    let known = ReportTemplate.knownSections + [texts]
    guard lines.contains(where: known.contains), !lines.contains(where: { $0.hasPrefix("@") }) else {
      return nil
    }
    return SectionList.text(lines, title: title)
  }

  /// The text that says the same as the list.
  static func text(_ sections: [String], title: String) -> String {
    let lines = sections.map {
      $0 == texts ? ShippedTemplates.texts : "@avsnitt " + ($0.contains(" ") ? QuotedText.quoted($0) : $0)
    }
    return (["@mall " + title, ""] + lines).joined(separator: "\n") + "\n"
  }

  /// The body of the first schema in the second.
  @Sendable
  static func converted(_ bytes: [UInt8]) throws -> [UInt8] {
    let body = try JSONDecoder().decode(Body.self, from: Data(bytes))
    return try ReportTemplate(title: body.title, text: text(body.sections, title: body.title)).encodedBody()
  }
}
