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

  /// The blocks of the section about one unit or department, by its id; nil where the source cannot tell it of a unit,
  /// or where the unit is unknown or may not be seen.
  func blocks(of section: String, unit: String) throws -> [Block]?
}

extension SectionSource {
  /// Nothing that a reader must see before the figures.
  package var warnings: [Block] { [] }

  /// Nothing: a source that tells of the whole board only.
  package func blocks(of section: String, unit: String) throws -> [Block]? { nil }
}
