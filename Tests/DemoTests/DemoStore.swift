import Forecasting
import Foundation
import Kernel
import Storage
import StoreSQLite
import Testing

/// The example municipality's store, made once by the real binary in a temporary folder.
enum DemoStore {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let made = Result { try make() }

  /// The folder that `roder demo` wrote.
  static func folder() throws -> URL { try made.get() }

  /// Somebody with every right at the store.
  static func desk() throws -> Desk {
    let store = try SQLiteStore.open(path: folder().appending(path: "demo.roder").path)
    return Desk(
      store: store,
      context: Context(
        actor: .administrator("test"), now: Instant(seconds: 1_560_000_000),
        randomBytes: { [UInt8](repeating: 7, count: $0) }))
  }

  /// The sections of the follow-up at the month.
  static func sections(_ month: String) async throws -> FollowUpSections {
    try await FollowUpDesk(desk()).sections(month: try #require(Month(month)))
  }

  private static func make() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "roder-demo-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let binary =
      ProcessInfo.processInfo.environment["RODER_BINARY"] ?? root.appending(path: ".build/debug/roder").path
    let process = Process()
    process.executableURL = URL(filePath: binary)
    process.arguments = ["demo", "--examples", root.appending(path: "Examples").path, "--output", folder.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw DemoFailure(text: text) }
    return folder
  }
}

/// The demo did not end well.
struct DemoFailure: Error {
  let text: String
}
