import Documents

/// The bookmarks of a Word file: for each id of the document a name as Word allows it.
struct DOCXAnchors {
  /// Word cuts longer names off.
  private static let longest = 36

  private var names: [String: String] = [:]
  private var taken: Set<String> = []

  /// The bookmarks for all that can be linked to.
  init(_ document: Document) {
    for block in document.blocks {
      switch block {
      case .heading(_, _, let id): add(id)
      case .table(let table): add(table.id)
      case .chart(let chart):
        add(chart.id)
        add(chart.table.id)
      case .paragraph, .list, .numbered, .notice, .pageBreak: break
      }
    }
  }

  /// The bookmark's name for the id; nil where nothing bears it.
  func name(of id: String) -> String? { names[id] }

  private mutating func add(_ id: String) {
    guard names[id] == nil else { return }
    var letters = ""
    for scalar in id.unicodeScalars.prefix(DOCXAnchors.longest) {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      letters.unicodeScalars.append(isPlain ? scalar : "_")
    }
    if letters.unicodeScalars.first.map({ !$0.properties.isAlphabetic }) ?? true { letters = "b" + letters }
    letters = String(letters.prefix(DOCXAnchors.longest))
    // Word does not tell large letters from small ones here.
    var name = letters
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      name = String(letters.prefix(DOCXAnchors.longest - 7)) + "_\(number)"
      number += 1
    }
    names[id] = name
  }
}
