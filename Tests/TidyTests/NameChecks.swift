/// What files and types may be called.
enum NameChecks {
  /// Names that say nothing about what a thing is.
  static let emptyWords: Set = ["Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Manager", "Base"]

  /// Names of Foundation and Testing that would be ambiguous in a file that imports them beside our module.
  static let takenNames: Set = [
    "Operation", "Unit", "Dimension", "Measurement", "Process", "Progress", "Notification", "Formatter", "Stream",
    "Port", "Host", "Scanner", "Bundle", "Calendar", "Locale", "Comment", "Issue", "Attachment", "Configuration",
    "Environment", "Data", "Date", "URL", "UUID", "Decimal", "TimeZone", "Thread", "Timer", "Predicate", "XMLParser",
    "XMLNode", "XMLDocument", "XMLElement",
  ]

  static func emptyNames(_ file: SourceFile) -> [Finding] {
    var findings: [Finding] = []
    if let word = emptyWord(in: file.stem) {
      findings.append(file.finding(1, "the file's name says \"\(word)\". Name it after what it holds."))
    }
    for type in file.declarations where type.keyword != "extension" {
      guard let word = emptyWord(in: type.name) else { continue }
      findings.append(file.finding(type.line, "\(type.name) says \"\(word)\". Name the type after what it is."))
    }
    return findings
  }

  /// A file is named after its main type, `Type.swift`, or after a type and one of its aspects, `Type+Aspect.swift`.
  ///
  /// Excused are main.swift and files that declare neither a type nor an extension.
  static func fileNotNamedAfterType(_ file: SourceFile) -> [Finding] {
    guard file.name != "main.swift" else { return [] }
    let declarations = file.declarations
    guard !declarations.isEmpty else { return [] }
    let parts = file.stem.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, let main = parts.first else {
      return [file.finding(1, "more than one + in the name. Write Type.swift or Type+Aspect.swift.")]
    }
    let hasType = declarations.contains { declaration in
      let isExtension = declaration.keyword == "extension"
      guard declaration.isTopLevel || (declaration.parents.count == 1 && declaration.isInExtension) else {
        return false
      }
      // An extension alone gives its name only to a file that says which aspect it holds.
      if isExtension && parts.count == 1 { return false }
      let names = declaration.name.split(separator: ".").map(String.init)
      return names.first == main || names.last == main
    }
    if hasType { return [] }
    let declared = declarations.filter(\.isTopLevel).map(\.name).joined(separator: ", ")
    return [
      file.finding(1, "declares \(declared) but is named \(file.name). Write Type.swift, or Type+Aspect.swift.")
    ]
  }

  static func takenNames(_ file: SourceFile) -> [Finding] {
    let module = file.target ?? ""
    return file.declarations.filter { $0.isTopLevel && $0.keyword != "extension" }.compactMap { type in
      if type.name == module {
        return file.finding(type.line, "\(type.name) is also its module's name. Others could not say \(module).X.")
      }
      guard takenNames.contains(type.name) else { return nil }
      return file.finding(type.line, "\(type.name) is a name of Foundation or Testing. Choose one from the glossary.")
    }
  }

  private static func emptyWord(in name: String) -> String? {
    words(of: name).first { emptyWords.contains($0) }
  }

  /// The words of a name in camel case; a row of capitals is one word with what follows it.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var previousIsLower = false
    for character in name {
      let startsWord = character.isUppercase && previousIsLower
      if !character.isLetter || startsWord || words.isEmpty { words.append("") }
      if character.isLetter { words[words.count - 1].append(character) }
      previousIsLower = character.isLowercase
    }
    return words.filter { !$0.isEmpty }
  }
}
