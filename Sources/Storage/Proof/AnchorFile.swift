import Kernel

/// The anchors of one board that lie in one file, oldest first.
package struct AnchorFile: Hashable, Sendable {
  /// The file, as problems name it.
  package let path: String
  /// The anchors, one a line.
  package private(set) var anchors: [Anchor]

  /// A file that holds nothing yet.
  package init(newAt path: String) {
    self.path = path
    anchors = []
  }

  /// The file of these bytes: lines that all are anchors, whose signatures are those of one key, for one board, and
  /// whose event numbers grow.
  ///
  /// **Throws** `AnchorProblem.notAnAnchor`, `.badSignature`, `.otherKey`, `.otherBoard`, `.outOfOrder`, each with the
  /// line; `StorageProblem.newerThanProgram`.
  package init(_ bytes: [UInt8], path: String) throws {
    self.path = path
    anchors = []
    guard bytes.last == UInt8(ascii: "\n") else { throw AnchorProblem.notAnAnchor(path: path, line: nil) }
    for (index, line) in bytes.dropLast().split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      let number = index + 1
      guard let text = String(validating: line, as: UTF8.self), let anchor = Anchor(line: text) else {
        try AnchorFile.refuseNewer(line)
        throw AnchorProblem.notAnAnchor(path: path, line: number)
      }
      guard anchor.isSigned else { throw AnchorProblem.badSignature(path: path, line: number) }
      if let first = anchors.first, let last = anchors.last {
        guard anchor.publicKey == first.publicKey else { throw AnchorProblem.otherKey(path: path, line: number) }
        guard anchor.board == first.board else {
          throw AnchorProblem.otherBoard(path: path, line: number, name: anchor.board)
        }
        guard anchor.head.number > last.head.number else { throw AnchorProblem.outOfOrder(path: path, line: number) }
      }
      anchors.append(anchor)
    }
  }

  /// Checks the anchors against what the store says now.
  ///
  /// **Throws** `AnchorProblem.otherBoard`, `.otherKey` where the store's key is at hand, `.chainShorter` and
  /// `.chainDiffers`, for the first line that disagrees.
  package func check(_ evidence: AnchorEvidence, key: AnchorKey?) throws(AnchorProblem) {
    var agreed = 0
    for (index, anchor) in anchors.enumerated() {
      let line = index + 1
      guard ExactText(anchor.board) == ExactText(evidence.board) else {
        throw .otherBoard(path: path, line: line, name: anchor.board)
      }
      if let key, anchor.publicKey != key.publicKey { throw .otherKey(path: path, line: line) }
      guard anchor.head.number <= evidence.last else {
        throw .chainShorter(path: path, line: line, event: anchor.head.number, last: evidence.last)
      }
      guard evidence.ends[anchor.head.number] == anchor.head else {
        throw .chainDiffers(path: path, line: line, after: agreed, event: anchor.head.number)
      }
      agreed = anchor.head.number
    }
  }

  /// Adds an anchor for the head, unless the last one is for an event that is as late.
  ///
  /// - Returns: whether it was added.
  package mutating func add(_ head: ChainEnd, board: String, key: AnchorKey) throws -> Bool {
    if let last = anchors.last, last.head.number >= head.number { return false }
    anchors.append(try Anchor(board: board, head: head, key: key))
    return true
  }

  /// The file's bytes.
  package var bytes: [UInt8] { Array(anchors.map { $0.line + "\n" }.joined().utf8) }

  private static func refuseNewer(_ line: ArraySlice<UInt8>) throws {
    let word = String(decoding: line.prefix { $0 != 9 }, as: UTF8.self)
    guard word.hasPrefix("roder-anchor/"), let version = Int(word.dropFirst("roder-anchor/".count)), version > 1 else {
      return
    }
    throw StorageProblem.newerThanProgram(tag: word)
  }
}
