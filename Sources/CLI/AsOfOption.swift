import ArgumentParser
import Kernel
import Storage

/// Which moment an answer is about.
struct AsOfOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Answer as it could be seen at the end of this day. (default: now)", valueName: "day"),
    transform: Parse.day)
  var asOf: Day?

  /// The moment.
  var moment: AsOf { asOf.map { .day($0) } ?? .now }
}
