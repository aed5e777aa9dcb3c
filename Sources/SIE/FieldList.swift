/// The fields of the line being read; its storage serves line after line.
struct FieldList: RandomAccessCollection {
  /// No record has so many fields; what a line of garbage has beyond them is not kept.
  static let limit = 1024

  private var storage: [Field] = []
  private(set) var endIndex = 0
  var startIndex: Int { 0 }

  subscript(position: Int) -> Field {
    precondition(position < endIndex, "A line has the fields that it has.")
    return storage[position]
  }

  mutating func append(_ field: Field) {
    guard endIndex < FieldList.limit else { return }
    if endIndex < storage.count { storage[endIndex] = field } else { storage.append(field) }
    endIndex += 1
  }

  /// Forgets the fields, but not the memory they took.
  mutating func removeAll() { endIndex = 0 }
}
