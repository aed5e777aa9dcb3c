/// The fields of the line being read; its storage serves line after line.
struct FieldList: RandomAccessCollection {
  private var storage: [Field] = []
  private(set) var endIndex = 0
  var startIndex: Int { 0 }

  subscript(position: Int) -> Field {
    precondition(position < endIndex, "A line has the fields that it has.")
    return storage[position]
  }

  mutating func append(_ field: Field) {
    if endIndex < storage.count { storage[endIndex] = field } else { storage.append(field) }
    endIndex += 1
  }

  /// Forgets the fields, but not the memory they took.
  mutating func removeAll() { endIndex = 0 }
}
