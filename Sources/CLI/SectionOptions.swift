import ArgumentParser
import Forecasting
import Kernel
import Reporting
import Storage

/// Which part of which month's report.
struct SectionOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The part of the report; 'roder progress' lists them.", valueName: "section"))
  var section: String

  @Option(help: ArgumentHelp("The unit that writes it. (default: the whole board)", valueName: "unit"))
  var unit: String?

  @OptionGroup var month: MonthOption

  /// The part that is meant.
  func id(_ desk: Desk) async throws -> SectionID { SectionID(try await month.month(desk), section, unit) }

  /// What a part is called in answers.
  static func text(_ id: SectionID) -> String {
    "Avsnittet \(id.section)\(id.isOfBoard ? "" : " för \(id.unit)"), \(id.month)"
  }
}
