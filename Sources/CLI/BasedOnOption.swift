import ArgumentParser
import Kernel

/// Which version somebody has read before writing anew.
struct BasedOnOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The version that was read, 0 where there was none: refuse where another stands, and show both. (default: write "
        + "whatever stands)", valueName: "version"),
    transform: BasedOnOption.version)
  var basedOn: Int?

  private static func version(_ text: String) throws -> Int {
    guard text.utf8.count <= 9, let version = Digits.value(text.utf8) else {
      throw ValidationError("'\(text)' is no version; write for example 2.")
    }
    return version
  }
}
