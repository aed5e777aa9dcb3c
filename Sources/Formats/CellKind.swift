/// What a cell says that it holds.
enum CellKind {
  case number, shared, inline, text, boolean, error, date

  /// The kind of a cell's `t`; a number where it says nothing.
  init(_ word: ArraySlice<UInt8>?) {
    guard let word, let first = word.first else {
      self = .number
      return
    }
    switch first {
    case UInt8(ascii: "s"): self = word.count == 1 ? .shared : .text
    case UInt8(ascii: "i"): self = .inline
    case UInt8(ascii: "b"): self = .boolean
    case UInt8(ascii: "e"): self = .error
    case UInt8(ascii: "d"): self = .date
    default: self = .number
    }
  }
}
