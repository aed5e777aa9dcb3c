import Documents
import Kernel
package import Storage

/// Locks a report for a body: keeps its tree, its figures and its finished files as they are.
package enum LockReport: Command {
  package static let name = "report.lock"
  package static let permission = Permission.report
  package typealias Input = LockOrder
  /// The id of the locked report.
  package typealias Output = String

  /// The id of the locked report.
  ///
  /// **Throws** `LockProblem.alreadyLocked` where a version is locked for the body, which only a correction may take
  /// the place of; `.numberTaken` where another was locked meanwhile.
  package static func run(_ input: LockOrder, in transaction: inout Transaction) throws -> String {
    try transaction.requireWholeBoard()
    let earlier = try transaction.lockedVersions(like: input)
    if let standing = earlier.last(where: { $0.value.body == input.body }) {
      throw LockProblem.alreadyLocked(standing.id, body: input.body)
    }
    return try transaction.keep(input, after: earlier, reason: "")
  }
}

extension Transaction {
  /// The versions of the same report, by number.
  func lockedVersions(like order: LockOrder) throws -> [Versioned<LockedReport>] {
    let start = order.month.description + "/" + order.template + "/"
    return try state.all(LockedReport.self) { $0.hasPrefix(start) }.filter { $0.value.unit == order.unit }
      .sorted { $0.value.number < $1.value.number }
  }

  /// Keeps the report as the next version, and answers its id.
  mutating func keep(
    _ order: LockOrder, after earlier: [Versioned<LockedReport>], reason: String
  ) throws -> String {
    guard order.body.contains(where: { !$0.isWhitespace }) else { throw LockProblem.noBody }
    let id = LockedReport.id(order.month, order.template, unit: order.unit, order.number)
    guard order.number == (earlier.last?.value.number ?? 0) + 1, order.event <= state.event else {
      throw LockProblem.numberTaken(id)
    }
    if let event = order.publishedThrough {
      // What another version tells meanwhile was not looked at when small numbers were hidden.
      let isOutdated = try state.all(LockedReport.self).contains { $0.version == 1 && $0.event > event }
      if isOutdated { throw LockProblem.numberTaken(id) }
    }
    // What cannot be read back must not be called locked.
    _ = try StoredDocument.document(from: order.document)
    _ = try LockedFigures(bytes: order.figures)
    let document = keep(order.document)
    let figures = keep(order.figures)
    let files = order.files.map { LockedReport.File(name: $0.name, format: $0.format, digest: keep($0.bytes)) }
    let sealed = try order.confidential.map { try keepSealed($0) }
    try put(
      LockedReport(
        month: order.month, template: order.template, templateVersion: order.templateVersion, unit: order.unit,
        number: order.number, body: order.body, title: order.title, reason: reason, event: order.event,
        document: document, figures: figures, files: files, sealed: sealed),
      id: id)
    return id
  }
}
