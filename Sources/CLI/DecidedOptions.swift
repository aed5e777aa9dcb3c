import ArgumentParser

/// Who decided a reallocation, and what the decision allows.
struct DecidedOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The decision, for example \"SN 2019-04-23 § 40\".", valueName: "text"))
  var decision: String

  @Flag(help: "Reallocate although a coding gives more than its budget has left.")
  var confirm = false

  @Flag(help: "The decision lets money pass between operations and investments.")
  var betweenStatements = false
}
