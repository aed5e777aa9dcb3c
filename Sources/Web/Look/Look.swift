package import HTML

/// The pieces that pages are made of. `/stil` shows them all.
package enum Look {
  /// The page's first line, which answers its question.
  package static func answer(_ content: [Node]) -> Node { .element(.p, [.class("answer")], content) }

  /// A figure in running text with its unit, a link to what it is made of where there is such a page.
  ///
  /// One that is worse than expected is marked without alarm.
  package static func figure(_ text: String, unit: String = "", at address: String? = nil, isWorse: Bool = false)
    -> Node
  {
    let words: [Node] =
      unit.isEmpty ? [.text(text)] : [.text(text), .element(.span, [.class("unit")], "\u{A0}" + unit)]
    let classes = Attribute.class(isWorse ? "figure worse" : "figure")
    guard let address else { return .element(.span, [classes], words) }
    return .element(.a, [classes, .href(address)], words)
  }

  /// A state: its mark and its word.
  package static func state(_ mark: StateMark, _ word: String) -> Node {
    .element(.span, [.class("state " + mark.rawValue)], word)
  }

  /// Words that lead somewhere.
  package static func link(_ text: String, _ address: String) -> Node { .element(.a, [.href(address)], text) }

  /// Words that only a screen reader says.
  package static func spoken(_ text: String) -> Node { .element(.span, [.class("spoken")], text) }

  /// A few weighty figures in a row, each with its name.
  package static func keyFigures(_ items: [(name: String, value: Node)]) -> Node {
    definitions(items.map { ($0.name, [$0.value]) }, class: "key")
  }

  /// Facts about a thing, each with its name.
  package static func facts(_ items: [(name: String, value: [Node])]) -> Node {
    definitions(items, class: "facts")
  }

  private static func definitions(_ items: [(name: String, value: [Node])], class name: String) -> Node {
    .element(
      .dl, [.class(name)],
      items.flatMap { item -> [Node] in
        let pair: [Node] = [.element(.dt, [], item.name), .element(.dd, [], item.value)]
        return name == "key" ? [.element(.div, [], pair)] : pair
      })
  }

  /// Parts beside each other where there is room.
  package static func columns(_ parts: [[Node]]) -> Node {
    .element(.div, [.class("columns")], parts.map { .element(.div, [], $0) })
  }

  /// Things one beneath the other, each a line of its own.
  package static func list(_ items: [[Node]]) -> Node {
    .element(.ul, [.class("list")], items.map { .element(.li, [], $0) })
  }

  /// Things below each other of which the first few are in sight, where there are many.
  package static func folded(_ items: [[Node]]) -> Node {
    let inSight = 5
    // A fold that hides one or two is more in the way than they are.
    guard items.count > inSight + 2 else { return list(items) }
    return .fragment([
      list(Array(items.prefix(inSight))),
      .element(
        .details, [],
        [
          .element(.summary, [], "Visa \(items.count - inSight) till"), list(Array(items.dropFirst(inSight))),
        ]),
    ])
  }

  /// A message that the reader should not miss. What came of a form is said aloud too.
  package static func notice(_ kind: NoticeKind, _ content: [Node], isNews: Bool = false) -> Node {
    var attributes = [Attribute.class("notice " + kind.rawValue)]
    if isNews { attributes += [.role("status"), .data("news", "")] }
    return .element(
      .div, attributes, [.element(.p, [], [.element(.strong, [], kind.word + ":"), .text(" ")] + content)])
  }

  /// What stands where there is nothing yet: what is missing, and what to do.
  package static func empty(_ what: String, _ advice: [Node]) -> Node {
    .element(
      .div, [.class("empty")], [.element(.p, [], [.element(.strong, [], what)]), .element(.p, [], advice)])
  }

  /// How far a long work has come. With scripts it follows by itself; without, a link looks again.
  package static func progress(id: String, _ what: String, done: Int, of all: Int, lookAgain address: String) -> Node {
    let isDone = done >= all
    var attributes: [Attribute] = [.class("progress"), .id(id)]
    if !isDone { attributes.append(.data("live", "2")) }
    return .element(
      .div, attributes,
      [
        .element(.p, [.id(id + "-text"), .role("status")], "\(what): \(done) av \(all)"),
        .element(
          .progress, [.value(String(done)), .greatest(String(all)), .aria("labelledby", id + "-text")],
          "\(done) av \(all)"),
        isDone ? .nothing : .element(.p, [], [link("Visa hur långt det har kommit nu", address)]),
      ])
  }

  static func menuItem(_ title: String, to address: String, isCurrent: Bool) -> Node {
    .element(.li, [], [.element(.a, [.href(address)] + (isCurrent ? [.aria("current", "page")] : []), title)])
  }

  /// Several views of the same thing, each a page of its own.
  package static func tabs(_ name: String, _ items: [(title: String, address: String, isCurrent: Bool)]) -> Node {
    .element(
      .nav, [.class("tabs"), .aria("label", name)],
      [.element(.ul, [], items.map { menuItem($0.title, to: $0.address, isCurrent: $0.isCurrent) })])
  }

  /// Which part of a long list is shown, and the ways to the parts beside it.
  package static func pages(_ name: String, showing words: String, before: String?, after: String?) -> Node {
    ways(name, words, before: before.map { ("Föregående", $0) }, after: after.map { ("Nästa", $0) })
  }

  /// Which of several things of a kind is shown, and the ways to those beside it, by name.
  package static func neighbours(
    _ name: String, showing words: String, before: (name: String, address: String)?,
    after: (name: String, address: String)?
  ) -> Node {
    ways(
      name, words, before: before.map { ("Föregående: " + $0.name, $0.address) },
      after: after.map { ("Nästa: " + $0.name, $0.address) })
  }

  private static func ways(
    _ name: String, _ words: String, before: (name: String, address: String)?, after: (name: String, address: String)?
  ) -> Node {
    func item(_ way: (name: String, address: String)?, _ relation: StaticString) -> Node? {
      way.map { .element(.li, [], [.element(.a, [.href($0.address), .rel(relation)], $0.name)]) }
    }
    let links = [item(before, "prev"), item(after, "next")].compactMap { $0 }
    return .element(
      .nav, [.class("pages"), .aria("label", name)],
      [.element(.p, [], words), links.isEmpty ? .nothing : .element(.ul, [], links)])
  }
}
