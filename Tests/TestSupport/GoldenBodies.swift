package import Foundation
package import Storage

/// The golden bodies of a test target: one file for each tag that was ever written, `Bodies/<tag with / as _>.json`
/// beside the tests. They are never changed or deleted, and must decode for ever.
package struct GoldenBodies {
  private let folder: URL
  private let accepts: Bool

  /// The folder `Bodies` beside the test file; with RODER_ACCEPT=1 in the environment, bodies that are missing are
  /// written. Those that are there are never written again.
  package init(beside file: String = #filePath) {
    folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Bodies")
    accepts = ProcessInfo.processInfo.environment["RODER_ACCEPT"] == "1"
  }

  /// The golden bodies in that folder, which are written where missing if `accepts`.
  package init(folder: URL, accepts: Bool) {
    self.folder = folder
    self.accepts = accepts
  }

  /// What is wrong with the kind's golden bodies: a tag without one, a body that does not decode, or today's body
  /// that `sample` is no longer written as. Empty where all is well.
  package func findings<Kind: RecordKind & Equatable>(_ kind: Kind.Type, sample: Kind) throws -> [String] {
    var findings: [String] = []
    let tags = Kind.upcasters.map(\.from) + [Kind.tag]
    for tag in tags {
      guard tag.hasPrefix(Kind.kind + "/") else {
        findings.append("the tag \(tag) does not begin with the kind \(Kind.kind)/")
        continue
      }
      guard let body = try body(of: tag, Kind.self, sample) else {
        findings.append("\(tag) has no golden body; RODER_ACCEPT=1 writes today's")
        continue
      }
      do {
        let decoded = try Kind.decode(body, tag: tag)
        if tag == Kind.tag {
          if decoded != sample { findings.append("the golden body of \(tag) does not hold the sample") }
          if try sample.encodedBody() != body {
            findings.append("\(tag) is written with other bytes than its golden body")
          }
        }
      } catch {
        findings.append("the golden body of \(tag) does not decode: \(error)")
      }
    }
    return findings + strays(Kind.self, tags)
  }

  /// Bodies of the kind whose tag no way leads from.
  private func strays<Kind: RecordKind>(_ kind: Kind.Type, _ tags: [String]) -> [String] {
    // Without a folder there are no strays.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let expected = Set(tags.map(fileName))
    return names.filter { $0.hasPrefix(Kind.kind + "_") && !expected.contains($0) }.sorted().map {
      "no way leads from the golden body \($0) to \(Kind.tag)"
    }
  }

  private func body<Kind: RecordKind>(of tag: String, _ kind: Kind.Type, _ sample: Kind) throws -> [UInt8]? {
    let file = folder.appendingPathComponent(fileName(tag))
    if !FileManager.default.fileExists(atPath: file.path), accepts, tag == Kind.tag {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(try sample.encodedBody() + [10]).write(to: file)
    }
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    var bytes = Array(try Data(contentsOf: file))
    // The newline at the end is the file's, not the body's.
    if bytes.last == 10 { bytes.removeLast() }
    return bytes
  }

  private func fileName(_ tag: String) -> String { tag.replacingOccurrences(of: "/", with: "_") + ".json" }
}
