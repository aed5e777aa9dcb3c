/// What members inherit their documentation from: the requirements of protocols, ours and the standard library's.
///
/// A member that fulfils a documented requirement says nothing new; its reader is shown the requirement's words.
struct InheritedDocs {
  private var requirements: [String: Set<String>] = [
    "Comparable": ["<"], "Equatable": ["=="], "Hashable": ["hash", "=="], "CustomStringConvertible": ["description"],
    "Codable": ["init", "encode"], "Decodable": ["init"], "Encodable": ["encode"],
    "RandomAccessCollection": ["startIndex", "endIndex", "subscript"], "RandomNumberGenerator": ["next"],
  ]
  private var inherited: [String: Set<String>] = [:]

  /// What the types and protocols of the files promise.
  init(_ files: [SourceFile]) {
    for file in files {
      for declaration in file.declarations {
        let name = String(declaration.name.split(separator: ".").last ?? "")
        inherited[name, default: []].formUnion(declaration.inherited)
        if declaration.keyword == "protocol" {
          requirements[name, default: []].formUnion(InheritedDocs.members(of: declaration, in: file))
        }
      }
    }
  }

  /// Whether a member of the type fulfils a requirement of a protocol that the type conforms to.
  func covers(_ member: String, of type: String) -> Bool {
    var waiting = [String(type.split(separator: ".").last ?? "")]
    var seen: Set<String> = []
    while let name = waiting.popLast() {
      guard seen.insert(name).inserted else { continue }
      if requirements[name]?.contains(member) == true { return true }
      waiting += inherited[name] ?? []
    }
    return false
  }

  private static func members(of declaration: TypeDeclaration, in file: SourceFile) -> [String] {
    declaration.body.compactMap { index in
      let token = file.tokens[index]
      if token.is("init") || token.is("subscript") { return token.text }
      guard token.is("var") || token.is("func") || token.is("associatedtype") else { return nil }
      return file.token(index + 1)?.text
    }
  }
}
