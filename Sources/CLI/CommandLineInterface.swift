import ArgumentParser
import Kernel
import Storage

/// The command line from its arguments to the exit code.
package enum CommandLineInterface {
  /// What the program was asked to do came to this.
  package enum Outcome: Int32, Sendable {
    /// It was done.
    case done = 0
    /// It was refused, and the problems are listed.
    case refused = 1
    /// The command line is wrong.
    case wrongUsage = 2
    /// The world failed.
    case fault = 3
    /// Whoever read the answer left before its end; the number that shells give a program ended by a closed pipe.
    case unread = 141
  }

  /// Runs the command that the arguments spell, without the program's name.
  package static func run(_ arguments: [String], in shell: Shell) async -> Outcome {
    defer {
      // A store that cannot be closed now is closed by the end of the process; nothing acknowledged is lost.
      try? shell.stores.closeAll()
    }
    do {
      return try await outcome(arguments, in: shell)
    } catch is ReaderLeft {
      return .unread
    } catch let problem as CLIProblem {
      shell.terminal.tell(ProblemText.text(problem) + shell.asked.line)
      if case .outputClosed = problem { return .fault }
      return .refused
    } catch {
      return told(error, shell)
    }
  }

  /// Runs the command and throws what it throws; answers wrong usage and help itself.
  static func outcome(_ arguments: [String], in shell: Shell) async throws -> Outcome {
    shell.asked.moment = nil
    let command: any ParsableCommand
    do {
      command = try RoderCommand.parseAsRoot(arguments)
    } catch {
      return try answered(error, shell)
    }
    // Nothing is done by settings that are half understood.
    let problems = shell.settings.problems
    guard problems.isEmpty || command is ConfigCommand else { throw Problems(problems) }
    do {
      try await shell.run {
        if var command = command as? any AsyncParsableCommand {
          var news: LockNews?
          if let changing = command as? any ChangesFigures { news = await LockNews.before(changing, shell) }
          try await command.run()
          try await news?.tell(shell)
        } else {
          var command = command
          try command.run()
        }
      }
    } catch is Refusal {
      try shell.stores.closeAll()
      return .refused
    } catch  where [.success, .validationFailure].contains(RoderCommand.exitCode(for: error)) {
      // Help that was asked for, and a command line that a command itself finds wrong.
      return try answered(error, shell)
    }
    try shell.stores.closeAll()
    return .done
  }

  /// Prints help on the answer's side, and what is wrong with the command line on the other.
  private static func answered(_ error: any Error, _ shell: Shell) throws -> Outcome {
    let message = RoderCommand.fullMessage(for: error)
    if RoderCommand.exitCode(for: error) == .success {
      try shell.say(message)
      return .done
    }
    shell.terminal.tell(PersonalNumbers.masked(message).text + "\n")
    return .wrongUsage
  }

  private static func told(_ error: any Error, _ shell: Shell) -> Outcome {
    switch error {
    case let problems as Problems:
      shell.terminal.tell(ProblemText.text(problems.all) + shell.asked.line)
      return .refused
    case let problem as any Problem:
      shell.terminal.tell(ProblemText.text(problem) + shell.asked.line)
      return .refused
    case let fault as Fault where fault.damagedStore != nil:
      let problem = StorageProblem.damaged(path: fault.damagedStore ?? "")
      shell.terminal.tell(ProblemText.text(problem) + PersonalNumbers.masked("  (\(fault))").text + "\n")
      return .refused
    default:
      let fault = error as? Fault ?? Fault(doing: "running a command", underlying: "\(error)")
      let number = shell.randomBytes(3).map { Digits.padded(Int($0), 3) }.joined()
      let said = PersonalNumbers.masked("fault \(number): \(fault)").text
      shell.terminal.tell("Ett tekniskt fel hindrade arbetet. Felnummer \(number).\n\(said)\n")
      return .fault
    }
  }
}

/// A command has printed why it was refused.
struct Refusal: Error {}
