import Storage

/// The moment that a command answers about, fixed to its event: the heading and every part of the answer are of the
/// same state, whoever writes meanwhile.
struct PinnedMoment {
  /// What is said of it; nil where it is now.
  let recorded: RecordedMoment?

  /// What the parts of the answer are asked for.
  var asOf: AsOf { recorded?.asOf ?? .now }

  /// Says over the answer which moment it is about, where it is not now; beside it where programs read the answer.
  func say(_ format: ListFormat, _ shell: Shell) throws {
    guard let recorded else { return }
    switch format {
    case .text: try shell.say(recorded.sentence)
    case .json: shell.terminal.tell(recorded.sentence + "\n")
    }
  }
}
