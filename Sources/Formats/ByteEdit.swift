/// One place of a document and what is to stand there instead.
struct ByteEdit {
  let range: Range<Int>
  let replacement: [UInt8]

  init(_ range: Range<Int>, _ replacement: String) {
    self.range = range
    self.replacement = Array(replacement.utf8)
  }

  /// The bytes with all edits made; edits at the same place in the order given.
  ///
  /// The edits must not overlap.
  static func applied(_ edits: [ByteEdit], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.count })
    var done = 0
    let ordered = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, edit) in ordered {
      precondition(edit.range.lowerBound >= done, "Edits lie apart")
      result += bytes[done..<edit.range.lowerBound]
      result += edit.replacement
      done = edit.range.upperBound
    }
    return result + bytes[done...]
  }

  /// The edit that makes an XML declaration say UTF-8, where it says something else; none where it does not.
  static func declaration(of bytes: [UInt8]) -> [ByteEdit] {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes[start...].starts(with: "<?xml".utf8), let end = bytes.firstRange(of: "?>".utf8)?.upperBound else {
      return []
    }
    let text = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    guard text.contains("encoding"), !text.contains("utf-8") else { return [] }
    return [ByteEdit(start..<end, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>")]
  }
}
