package import Kernel

/// What is different between two versions of a record, field by field.
package struct BodyDifference: Sendable {
  /// The differences, in the order of the fields' names.
  package private(set) var changes: [BodyChange] = []
  private let sign: KindTerms.AmountSign
  private let own: [String: String]
  private let limit: Int
  private let terms: Terms

  /// How many differences within one list are told one by one; more are counted.
  package static let listLimit = 12

  /// What the second tree says otherwise than the first; nil stands for no version. Lists with more than `limit`
  /// differences are summarised.
  ///
  /// - Parameter terms: the installation's words.
  /// - Parameter own: words for fields at the top that mean something else there than in other bodies.
  package init(
    from before: BodyTree?, to after: BodyTree, sign: KindTerms.AmountSign, own: [String: String] = [:],
    limit: Int = listLimit, terms: Terms = .standard
  ) {
    self.terms = terms
    self.sign = sign
    self.own = own
    self.limit = limit
    compare(before ?? .object([:]), after, Spot())
  }

  /// Where in the tree.
  private struct Spot {
    var fields: [String] = []
    var words: [String] = []

    var field: String { fields.last ?? "" }

    func under(_ field: String, _ own: [String: String], _ terms: Terms) -> Spot {
      let word = fields.isEmpty ? own[field] : nil
      return Spot(fields: fields + [field], words: words + [terms.own(word ?? FieldWords.word(field))])
    }

    func item(_ name: String) -> Spot { Spot(fields: fields, words: words + [name]) }
  }

  private mutating func compare(_ before: BodyTree, _ after: BodyTree, _ spot: Spot) {
    guard before != after else { return }
    switch (before, after) {
    case (.object(let old), .object(let new)):
      for field in Set(old.keys).union(new.keys).sorted() where !FieldWords.isSaidByEvent(field, in: spot.field) {
        compare(old[field] ?? .null, new[field] ?? .null, spot.under(field, own, terms))
      }
    case (.list(let old), .list(let new)): compare(old, new, spot)
    case (.null, .list(let new)): compare([], new, spot)
    case (.list(let old), .null): compare(old, [], spot)
    default:
      guard !(before.isEmpty && after.isEmpty) else { return }
      if before.isEmpty {
        add(.added, spot, nil, after)
      } else if after.isEmpty {
        add(.removed, spot, before, nil)
      } else {
        add(.changed, spot, before, after)
      }
    }
  }

  private mutating func compare(_ old: [BodyTree], _ new: [BodyTree], _ spot: Spot) {
    if spot.field == "months", FieldWords.sum(old + new) != nil {
      let isSameSum = FieldWords.sum(old) == FieldWords.sum(new)
      let after = FieldWords.text(.list(new), of: spot.field, sign: sign, in: terms)
      changes.append(
        BodyChange(
          old.isEmpty ? .added : .changed, field: spot.fields.joined(separator: "."), words: words(spot),
          before: old.isEmpty ? nil : FieldWords.text(.list(old), of: spot.field, sign: sign, in: terms),
          after: isSameSum ? after + ", annorlunda fördelat" : after))
      return
    }
    let before = changes.count
    let counts = ListIdentity(old, new).map { compare(named: old, new, $0, spot) } ?? compare(unnamed: old, new, spot)
    guard changes.count - before > limit else { return }
    changes.removeLast(changes.count - before)
    let told = [("nya", counts.added), ("borttagna", counts.removed), ("ändrade", counts.changed)].filter { $0.1 > 0 }
    changes.append(
      BodyChange(
        .counted, field: spot.fields.joined(separator: "."), words: words(spot), before: nil,
        after: told.map { "\($0.1) \($0.0)" }.joined(separator: ", ")))
  }

  private typealias Counts = (added: Int, removed: Int, changed: Int)

  /// Items that are told apart by some of their fields.
  private mutating func compare(
    named old: [BodyTree], _ new: [BodyTree], _ identity: ListIdentity, _ spot: Spot
  ) -> Counts {
    let before = Dictionary(old.map { (identity.key(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map { identity.key(of: $0) })
    var counts = Counts(0, 0, 0)
    for item in new {
      if let other = before[identity.key(of: item)] {
        if other != item { counts.changed += 1 }
        compare(other, item, spot.item(identity.name(of: item)))
      } else {
        counts.added += 1
        add(.added, spot, nil, item)
      }
    }
    for item in old where !after.contains(identity.key(of: item)) {
      counts.removed += 1
      add(.removed, spot, item, nil)
    }
    return counts
  }

  /// Items that nothing tells apart but what they say: those that there are more or fewer of.
  private mutating func compare(unnamed old: [BodyTree], _ new: [BodyTree], _ spot: Spot) -> Counts {
    var left = old.reduce(into: [BodyTree: Int]()) { $0[$1, default: 0] += 1 }
    var counts = Counts(0, 0, 0)
    for item in new {
      if let count = left[item], count > 0 {
        left[item] = count - 1
      } else {
        counts.added += 1
        add(.added, spot, nil, item)
      }
    }
    for item in old where (left[item] ?? 0) > 0 {
      left[item, default: 0] -= 1
      counts.removed += 1
      add(.removed, spot, item, nil)
    }
    if counts.added + counts.removed == 0, !new.isEmpty {
      counts.changed = new.count
      changes.append(
        BodyChange(
          .changed, field: spot.fields.joined(separator: "."), words: words(spot), before: "en ordning",
          after: "en annan ordning"))
    }
    return counts
  }

  private mutating func add(_ sort: BodyChange.Sort, _ spot: Spot, _ before: BodyTree?, _ after: BodyTree?) {
    changes.append(
      BodyChange(
        sort, field: spot.fields.joined(separator: "."), words: words(spot),
        before: before.map { text($0, spot) }, after: after.map { text($0, spot) }))
  }

  private func text(_ value: BodyTree, _ spot: Spot) -> String {
    FieldWords.text(value, of: spot.field, sign: sign, in: terms)
  }

  private func words(_ spot: Spot) -> String { spot.words.joined(separator: ", ") }
}

/// What tells the items of two lists apart: the first of the known sets of fields that no two items of a list share.
private struct ListIdentity {
  private static let candidates: [[String]] = [
    ["id"], ["code"], ["selection"], ["statement", "line", "area"], ["line", "area", "unit"], ["sheet", "cell"],
    ["month"], ["class"], ["codes"], ["year"],
  ]

  private let fields: [String]

  init?(_ old: [BodyTree], _ new: [BodyTree]) {
    func isIdentity(_ fields: [String], of list: [BodyTree]) -> Bool {
      var seen: Set<[BodyTree]> = []
      return list.allSatisfy { item in
        guard case .object(let values) = item, fields.contains(where: { values[$0] != nil }) else { return false }
        return seen.insert(ListIdentity.key(of: item, fields)).inserted
      }
    }
    guard !(old + new).isEmpty,
      let fields = ListIdentity.candidates.first(where: { isIdentity($0, of: old) && isIdentity($0, of: new) })
    else { return nil }
    self.fields = fields
  }

  func key(of item: BodyTree) -> [BodyTree] { ListIdentity.key(of: item, fields) }

  /// The item as its identity names it.
  func name(of item: BodyTree) -> String {
    key(of: item).compactMap { value in
      switch value {
      case .text(let text): text
      case .number(let number): String(number)
      case .object(let fields):
        fields.keys.sorted().compactMap { if case .text(let text)? = fields[$0] { text } else { nil } }
          .joined(separator: " ")
      default: nil
      }
    }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func key(of item: BodyTree, _ fields: [String]) -> [BodyTree] {
    guard case .object(let values) = item else { return [] }
    return fields.map { field in
      // A selection of codes is told apart by its own id.
      if field == "selection", case .object(let inner)? = values[field] { return inner["id"] ?? .null }
      return values[field] ?? .null
    }
  }
}
