import ArgumentParser
import Importing

/// What is let pass although it looks like a mistake.
struct ConsentOptions: ParsableArguments {
  @Flag(help: "Go on although what was found looks like a mistake; grave findings need --accept.")
  var confirm = false

  @Option(
    help: ArgumentHelp(
      "Go on although this was found: the last word of the problem's code, as sign-flipped; may be repeated.",
      valueName: "problem"))
  var accept: [String] = []

  /// What was said.
  var consent: SupersedeConsent { SupersedeConsent(isGeneral: confirm, named: Set(accept)) }

  func validate() throws {
    let known = SupersedeProblem.consents + RecognitionProblem.consents
    for word in accept where !known.contains(word) {
      throw ValidationError("'\(word)' names no finding; write one of \(known.joined(separator: ", ")).")
    }
  }
}
