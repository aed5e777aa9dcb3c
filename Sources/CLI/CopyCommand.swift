import ArgumentParser
import Kernel
import Storage
import Synchronization

/// Copies a board to another store, or moves it there.
struct CopyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy", abstract: "Copy a board to another store, or move it there, while others go on working.",
    discussion: """
      The copy has the same events with the same hashes, and everything they name; each piece is checked on its way. \
      Until it is whole the new store refuses to be used, also where the disk was full; the same command run again \
      goes on where it stopped.

      With --move the old store is left at a moment when nothing is missing in the new one. From then on it refuses to \
      be written to and says where the board is, and the directory of boards is brought up to date.

      The store's key is not copied: put its file where the new store's key is to lie.

      EXAMPLES
        roder copy --from sn.roder --to copy.roder
        roder copy --from sn.roder --to /srv/sn.roder --move
      """)

  @Option(help: ArgumentHelp("The store that there is.", valueName: "path"))
  var from: String

  @Option(help: ArgumentHelp("The new store.", valueName: "path"))
  var to: String

  @Flag(help: "Move the board: the old store then refuses to be written to.")
  var move = false

  func run() async throws {
    let shell = Shell.current
    let stores = shell.stores
    let source = try stores.database(from)
    let (tenant, needsKey) = try await source.snapshot("reading") { session in
      (try session.tenantName(), try session.fingerprint() != nil)
    }
    let steps = CopySteps(shell)
    let copy = try await stores.copy(of: source, named: stores.noted(from), to: to) { steps.tell($0, $1, $2) }
    let report: StoreCopy.Report
    do {
      report = move ? try await copy.move() : try await copy.run()
    } catch StorageProblem.diskFull(let path) where stores.isSame(path, to) {
      throw MovingProblem.noRoom(target: stores.shown(to))
    }
    let counts = [
      Words.count(report.events, "händelse", "händelser"), Words.count(report.versions, "postversion", "postversioner"),
      Words.count(report.blobs, "bilaga", "bilagor"), Words.count(report.segments, "segment", "segment"),
      Words.count(report.rows, "rad", "rader"),
    ]
    try shell.say("Kopierat: " + counts.joined(separator: ", ") + ".")
    let end = report.end.map { "Händelse \(SwedishText.number(Int64($0.number))) har summan \($0.hash.short)" }
    try shell.say((end ?? "Lagren har inga händelser") + (end == nil ? "." : " i båda lagren."))
    if move {
      try shell.say("\(tenant) finns nu i \(stores.shown(to)). \(stores.shown(from)) ändras inte mer.")
      switch try BoardDirectory.move(from: from, to: to, shell) {
      case true?: try shell.say("Förteckningen över nämnder är ändrad.")
      case false?:
        shell.terminal.tell(
          "Obs! Ingen rad i förteckningen \(shell.directory) har platsen \(stores.shown(from)). Finns nämnden där "
            + "med en annan plats: ändra raden.\n")
      case nil: break
      }
    }
    if needsKey {
      shell.terminal.tell(
        "Obs! Lagrets nyckel kopieras inte. Lägg den i \(try stores.keyPlace(to)); roder key säger om den passar.\n"
      )
    }
  }
}

/// Tells how far a copy has come, each tenth of a part once, where somebody watches. A class, because every call
/// remembers what was told.
private final class CopySteps: Sendable {
  private let shell: Shell
  private let told = Mutex<[StoreCopy.Part: Int]>([:])

  init(_ shell: Shell) { self.shell = shell }

  func tell(_ part: StoreCopy.Part, _ done: Int, _ all: Int) {
    guard all > 0 else { return }
    let tenth = done * 10 / all
    let isNew = told.withLock { told in
      defer { told[part] = tenth }
      return told[part] != tenth
    }
    guard isNew else { return }
    let name =
      switch part {
      case .segments: "segment"
      case .blobs: "bilagor"
      case .events: "händelser"
      }
    shell.progress("\(SwedishText.number(Int64(done))) av \(SwedishText.number(Int64(all))) \(name)")
  }
}
