import ArgumentParser

/// From which fiscal year statements, areas, watched lines, codes or classes hold.
struct ValidFromOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("The fiscal year that they hold from; earlier years keep what they have.", valueName: "yyyy"),
    transform: Parse.year)
  var from: Int?
}
