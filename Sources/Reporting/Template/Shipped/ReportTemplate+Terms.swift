import Kernel

extension ReportTemplate {
  /// The same template with the installation's words where it speaks to readers. Its language, and what it asks figures
  /// by, stay as they are.
  func worded(in terms: Terms) -> ReportTemplate {
    guard terms != .standard else { return self }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return ReportTemplate(
      title: terms(OwnText(stringLiteral: title)),
      text: lines.map { ReportTemplate.worded(String($0), terms) }.joined(separator: "\n"))
  }

  /// Lines that hold words of the template's language alone.
  private static let keys = ["rader:", "roll:", "för:"]

  private static func worded(_ line: String, _ terms: Terms) -> String {
    let start = line.drop { $0.isWhitespace }
    guard !keys.contains(where: { start.hasPrefix($0) }) else { return line }
    let isOrder = start.hasPrefix("@") && !start.hasPrefix("@titel") && !start.hasPrefix("@mall")
    var text = ""
    var own = ""
    var depth = 0
    // Of an order, only what stands in quotation marks is read.
    var isRead = !isOrder
    func finished() -> String { isRead && depth == 0 ? terms(OwnText(stringLiteral: own)) : own }
    for character in line {
      switch character {
      case "{", "<":
        text += finished()
        own = ""
        depth += 1
      case "\"" where isOrder && depth == 0:
        text += finished()
        own = ""
        isRead.toggle()
      default: break
      }
      own.append(character)
      if "}>".contains(character), depth > 0 {
        if depth == 1 {
          text += own
          own = ""
        }
        depth -= 1
      }
    }
    return text + finished()
  }
}
