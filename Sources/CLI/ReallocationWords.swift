import Accounts
import Budgeting
import Kernel

/// What is said of a reallocation that has been made.
enum ReallocationWords {
  static func tell(_ output: Reallocate.Output, _ shell: Shell) throws {
    shell.terminal.tell(ProblemText.text(output.remarks))
    let made = output.reallocation
    let undone = made.reverses.map { ", som återför \($0)" } ?? ""
    try shell.say(
      "Omdisponering \(output.id)\(undone): \(Words.kronor(made.moved)) från och med \(SwedishText.text(made.from)).")
    for row in made.rows {
      let coding = CodingPart.allCases.compactMap { part in row.coding[part].map { part.term + " " + $0 } }
      try shell.say("  \(coding.joined(separator: ", ")): \(Words.kronor(row.amount))")
    }
  }
}
