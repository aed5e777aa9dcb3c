import ArgumentParser

/// Lets amounts pass that look like a wrong sign or unit.
struct ConfirmOption: ParsableArguments {
  @Flag(help: "Go on although the sign, size or year of the amounts looks like a mistake.")
  var confirm = false
}
