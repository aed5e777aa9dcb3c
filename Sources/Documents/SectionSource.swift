package import Figures
package import Kernel

/// A capability's parts of reports, bound to one view of the board and one occasion.
package protocol SectionSource: FigureSource {
  /// The names of the sections that templates may ask for.
  var sections: [String] { get }

  /// The least finished status of the months that the report is about; nil where it rests on records alone.
  var status: PeriodStatus? { get }

  /// What a reader must see before the figures: notices for the report's first page.
  var warnings: [Block] { get }

  /// The blocks of the section of that name; nil where the source has nothing to say under it.
  func blocks(of section: String) throws -> [Block]?
}

extension SectionSource {
  /// Nothing that a reader must see before the figures.
  package var warnings: [Block] { [] }
}
