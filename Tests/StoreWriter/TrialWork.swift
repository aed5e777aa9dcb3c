import Kernel
import Storage
import TestSupport

/// What a writer of the trials does, over and over: records, blobs, sealed items, and imports that stage their segments
/// before the event that names them.
struct TrialWork {
  /// There is no such month.
  private struct NoSuchMonth: Error {}

  /// The key of every trial's store.
  static let key = StoreKey(bytes: (0..<32).map { UInt8($0) })

  /// The fact table of the trials.
  static let postings = SampleBoard.postings

  let store: any Store
  /// The writer, whose name stands in each of its events.
  let name: String
  let seed: Int

  /// Writes until the process is killed. After each commit the line is told: the event's number and the token that
  /// stands in it as its reason.
  func run(_ tell: @Sendable (String) -> Void) async throws {
    var chance = SeededChance(seed: seed)
    var step = 0
    while true {
      step += 1
      // The seed is new in each round, so no token comes twice.
      let token = "\(name)-\(seed)-\(step)"
      do {
        if let event = try await write(token, &chance) { tell("\(event) \(token)") }
      } catch StorageProblem.noServer, StorageProblem.connectionLost {
        // The server was stopped before this writer had reached it once: it is told that nothing was done, or that
        // nobody knows. Either way nothing was acknowledged.
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  private func write(_ token: String, _ chance: inout SeededChance) async throws -> Int? {
    var bytes: [UInt8] = []
    var kind = Int.random(in: 0..<10, using: &chance)
    if kind >= 4 {
      let size = kind == 9 ? 600_000 : Int.random(in: 1...30_000, using: &chance)
      bytes =
        Array(token.utf8)
        + (0..<size / 8).flatMap { _ in
          withUnsafeBytes(of: UInt64.random(in: .min ... .max, using: &chance)) { Array($0) }
        }
      if kind == 9, Bool.random(using: &chance) { kind = 4 }
    }
    let segments = kind >= 8 ? try months(token, &chance) : []
    if !segments.isEmpty { try await store.stage(segments) }
    let (name, content, what) = (name, bytes, kind)
    return try await store.append("trial.write", context: TrialWork.context(reason: token)) { transaction in
      // Both notes say the same: a state in which they differ holds half an event.
      for id in ["first-" + name, "second-" + name] { try transaction.put(TrialNote(text: token), id: id) }
      switch what {
      case 0..<4: break
      case 4..<6: _ = transaction.keep(content)
      case 6..<8: try transaction.keepSealed(SealableContent(content), as: .sourceFile)
      default:
        let file = try transaction.keepSealed(SealableContent(content), as: .sourceFile)
        let parts = segments.map { segment in
          Batch.Part(
            month: segment.month, segment: segment.digest, rows: segment.rows.count, sum: Money(ore: 0),
            status: .closed)
        }
        guard let last = segments.last?.month else { throw NoSuchMonth() }
        try transaction.put(
          Batch(
            table: TrialWork.postings.name, source: name, selection: .everything, parts: parts, fileName: "fil.se",
            file: file, extracted: last.lastDay, warnings: 0), id: token)
      }
    }.event
  }

  /// One to three months of their own rows.
  private func months(_ token: String, _ chance: inout SeededChance) throws -> [Segment] {
    try (1...Int.random(in: 1...3, using: &chance)).map { number in
      let rows = Int.random(in: 1...400, using: &chance)
      return try TrialWork.segment(month: number, rows: rows) { "\(token) \($0)" }
    }
  }

  /// So many rows in twelve months.
  static func year(rows: Int) throws -> [Segment] {
    try (1...12).map { month in
      try segment(month: month, rows: rows * month / 12 - rows * (month - 1) / 12) { "Faktura \($0 % 5_000)" }
    }
  }

  private static func segment(month: Int, rows: Int, text: (Int) -> String) throws -> Segment {
    guard let month = Month(year: 2019, month: month) else { throw NoSuchMonth() }
    var texts = TextColumn()
    for row in 0..<rows { texts.append(text(row).utf8) }
    let codes = (0..<rows).map { UInt32($0 % 97 % 60) }
    return Segment(
      table: postings, month: month,
      rows: FactColumns([
        ("account", .code(CodeColumn(dictionary: (0..<60).map { String(3_000 + $0) }, codes: codes))),
        ("amount_ore", .integer((0..<rows).map { Int64($0) * 7 - 300 })), ("text", .text(texts)),
      ]))
  }

  /// The context of a writer at the moment at which the tests of the real binary take place.
  static func context(reason: String) -> Context {
    Context(actor: .administrator("trial"), reason: reason, now: Instant(seconds: 1_559_030_400)) { count in
      (0..<count).map { _ in UInt8.random(in: .min ... .max) }
    }
  }
}
