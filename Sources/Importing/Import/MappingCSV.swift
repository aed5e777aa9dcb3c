import Accounts
package import Formats
import Kernel
import Storage

/// Reads a file that says how the files of each source are read, a field a row.
package enum MappingCSV {
  /// The columns of the file.
  package static let columns = [CSVColumn("källa"), CSVColumn("fält"), CSVColumn("värde")]

  /// The mappings by source.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8]) throws -> [String: SourceMapping] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    var found: [String: MappingInMaking] = [:]
    _ = try table.values { row, _ -> Void? in
      let source = try row.requiredText(at[0], column: "källa")
      let field = try row.requiredText(at[1], column: "fält")
      let value = try row.requiredText(at[2], column: "värde")
      switch found[source, default: MappingInMaking()].set(field, to: value) {
      case .taken: break
      case .unknownField: throw ImportingProblem.unknownField(field, row.place(at[1]))
      case .unknownValue: throw ImportingProblem.unknownValue(field: field, value: value, row.place(at[2]))
      }
      return nil
    }
    return found.mapValues(\.mapping)
  }
}

/// What has been read of one mapping.
private struct MappingInMaking {
  enum Outcome {
    case taken
    case unknownField
    case unknownValue
  }

  private(set) var mapping = SourceMapping.standard

  mutating func set(_ field: String, to value: String) -> Outcome {
    let words = field.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    let word = value.lowercased()
    switch (words.first, words.count) {
    case ("dimension", 2):
      guard Digits.value(words[1].utf8) != nil else { return .unknownField }
      guard let part = CodingPart(term: value) else { return .unknownValue }
      mapping.dimensions[words[1]] = part
    case ("kolumn", 2):
      guard SourceMapping.role(words[1]) != nil else { return .unknownField }
      mapping.columns[words[1]] = value
    case ("verifikationer", 2) where words[1] == "balanserar":
      guard word == "ja" || word == "nej" else { return .unknownValue }
      mapping.vouchersMustBalance = word == "ja"
    case ("tecken", 1):
      guard let sign = MappingInMaking.signs[word] else { return .unknownValue }
      mapping.sign = sign
    case ("enhet", 1):
      guard let unit = AmountUnit(rawValue: word) else { return .unknownValue }
      mapping.unit = unit
    case ("blad", 1): mapping.sheets.append(value)
    case ("kodsträng", 1):
      let parts = word.split { !$0.isLetter }.map { CodingPart(term: String($0)) }
      guard !parts.isEmpty, !parts.contains(nil), Set(parts).count == parts.count else { return .unknownValue }
      mapping.codeString = parts.compactMap { $0 }
    case ("urval", 2):
      guard let part = CodingPart(term: words[1]) else { return .unknownField }
      var ranges: [CodeRange] = []
      for piece in value.split(separator: ",", omittingEmptySubsequences: false) {
        guard let range = CodeRange(text: String(piece)) else { return .unknownValue }
        ranges.append(range)
      }
      var parts = mapping.selection?.parts ?? [:]
      parts[part.column] = ranges
      mapping.selection = FactSelection(parts)
    default: return .unknownField
    }
    return .taken
  }

  private static let signs: [String: AmountSign] = ["rapport": .report, "huvudbok": .ledger]
}
