import ArgumentParser
import Kernel
import Storage

/// Recomputes every hash, digest and sum of the store.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Recompute every hash, digest and sum of the store.",
    discussion: """
      A chain of hashes shows damage and clumsy edits. It does not show that somebody computed the whole chain anew, \
      or took away its end: for that a signed copy of its last hash must be kept where whoever writes the store cannot \
      reach it. With --anchor every line of that file is checked against the store, and a line for today is added. \
      Copy the file away each time.

      EXAMPLES
        roder verify --store sn.roder
        roder verify --store sn.roder --anchor sn.anchor
        roder verify --store sn.roder --anchor /media/audit/sn.anchor --check-only
      """)

  @Option(help: ArgumentHelp("Check the signed heads in the file, and add one for today.", valueName: "file"))
  var anchor: String?

  @Flag(help: "Check the anchor and leave its file as it is.")
  var checkOnly = false

  @Option(
    help: ArgumentHelp(
      "How many parts of the store are checked at a time. (default: as many as the machine has processors)",
      valueName: "number"))
  var workers: Int?

  @Option(help: "How the answer is written.")
  var format = ListFormat.text

  @OptionGroup var options: StoreOptions

  func validate() throws {
    if checkOnly, anchor == nil { throw ValidationError("--check-only needs --anchor.") }
    if let workers, !(1...64).contains(workers) { throw ValidationError("--workers is a number from 1 to 64.") }
  }

  func run() async throws {
    let shell = Shell.current
    shell.giveWay()
    let store = try options.desk(shell).store
    let progress = ProgressLine(shell.terminal)
    defer { progress.clear() }
    // Read first, so that nobody waits for a verification to hear that the file is none.
    let file = try anchor.map { try AnchorDesk(path: shell.path($0), checkOnly: checkOnly, shell) }
    let found = try await store.verification(workers: workers ?? shell.processors) { progress.show($0) }
    progress.clear()
    var problems: [any Problem] = []
    if !found.findings.isEmpty {
      problems.append(CLIProblem.damagedStore(path: try options.shownAddress(shell), count: found.findings.count))
    }
    // What is damaged cannot be asked for its name.
    let name = found.findings.isEmpty ? try await StoreName(of: store) : nil
    var anchored: AnchorDesk.Answer?
    do {
      anchored = try await file?.answer(store, found)
    } catch let problem as AnchorProblem {
      problems.append(problem)
    }
    switch format {
    case .json: try JSONText.write(VerificationOutput(found, anchored, name), shell)
    case .text:
      for line in VerificationText.lines(found) { try shell.say(line) }
      if let remark = name?.remark { try shell.say(remark) }
      if let anchored {
        for line in AnchorDesk.lines(anchored) { try shell.say(line) }
      } else if problems.isEmpty {
        try shell.say(VerificationText.withoutAnchor)
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
  }
}
