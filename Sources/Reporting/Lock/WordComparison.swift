import Documents
import Figures

/// Compares the words of two documents, paragraph by paragraph.
///
/// A figure in a sentence is one word, which is the same whatever its value: figures are compared as figures.
enum WordComparison {
  /// A word, and what tells it from others.
  struct Word: Hashable {
    let text: String
    let identity: String

    static func == (a: Word, b: Word) -> Bool { a.identity == b.identity }

    func hash(into hasher: inout Hasher) { hasher.combine(identity) }
  }

  /// A paragraph.
  struct Passage: Hashable {
    let place: String
    let words: [Word]

    static func == (a: Passage, b: Passage) -> Bool { a.words == b.words }

    func hash(into hasher: inout Hasher) { hasher.combine(words) }
  }

  /// The paragraphs that differ, in reading order.
  static func differences(_ old: Document, _ new: Document) -> [WordDifference] {
    var differences: [WordDifference] = []
    var removed: [Passage] = []
    var added: [Passage] = []
    func flush() {
      differences += matched(removed, added)
      removed = []
      added = []
    }
    for step in steps(passages(of: old), passages(of: new)) {
      switch step {
      case .kept: flush()
      case .removed(let passage): removed.append(passage)
      case .added(let passage): added.append(passage)
      }
    }
    flush()
    return differences
  }

  /// Passages of one gap: those that have most words in common are the same paragraph, worded anew.
  private static func matched(_ removed: [Passage], _ added: [Passage]) -> [WordDifference] {
    var rest = removed
    var differences: [WordDifference] = []
    for passage in added {
      if let index = rest.firstIndex(where: { isLike($0, passage) }) {
        differences += rest[..<index].map { whole($0, isAdded: false) }
        differences.append(
          WordDifference(place: passage.place, runs: runs(steps(rest[index].words, passage.words))))
        rest.removeSubrange(...index)
      } else {
        differences.append(whole(passage, isAdded: true))
      }
    }
    return differences + rest.map { whole($0, isAdded: false) }
  }

  private static func whole(_ passage: Passage, isAdded: Bool) -> WordDifference {
    let text = passage.words.map(\.text).joined(separator: " ")
    return WordDifference(place: passage.place, runs: [isAdded ? .added(text) : .removed(text)])
  }

  /// Whether at least half of the words of the longer stand in the other, each as often.
  private static func isLike(_ a: Passage, _ b: Passage) -> Bool {
    var left: [Word: Int] = [:]
    for word in a.words { left[word, default: 0] += 1 }
    var common = 0
    for word in b.words where left[word, default: 0] > 0 {
      left[word, default: 0] -= 1
      common += 1
    }
    return common * 2 >= max(a.words.count, b.words.count)
  }

  private static func runs(_ steps: [Step<Word>]) -> [WordDifference.Run] {
    var runs: [WordDifference.Run] = []
    for step in steps {
      switch (step, runs.last) {
      case (.kept(let word), .kept(let text)): runs[runs.count - 1] = .kept(text + " " + word.text)
      case (.removed(let word), .removed(let text)): runs[runs.count - 1] = .removed(text + " " + word.text)
      case (.added(let word), .added(let text)): runs[runs.count - 1] = .added(text + " " + word.text)
      case (.kept(let word), _): runs.append(.kept(word.text))
      case (.removed(let word), _): runs.append(.removed(word.text))
      case (.added(let word), _): runs.append(.added(word.text))
      }
    }
    return runs
  }

  /// What becomes of one thing on the way from a list to another.
  enum Step<Thing> {
    case kept(Thing)
    case removed(Thing)
    case added(Thing)
  }

  /// The shortest way from one list to the other: what is removed comes before what is added.
  static func steps<Thing: Hashable>(_ old: [Thing], _ new: [Thing]) -> [Step<Thing>] {
    let change = new.difference(from: old)
    var removals: Set<Int> = []
    var insertions: Set<Int> = []
    for step in change {
      switch step {
      case .remove(let offset, _, _): removals.insert(offset)
      case .insert(let offset, _, _): insertions.insert(offset)
      }
    }
    var steps: [Step<Thing>] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removals.contains(i) {
        steps.append(.removed(old[i]))
        i += 1
      } else if j < new.count, insertions.contains(j) {
        steps.append(.added(new[j]))
        j += 1
      } else {
        // What is in neither set stands in both lists; the later wording is shown.
        steps.append(.kept(new[j]))
        i += 1
        j += 1
      }
    }
    return steps
  }
}

extension WordComparison {
  /// The paragraphs of the document with where they stand: headings, running text, lists, notices, and of tables what
  /// is words.
  static func passages(of document: Document) -> [Passage] {
    var passages: [Passage] = [passage([.text(document.title)], "rubriken")]
    // Which version it is says what is compared, and the report as it is now has none.
    passages += document.heading.filter { $0.label != LockRules.versionLabel }.map {
      passage([.text($0.label + ": " + $0.value)], "rapporthuvudet")
    }
    var chapter = document.title
    for block in document.blocks {
      let place = "texten under ”\(chapter)”"
      switch block {
      case .heading(_, let text, _):
        chapter = text
        passages.append(passage([.text(text)], "rubriken ”\(text)”"))
      case .paragraph(let inlines): passages.append(passage(inlines, place))
      case .list(let items), .numbered(let items): passages += items.map { passage($0, place) }
      case .notice(let notice): passages.append(passage(notice.text, place))
      case .table(let table): passages += self.passages(of: table, SnapshotRules.place(of: table))
      case .chart(let chart):
        let place = "diagrammet ”\(chart.title)”"
        passages += [passage([.text(chart.title)], place), passage([.text(chart.description)], place)]
        passages += self.passages(of: chart.table, place)
      default: break
      }
    }
    return passages.filter { !$0.words.isEmpty }
  }

  private static func passages(of table: Table, _ place: String) -> [Passage] {
    let heads = table.columns.map(\.title).filter { !$0.isEmpty }.joined(separator: " · ")
    let rows = table.rows.map { row in
      row.cells.compactMap { cell -> String? in
        if case .text(let text) = cell, !text.isEmpty { text } else { nil }
      }.joined(separator: " · ")
    }
    return ([table.caption, heads] + rows).map { passage([.text($0)], place) } + table.notes.map { passage($0, place) }
  }

  private static func passage(_ inlines: [Inline], _ place: String) -> Passage {
    var words: [Word] = []
    var text = ""
    func flush() {
      words += text.split(whereSeparator: { $0 == " " || $0.isNewline }).map {
        Word(text: String($0), identity: String($0))
      }
      text = ""
    }
    for inline in inlines {
      guard case .figure(let cell, let wording) = inline else {
        text += [inline].plainText
        continue
      }
      flush()
      words.append(Word(text: cell.text(wording), identity: "{" + cell.key.description + "}"))
    }
    flush()
    return Passage(place: place, words: words)
  }
}
