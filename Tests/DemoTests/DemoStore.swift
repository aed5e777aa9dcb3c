import Forecasting
import Foundation
import Kernel
import RoderSandbox
import Storage
import StoreSQLite
import Testing

/// The example municipality's store and reports, made once by the real binary in a temporary folder.
enum DemoStore {
  private static let made = Result { try make() }

  /// The folder that `roder demo` wrote.
  static func folder() throws -> URL { try made.get().folder.appendingPathComponent("demo") }

  /// Somebody with every right at the store.
  static func desk() throws -> Desk {
    let store = try SQLiteStore.open(path: folder().appendingPathComponent("demo.roder").path)
    return Desk(
      store: store,
      context: Context(
        actor: .administrator("test"), now: Instant(seconds: 1_560_000_000),
        randomBytes: { [UInt8](repeating: 7, count: $0) }))
  }

  /// A copy of the store that a test may change, at the desk of somebody with every right within the scope.
  static func copy(_ name: String, scope: Scope = .everything) throws -> Desk {
    let to = try folder().appending(path: "\(name).roder")
    try FileManager.default.copyItem(at: folder().appending(path: "demo.roder"), to: to)
    return try desk(of: name, scope: scope)
  }

  /// Somebody else, with every right within the scope, at a copy that was made.
  static func desk(of name: String, scope: Scope = .everything) throws -> Desk {
    // The copy is opened by the key of the store that it was taken from, which lies in a file beside it.
    let text = try String(contentsOf: folder().appending(path: "demo.roder.key"), encoding: .utf8)
    let store = try SQLiteStore.open(
      path: folder().appending(path: "\(name).roder").path, key: StoreKey(text: text))
    return Desk(
      store: store,
      context: Context(
        actor: Actor(id: "test", permissions: Set(Permission.allCases), scope: scope),
        now: Instant(seconds: 1_560_000_000), randomBytes: { [UInt8](repeating: 7, count: $0) }))
  }

  /// The sections of the follow-up at the month.
  static func sections(_ month: String) async throws -> FollowUpSections {
    try await FollowUpDesk(desk()).sections(month: try #require(Month(month)))
  }

  private static func make() throws -> Sandbox {
    let sandbox = try Sandbox()
    let run = try sandbox.run("roder demo --examples Examples --output demo")
    guard run.code == 0 else { throw DemoFailure(text: run.text) }
    // Swift Testing tells no one when the last test has ended, the process does.
    atexit {
      // Where nothing was made, nothing is left behind.
      try? DemoStore.made.get().remove()
    }
    return sandbox
  }
}

/// The demo did not end well.
struct DemoFailure: Error {
  let text: String
}
