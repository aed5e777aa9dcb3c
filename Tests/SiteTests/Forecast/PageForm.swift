import Formats
import Foundation

/// The fields that a page's form would send, found as a browser finds them.
enum PageForm {
  /// The fields of the form of that id, without its token, so that the session of whoever sends it gives its own.
  static func fields(_ id: String, in page: String) -> FormFields {
    guard let start = page.range(of: "id=\"\(id)\""), let end = page[start.upperBound...].range(of: "</form>") else {
      return FormFields()
    }
    let text = String(page[start.upperBound..<end.lowerBound])
    var fields = FormFields()
    for match in text.matches(of: /<(input|select|textarea)([^>]*)>/) {
      let attributes = String(match.2)
      guard let name = value("name", attributes), name != "csrf" else { continue }
      if match.1 == "textarea" {
        let rest = text[match.range.upperBound...]
        let words = rest[..<(rest.range(of: "</textarea>")?.lowerBound ?? rest.endIndex)]
        fields.add(name, plain(String(words.hasPrefix("\n") ? words.dropFirst() : words)))
        continue
      }
      guard match.1 == "select" else {
        if value("type", attributes) != "checkbox" { fields.add(name, value("value", attributes) ?? "") }
        continue
      }
      let rest = text[match.range.upperBound...]
      let options = rest[..<(rest.range(of: "</select>")?.lowerBound ?? rest.endIndex)]
      let all = options.matches(of: /<option([^>]*)>/).map { String($0.1) }
      let chosen = all.first { $0.contains("selected") } ?? all.first ?? ""
      fields.add(name, value("value", chosen) ?? "")
    }
    return fields
  }

  private static func value(_ name: String, _ attributes: String) -> String? {
    guard let start = attributes.range(of: " \(name)=\"") else { return nil }
    let rest = attributes[start.upperBound...]
    return plain(String(rest[..<(rest.firstIndex(of: "\"") ?? rest.endIndex)]))
  }

  private static func plain(_ text: String) -> String {
    text
      .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&lt;", with: "<")
      .replacingOccurrences(of: "&gt;", with: ">")
      .replacingOccurrences(of: "&amp;", with: "&")
  }
}

extension FormFields {
  /// The fields of a unit's own sheet as they are called in a form with several units' sheets.
  func amongSeveral(_ unit: String) -> FormFields {
    FormFields(
      fields.map { field in
        let kind = field.name.firstIndex(of: ".").map { field.name.index(after: $0) } ?? field.name.startIndex
        return .init(field.name[..<kind] + unit + "/" + field.name[kind...], field.value)
      })
  }

  /// The same fields, some with other values.
  func with(_ changes: [String: String]) -> FormFields {
    FormFields(fields.map { .init($0.name, changes[$0.name] ?? $0.value) })
  }
}
