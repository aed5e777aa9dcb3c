import ArgumentParser
import DocumentWriters

/// Which convention CSV files follow.
struct CSVOption: ParsableArguments {
  /// The conventions.
  enum Style: String, ExpressibleByArgument, CaseIterable {
    /// Comma, decimal point.
    case machine
    /// Semicolon, decimal comma, byte order mark: as Excel in Sweden expects.
    case sv
  }

  @Option(help: "The convention of CSV: machine (comma, decimal point) or sv (for Excel in Swedish).")
  var csv = Style.machine

  /// The options for the writers.
  var options: WriterOptions { WriterOptions(csv: csv == .sv ? .swedish : .machine) }
}
