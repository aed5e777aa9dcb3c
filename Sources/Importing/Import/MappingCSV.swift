import Accounts
package import Formats
import Kernel

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

  private var dimensions: [String: CodingPart] = [:]
  private var columns: [String: String] = [:]
  private var vouchersMustBalance = true
  private var ledgerSign = AmountSign.ledger

  var mapping: SourceMapping {
    SourceMapping(
      dimensions: dimensions, columns: columns, vouchersMustBalance: vouchersMustBalance, ledgerSign: ledgerSign)
  }

  mutating func set(_ field: String, to value: String) -> Outcome {
    let words = field.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    switch (words.first, words.count) {
    case ("dimension", 2):
      guard Digits.value(words[1].utf8) != nil else { return .unknownField }
      guard let part = CodingPart(term: value) else { return .unknownValue }
      dimensions[words[1]] = part
    case ("kolumn", 2):
      guard LedgerField.all.contains(words[1]) else { return .unknownField }
      columns[words[1]] = value
    case ("verifikationer", 2) where words[1] == "balanserar":
      guard value.lowercased() == "ja" || value.lowercased() == "nej" else { return .unknownValue }
      vouchersMustBalance = value.lowercased() == "ja"
    case ("tecken", 1):
      guard let sign = MappingInMaking.signs[value.lowercased()] else { return .unknownValue }
      ledgerSign = sign
    default: return .unknownField
    }
    return .taken
  }

  private static let signs: [String: AmountSign] = ["rapport": .report, "huvudbok": .ledger]
}
