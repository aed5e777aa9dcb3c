/// How often each label stands in a file, in the order of first appearance.
public struct SIELabelCounts: Sendable {
  /// A label with the number of its records.
  public struct Entry: Sendable, Hashable {
    /// The label in capitals, with its number sign.
    public let label: String
    /// How many records have it.
    public internal(set) var count: Int
  }

  /// The labels with their numbers.
  public private(set) var entries: [Entry] = []
  private var positionOfKnown = [Int](repeating: -1, count: Label.allCases.count)
  private var positionOfUnknown: [String: Int] = [:]

  /// Garbage may hold any number of labels; after so many different ones the rest are not listed.
  static let limitOfUnknown = 1000

  /// How many records have a label.
  public subscript(label: String) -> Int { entries.first { $0.label == label }?.count ?? 0 }

  /// How many records have a label that the specification has.
  var countOfKnown: Int { positionOfKnown.reduce(0) { $1 < 0 ? $0 : $0 + entries[$1].count } }

  mutating func count(_ label: Label, adding number: Int = 1) {
    let position = positionOfKnown[label.rawValue]
    if position >= 0 {
      entries[position].count += number
    } else {
      positionOfKnown[label.rawValue] = entries.count
      entries.append(Entry(label: label.text, count: number))
    }
  }

  mutating func count(unknown label: String) {
    if let position = positionOfUnknown[label] {
      entries[position].count += 1
    } else if positionOfUnknown.count < SIELabelCounts.limitOfUnknown {
      positionOfUnknown[label] = entries.count
      entries.append(Entry(label: label, count: 1))
    }
  }
}
