/// Which numbers of people must not be shown, jointly over everything that is published.
///
/// A small number is hidden where it stands, and with it so many others that no sum over all that is published, earlier
/// versions among it, tells it: for each hidden small number there must be another set of whole numbers, none below
/// nought, that gives every sum and every number shown, and in which it lies elsewhere within a span of at least the
/// limit. There must be another too in which every small number is small, for who knows which are. Which others are
/// hidden is chosen step by step, parts before sums in the order that they are told, and what proves needless is shown
/// again; among few numbers the choice is the fewest that do.
package struct SmallNumbers: Hashable, Sendable {
  /// The least number of people that is shown; 1 up to the number below it are small. Nought tells of nobody.
  package let limit: Int64

  /// Numbers below this are small, 5 unless the matter has a rule of its own.
  package init(limit: Int64 = 5) { self.limit = max(1, limit) }

  /// Numbers that stand together in something published, and which of them are sums of which.
  package struct Counts: Hashable, Sendable {
    /// One number among them.
    package struct Cell: Hashable, Sendable {
      /// What it is.
      package let key: FigureKey
      /// The number.
      package let value: Int64
      /// Whether it is a difference, which may be below nought and is no group of people.
      package let isDifference: Bool
      /// Whether it was shown; of what is to be published, whether it may be.
      package let isShown: Bool
      /// The key that the same number has elsewhere: of a figure as it was at a moment, that of the figure.
      package let subject: FigureKey
      /// The least number of its kind that is shown; nil for the limit that holds for most.
      package let limit: Int64?

      /// A number of people, or a difference of two.
      package init(
        _ key: FigureKey, _ value: Int64, isDifference: Bool = false, isShown: Bool = true, subject: FigureKey? = nil,
        limit: Int64? = nil
      ) {
        self.limit = limit

        self.key = key
        self.value = value
        self.isDifference = isDifference
        self.isShown = isShown
        self.subject = subject ?? key
      }
    }

    /// A number that is the sum of others; a difference is the part that its subtrahend lacks to its minuend.
    package struct Sum: Hashable, Sendable {
      /// The sum.
      package let total: FigureKey
      /// What it is the sum of.
      package let parts: [FigureKey]

      /// A sum of parts.
      package init(_ total: FigureKey, of parts: [FigureKey]) {
        self.total = total
        self.parts = parts
      }
    }

    /// The numbers; of those with one key the first counts.
    package var cells: [Cell]
    /// The sums.
    package var sums: [Sum]

    /// Numbers with their sums.
    package init(cells: [Cell] = [], sums: [Sum] = []) {
      self.cells = cells
      self.sums = sums
    }
  }

  /// What must be hidden.
  package struct Choice: Hashable, Sendable {
    /// The keys of the small numbers.
    package let small: Set<FigureKey>
    /// The keys of the others that would tell them.
    package let others: Set<FigureKey>
    /// Small numbers that what is already published may tell, whatever is hidden now.
    package let exposed: Set<FigureKey>

    /// All that must be hidden.
    package var hidden: Set<FigureKey> { small.union(others) }
  }

  /// What must be hidden in `counts`, where `earlier` is published already.
  ///
  /// **Complexity** numbers by sums for each step towards each hidden number, in each piece that sums tie together.
  package func choice(in counts: Counts, after earlier: [Counts] = []) -> Choice {
    var puzzle = Puzzle(limit: limit)
    for version in earlier { puzzle.add(version, isEarlier: true) }
    puzzle.add(counts, isEarlier: false)
    let exposed = puzzle.solve()
    var small: Set<FigureKey> = []
    var others: Set<FigureKey> = []
    for number in puzzle.numbers where number.isNow {
      if number.isSmall {
        // One that was told before is known, but is not told again.
        small.formUnion(number.keys)
      } else if number.isHidden {
        others.formUnion(number.keys)
      }
    }
    return Choice(small: small, others: others, exposed: exposed)
  }

  /// Whether the number tells of too few people.
  package func isSmall(_ value: Int64) -> Bool { value > 0 && value < limit }
}
