package import Kernel

extension DatabaseStore {
  /// The working data of that kind and id that has not expired at the moment; nil where there is none.
  package func working(_ kind: String, _ id: String, at moment: Instant) async throws -> [UInt8]? {
    try await snapshot("reading") { try $0.working(kind, id, at: moment) }
  }

  /// The ids of the kind's working data that has not expired at the moment, in the order of their bytes.
  package func workingIDs(_ kind: String, at moment: Instant) async throws -> [String] {
    try await snapshot("reading") { try $0.workingIDs(kind, at: moment) }
  }

  /// The kind's working data that has not expired at the moment, the last in the order of ids' bytes first: at most so
  /// many, of those before the id where one is given.
  package func workingItems(
    _ kind: String, before id: String?, limit: Int, at moment: Instant
  ) async throws -> [WorkingItem] {
    try await snapshot("reading") { try $0.workingItems(kind, before: id, limit: limit, at: moment) }
  }

  /// Keeps working data until it expires, in the place of what was kept under that id.
  package func setWorking(_ kind: String, _ id: String, _ bytes: [UInt8], expires: Instant) async throws {
    try await write("writing to") { session in
      try session.setWorking(kind, id, bytes, expires: expires)
      return .commit((), end: nil)
    }
  }

  /// Looks at working data and changes it before anybody else can.
  package func changeWorking<Output: Sendable>(
    _ kind: String, _ id: String, at moment: Instant,
    _ change: @escaping @Sendable ([UInt8]?) throws -> WorkingChange<Output>
  ) async throws -> Output {
    try await write("writing to") { session in
      switch try change(session.working(kind, id, at: moment)) {
      case .leave(let output): return .rollback(output)
      case .set(let bytes, let expires, let output):
        try session.setWorking(kind, id, bytes, expires: expires)
        return .commit(output, end: nil)
      case .remove(let output):
        try session.removeWorking(kind, id)
        return .commit(output, end: nil)
      }
    }
  }

  /// Removes working data, where there is any.
  package func removeWorking(_ kind: String, _ id: String) async throws {
    try await write("writing to") { session in
      try session.removeWorking(kind, id)
      return .commit((), end: nil)
    }
  }

  /// Removes the kind's working data whose ids come before the id, and answers how much it was.
  @discardableResult
  package func removeWorking(_ kind: String, before id: String) async throws -> Int {
    try await write("writing to") { .commit(try $0.removeWorking(kind, before: id), end: nil) }
  }

  /// Removes all working data that has expired at the moment, and answers how much it was.
  @discardableResult
  package func sweepWorking(at moment: Instant) async throws -> Int {
    try await write("writing to") { .commit(try $0.sweepWorking(at: moment), end: nil) }
  }
}
