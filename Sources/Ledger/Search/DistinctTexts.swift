import Storage

/// A column of texts of which each distinct one is kept once: what is searched instead of the rows.
struct DistinctTexts: Sendable {
  private let distinct: TextColumn
  private let codes: PackedCodes
  /// The distinct texts with letters beyond Latin 1, by index: their cases differ in more than a byte.
  private let foreign: [Int]

  /// The texts of a column; rows beyond its end are empty, up to `count`.
  init(_ column: TextColumn, count: Int) {
    guard !column.bytes.isEmpty else {
      distinct = TextColumn(bytes: [], ends: [0])
      codes = .first(count)
      foreign = []
      return
    }
    var distinct = TextColumn()
    var numbers: [ArraySlice<UInt8>: UInt32] = [:]
    var rows: [UInt32] = []
    rows.reserveCapacity(count)
    for row in 0..<count {
      let text = row < column.ends.count ? column.bytes[column.range(row)] : []
      if let number = numbers[text] {
        rows.append(number)
        continue
      }
      let number = UInt32(distinct.ends.count)
      numbers[text] = number
      distinct.append(text)
      rows.append(number)
    }
    self.distinct = distinct
    codes = PackedCodes(rows, below: distinct.ends.count)
    foreign = distinct.ends.indices.filter { distinct.bytes[distinct.range($0)].contains { $0 >= 0xC4 } }
  }

  /// About how many bytes of memory they take.
  var byteCount: Int { distinct.bytes.count + 4 * distinct.ends.count + codes.byteCount + 8 * foreign.count }

  /// The text of the row.
  func text(_ row: Int) -> String { distinct[codes[row]] }

  /// Writes the index of each of the rows' distinct texts at the beginning of `indexes`, which has room for them.
  func unpack(_ rows: Range<Int>, into indexes: inout [UInt32]) { codes.unpack(rows, into: &indexes) }

  /// For each distinct text, which of the words stand in it: the word of index n is bit n.
  ///
  /// **Complexity** linear in the bytes of the distinct texts, for each word.
  func matches(_ words: [SearchedWord]) -> [UInt32] {
    var found = [UInt32](repeating: 0, count: distinct.ends.count)
    for (index, word) in words.enumerated() {
      let bit = UInt32(1) << UInt32(index)
      word.forEachMatch(in: distinct) { found[$0] |= bit }
      for text in foreign where found[text] & bit == 0 && word.occurs(in: distinct[text]) { found[text] |= bit }
    }
    return found
  }
}
