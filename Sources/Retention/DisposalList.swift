import FoundationEssentials
import Kernel
package import Storage

/// The list of all disposals of one board, kept beside its store: what a restored older backup must lose again.
///
/// It holds addresses, times and grounds, never contents. Text, a line a disposal after a heading; fields are parted by
/// tabs. Each line carries SHA-256 over the line before it and its own fields, and a signature under the store's key
/// where it was at hand. The hashes find a line that is damaged; the signature is what tells that it is the board's,
/// and what it names is taken from a store only where it is there and right.
package struct DisposalList: Hashable, Sendable {
  /// One disposal.
  package struct Entry: Hashable, Sendable {
    /// The event that it was.
    package let origin: Disposal.Origin
    /// The record's id.
    package let id: String
    /// What it says.
    package let disposal: Disposal
    /// The signature; nil where the key was not at hand.
    package fileprivate(set) var signature: [UInt8]?

    /// A disposal of that event, not signed yet.
    package init(origin: Disposal.Origin, id: String, disposal: Disposal) {
      self.origin = origin
      self.id = id
      self.disposal = disposal
    }

    /// Whether both are the same disposal in every word, so that a line which only says that it is one of the store's
    /// own is neither taken for it nor signed.
    fileprivate func isSame(as other: Entry) -> Bool {
      origin == other.origin && id == other.id && disposal == other.disposal
    }
  }

  private static let opening = "roder-gallringar 1"

  /// The hash of the chain's first event: whose disposals these are.
  package let board: Digest
  /// The disposals, in the order that the list came to know them.
  package private(set) var entries: [Entry]

  /// The disposals of a board.
  package init(board: Digest, entries: [Entry]) {
    self.board = board
    self.entries = entries
  }

  /// The list that a file holds.
  ///
  /// **Throws** `RetentionProblem.damagedList` at the first line that is not as it was written.
  package init(bytes: [UInt8], file: String) throws {
    func damaged(_ line: Int) -> RetentionProblem { .damagedList(Place(file: file, line: line)) }
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    // The last line ends with a line break, or it was cut off.
    guard lines.count >= 2, lines.last == "" else { throw damaged(max(1, lines.count)) }
    let heading = lines[0].split(separator: "\t", omittingEmptySubsequences: false)
    guard heading.count == 2, heading[0] == DisposalList.opening, let board = Digest(String(heading[1])) else {
      throw damaged(1)
    }
    self.board = board
    entries = []
    var link = Digest.of(Array(lines[0].utf8))
    for (number, line) in zip(2..., lines.dropFirst().dropLast()) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 7, let event = Digits.value(fields[0].utf8), let time = Instant(fields[1]),
        let hash = Digest(fields[2]), let stated = Digest(fields[5])
      else { throw damaged(number) }
      link = DisposalList.link(fields[0..<5].joined(separator: "\t"), after: link)
      guard link == stated else { throw damaged(number) }
      // A body that does not decode was never written by this program.
      guard let disposal = try? Disposal.decode(Array(fields[4].utf8), tag: Disposal.tag) else { throw damaged(number) }
      var entry = Entry(
        origin: Disposal.Origin(event: event, hash: hash, recordedAt: time), id: fields[3], disposal: disposal)
      if fields[6] != "-" {
        guard let signature = Digest(fields[6]) else { throw damaged(number) }
        entry.signature = signature.bytes
      }
      entries.append(entry)
    }
  }

  /// The list with what the store knows beside it: disposals that the list lacks are added at its end.
  package func joined(with known: [Entry]) -> DisposalList {
    DisposalList(board: board, entries: entries + known.filter { new in !entries.contains { $0.isSame(as: new) } })
  }

  /// The list's bytes; entries that the store itself knows are signed where its key is at hand.
  package func encoded(signing known: [Entry], _ vault: Vault) throws -> [UInt8] {
    let heading = DisposalList.opening + "\t" + board.description
    var text = heading + "\n"
    var link = Digest.of(Array(heading.utf8))
    for entry in entries {
      let fields = [
        String(entry.origin.event), entry.origin.recordedAt.description, entry.origin.hash.description, entry.id,
        String(decoding: try entry.disposal.encodedBody(), as: UTF8.self),
      ].joined(separator: "\t")
      link = DisposalList.link(fields, after: link)
      let own = known.contains { $0.isSame(as: entry) } ? vault.signature(of: link) : nil
      let signature = (own ?? entry.signature).flatMap { Digest(bytes: $0)?.description } ?? "-"
      text += fields + "\t" + link.description + "\t" + signature + "\n"
    }
    return Array(text.utf8)
  }

  /// The file's line of the first of these entries that is not signed; nil where all are.
  func unsignedLine(among asked: [Entry]) -> Int? {
    // The heading is the first line.
    zip(2..., entries).first { _, entry in entry.signature == nil && asked.contains(entry) }?.0
  }

  /// Whether every signature there is was made with the vault's key; nil where that key is not at hand.
  package func isSigned(_ vault: Vault) throws -> Bool? {
    guard vault.state == .open else { return nil }
    var link = Digest.of(Array((DisposalList.opening + "\t" + board.description).utf8))
    for entry in entries {
      let fields = [
        String(entry.origin.event), entry.origin.recordedAt.description, entry.origin.hash.description, entry.id,
        String(decoding: try entry.disposal.encodedBody(), as: UTF8.self),
      ].joined(separator: "\t")
      link = DisposalList.link(fields, after: link)
      if let signature = entry.signature, signature != vault.signature(of: link) { return false }
    }
    return true
  }

  private static func link(_ fields: String, after link: Digest) -> Digest {
    Digest.of(link.bytes, Array(fields.utf8))
  }
}
