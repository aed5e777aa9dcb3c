import Installed
import Reporting
import Storage

/// Tells after a command which locked reports have other figures through what it wrote.
struct LockNews {
  private let desk: Desk
  private let event: Int

  /// What is to be told after the command; nil where no report is locked.
  static func before(_ command: any ChangesFigures, _ shell: Shell) async -> LockNews? {
    // Where the store cannot be read, the command itself says so.
    try? await found(command, shell)
  }

  private static func found(_ command: any ChangesFigures, _ shell: Shell) async throws -> LockNews? {
    let desk = try command.options.desk(shell)
    guard try await !desk.ask(ListLocked.self, nil).isEmpty, case .event(let event) = try await desk.pinned(.now) else {
      return nil
    }
    return LockNews(desk: desk, event: event)
  }

  /// Says of each locked report what later events have changed of it.
  func tell(_ shell: Shell) async throws {
    guard case .event(let now) = try await desk.pinned(.now), now > event else { return }
    let changes = try await LockDesk(desk, capabilities: Capabilities.all)
      .changes(since: event + 1, kinds: RecordKinds.all)
    for found in changes {
      guard let sentence = found.sentence else { continue }
      try shell.say("Låst rapport berörs: " + sentence)
      let report = found.report.value
      let name = report.unit == nil ? "\(report.month)/\(report.number)" : report.id
      try shell.say("  Siffrorna visas av roder compare \(name).")
    }
  }
}
