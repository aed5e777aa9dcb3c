/// Moves a formula's relative references, as a spreadsheet does when it copies a cell.
enum FormulaShift {
  /// The formula for a cell that lies so many rows below and columns to the right.
  static func moved(_ formula: String, rows: Int, columns: Int) -> String {
    if rows == 0, columns == 0 { return formula }
    var result = ""
    var rest = formula[...]
    while let character = rest.first {
      if character == "\"" || character == "'" {
        // Words and names of sheets stay; a doubled mark begins the next such piece.
        let inner = rest.dropFirst().prefix { $0 != character }
        result += rest.prefix(inner.count + 2)
        rest = rest.dropFirst(inner.count + 2)
      } else if character == "[" {
        let inner = rest.prefix { $0 != "]" }
        result += rest.prefix(inner.count + 1)
        rest = rest.dropFirst(inner.count + 1)
      } else if isWordPart(character) {
        let word = rest.prefix(while: isWordPart)
        rest = rest.dropFirst(word.count)
        // A name that calls a function or stands for a sheet is no cell.
        let isName = rest.first == "(" || rest.first == "!"
        let isRange = rest.first == ":" || result.last == ":"
        result += isName ? String(word) : shifted(word, rows: rows, columns: columns, isRange: isRange)
      } else {
        result.append(character)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "." || character == "$"
      || character == "\\"
  }

  /// The reference moved, where the word is one; a column or a row alone is one beside a colon.
  private static func shifted(_ word: Substring, rows: Int, columns: Int, isRange: Bool) -> String {
    var rest = word
    let isColumnFixed = rest.first == "$" && rest.dropFirst().first?.isLetter == true
    if isColumnFixed { rest = rest.dropFirst() }
    let letters = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(letters.count)
    let isRowFixed = rest.first == "$"
    if isRowFixed { rest = rest.dropFirst() }
    let digits = rest
    guard letters.count <= 3, digits.count <= 7, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      letters.isEmpty || digits.isEmpty ? isRange : true, !letters.isEmpty || !digits.isEmpty
    else { return String(word) }
    var text = ""
    if !letters.isEmpty {
      guard let cell = CellAddress(letters + "1") else { return String(word) }
      let column = cell.column + (isColumnFixed ? 0 : columns)
      guard (0..<CellAddress.columnLimit).contains(column) else { return "#REF!" }
      text += (isColumnFixed ? "$" : "") + (isColumnFixed ? letters.uppercased() : Grid.columnName(column))
    }
    if let row = Int(digits) {
      let number = row + (isRowFixed ? 0 : rows)
      guard number >= 1 else { return "#REF!" }
      text += (isRowFixed ? "$" : "") + String(number)
    } else if isRowFixed {
      return String(word)
    }
    return text
  }
}
