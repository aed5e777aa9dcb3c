import Testing

@testable import Server

/// Who may read a request's content, and until when.
struct BodyGateTests {
  @Test("Content is read piece by piece, and not after the gate is closed")
  func closed() async throws {
    let gate = BodyGate()
    let (pieces, source) = AsyncStream<Int>.makeStream()
    source.yield(1)
    source.yield(2)
    var iterator = pieces.makeAsyncIterator()
    let first = try await gate.next(of: &iterator)
    #expect(first == 1)
    await gate.close()
    let isRefused = await BodyGateTests.isRefused(gate, &iterator)
    #expect(isRefused)
  }

  @Test("Closing waits for who is reading")
  func reading() async throws {
    let gate = BodyGate()
    let (pieces, source) = AsyncStream<Int>.makeStream()
    let (begun, tell) = AsyncStream<Void>.makeStream()
    let reader = Task {
      var iterator = Slow(pieces: pieces.makeAsyncIterator(), begun: tell)
      return try await gate.next(of: &iterator)
    }
    for await _ in begun {}
    let closer = Task { await gate.close() }
    source.yield(1)
    let piece = try await reader.value
    await closer.value
    #expect(piece == 1)
    var iterator = pieces.makeAsyncIterator()
    let isRefused = await BodyGateTests.isRefused(gate, &iterator)
    #expect(isRefused)
  }

  private static func isRefused(_ gate: BodyGate, _ pieces: inout AsyncStream<Int>.Iterator) async -> Bool {
    do {
      _ = try await gate.next(of: &pieces)
      return false
    } catch {
      return error is CancellationError
    }
  }

  /// Says that reading has begun, and reads.
  private struct Slow: AsyncIteratorProtocol {
    var pieces: AsyncStream<Int>.Iterator
    let begun: AsyncStream<Void>.Continuation

    mutating func next() async -> Int? {
      begun.finish()
      return await pieces.next()
    }
  }
}
