import Documents
package import Figures
package import Kernel
package import Storage

/// The figures that may be meant by what a person types, best first, each with what it is now.
package enum PickFigures: Question {
  package static let name = "figures.pick"
  package static let permission = Permission.read
  package typealias Output = [Row]

  /// What was typed, and the figures to choose among.
  package struct Input: Sendable {
    /// Words of names and of a period, whole or begun.
    package let typed: String
    /// The occasion's month.
    package let month: Month
    /// The figures.
    package let catalogue: Catalogue
    /// Their names.
    package let directory: FigureDirectory
    /// How many to find at most.
    package let limit: Int

    /// A search for a figure at the month.
    package init(
      typed: String, month: Month, catalogue: Catalogue, directory: FigureDirectory? = nil, limit: Int = 12
    ) {
      self.typed = typed
      self.month = month
      self.catalogue = catalogue
      self.directory = directory ?? FigureDirectory(catalogue)
      self.limit = limit
    }
  }

  /// One figure that may be meant.
  package struct Row: Hashable, Sendable {
    /// The reference in the shown form, its period told: `{avvikelse helår: Personalkostnader, helår 2019}`.
    package let shown: String
    /// The reference in the stored form.
    package let stored: String
    /// The same with a period that follows from the occasion; as `stored` where none does.
    package let relative: String
    /// The figure.
    package let figure: Figure
    /// Its value as it is printed, with its unit.
    package let text: String
  }

  package static func answer(_ input: Input, view: View) throws -> [Row] { try rows(input) }

  /// The figures; those that are named but not to be had are left out.
  static func rows(_ input: Input) throws -> [Row] {
    var rows: [Row] = []
    var seen: Set<FigureKey> = []
    for typed in PickRules.readings(input.typed, at: input.month) {
      // Some figures that could be named are not there: an assumption has no adjustment.
      for pick in input.directory.picks(typed.words, limit: input.limit * 3).all where rows.count < input.limit {
        guard let period = PickRules.period(typed.period, for: pick.measure) else { continue }
        let term = FigureReference.Term(pick.measure.name, pick.selections, period)
        guard let key = term.key(at: input.month), seen.insert(key).inserted,
          let row = row(key, term, input)
        else { continue }
        rows.append(row)
      }
    }
    return rows
  }

  private static func row(_ key: FigureKey, _ relative: FigureReference.Term, _ input: Input) -> Row? {
    let resolver = ProseResolver(month: input.month, catalogue: input.catalogue, directory: input.directory)
    let reference = FigureReference(key)
    // What is not there is not offered.
    guard let figure = try? resolver.figure(reference) else { return nil }
    let kind = ReferenceCheck.kind(of: reference.expression, in: input.directory) ?? .money
    let cell = FigureCell(figure, as: WordingRules.presentation(reference.format, kind))
    return Row(
      shown: ReferenceWriter(directory: input.directory).text(reference),
      stored: ReferenceWriter(directory: nil).text(reference),
      relative: ReferenceWriter(directory: nil).text(FigureReference(.figure(relative))), figure: figure,
      text: cell.text(.signed))
  }
}
