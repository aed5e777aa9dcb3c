import Dispatch

/// Where other programs are waited for, one after the other and on a thread of their own: nobody's page may wait for
/// that.
struct ProgramQueue: Sendable {
  /// Where PDFs are set.
  static let pdf = ProgramQueue(name: "roder.pdf")
  /// Where mail is handed over.
  static let mail = ProgramQueue(name: "roder.mail")

  private let queue: DispatchQueue

  private init(name: String) { queue = DispatchQueue(label: name) }

  /// What the work gives, when it is its turn.
  func run<Output: Sendable>(_ work: @escaping @Sendable () throws -> Output) async throws -> Output {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try work() }) }
    }
  }
}
