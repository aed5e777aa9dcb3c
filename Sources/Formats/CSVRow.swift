package import Kernel

/// One row of a table file: fields as ranges of its bytes, decoded on demand.
package struct CSVRow {
  private let file: CSVFile
  var fields: [Range<Int>] = []
  var start = 0
  /// The line that the row begins on, from 1.
  package internal(set) var line = 1

  init(file: CSVFile) { self.file = file }

  /// How many fields the row has.
  package var count: Int { fields.count }

  /// The field's bytes as they stand in the file, trimmed of spaces, without its outer quotes; empty where the row is
  /// shorter or the index nil. Doubled quotes stand doubled: `text` undoes them.
  package func bytes(_ index: Int?) -> ArraySlice<UInt8> {
    guard let index, fields.indices.contains(index) else { return [] }
    var slice = file.text[fields[index]]
    trim(&slice)
    if let inner = quoted(slice) {
      slice = inner
      trim(&slice)
    }
    return slice
  }

  /// The field's text with personal identity numbers masked, trimmed of spaces; empty where the row is shorter.
  package func text(_ index: Int?) -> String { PersonalNumbers.masked(openText(index)).text }

  /// The field as a code: a personal identity number is masked only where its check digit is right, as in ledgers.
  package func code(_ index: Int?) -> String { PersonalNumbers.masked(openText(index), strict: true).text }

  private func openText(_ index: Int?) -> String {
    let bytes = bytes(index)
    guard bytes.contains(UInt8(ascii: "\"")), isQuoted(index) else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: undoubled(bytes), as: UTF8.self)
  }

  /// The field's text to the letter, spaces kept, with personal identity numbers masked.
  package func exactText(_ index: Int?) -> String { PersonalNumbers.masked(openExactText(index)).text }

  private func openExactText(_ index: Int?) -> String {
    guard let index, fields.indices.contains(index) else { return "" }
    let slice = file.text[fields[index]]
    guard let inner = quoted(slice) else { return String(decoding: slice, as: UTF8.self) }
    return String(decoding: undoubled(inner), as: UTF8.self)
  }

  /// Where the field begins; the end of the row where it is shorter.
  package func place(_ index: Int?) -> Place {
    let offset = index.flatMap { fields.indices.contains($0) ? fields[$0].lowerBound : nil }
    return file.place(of: offset ?? fields.last?.upperBound ?? start, fromLine: line, at: start)
  }

  /// The amount of the field; throws the problem with its place. An empty field is no amount.
  package func money(_ index: Int?, unit: AmountUnit = .kr) throws(FormatsProblem) -> Money {
    do {
      return try Amount.money(bytes(index), unit: unit)
    } catch {
      let place = place(index)
      switch error {
      case .empty, .notAnAmount: throw .notAnAmount(place, text: shortText(index))
      case .tooManyDecimals: throw .tooManyDecimals(place, text: shortText(index), unit: unit.rawValue)
      case .tooLarge: throw .amountTooLarge(place, text: shortText(index))
      }
    }
  }

  /// The amount of the field, or nil where the field is empty; throws the problem with its place.
  package func moneyIfAny(_ index: Int?, unit: AmountUnit = .kr) throws(FormatsProblem) -> Money? {
    bytes(index).isEmpty ? nil : try money(index, unit: unit)
  }

  /// The field as a problem quotes it: a run-away field must not fill the screen.
  private func shortText(_ index: Int?) -> String {
    let text = text(index)
    let start = text.prefix(40)
    return start.endIndex < text.endIndex ? start + "…" : text
  }

  private func isQuoted(_ index: Int?) -> Bool {
    guard let index, fields.indices.contains(index) else { return false }
    var slice = file.text[fields[index]]
    trim(&slice)
    return quoted(slice) != nil
  }

  /// What stands between the quotes; nil where the field is not quoted.
  private func quoted(_ slice: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let quote = UInt8(ascii: "\"")
    guard slice.count >= 2, slice.first == quote, slice.last == quote else { return nil }
    return slice.dropFirst().dropLast()
  }

  private func undoubled(_ slice: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(slice.count)
    var wasQuote = false
    for byte in slice {
      if byte == UInt8(ascii: "\""), wasQuote {
        wasQuote = false
        continue
      }
      wasQuote = byte == UInt8(ascii: "\"")
      bytes.append(byte)
    }
    return bytes
  }

  private func trim(_ slice: inout ArraySlice<UInt8>) {
    while let first = slice.first, first == 0x20 || first == 0x09 { slice.removeFirst() }
    while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
  }
}
