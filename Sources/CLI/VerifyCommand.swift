import ArgumentParser
import Kernel
import Storage

/// Recomputes every hash, digest and sum of the store.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Recompute every hash, digest and sum of the store.",
    discussion: """
      EXAMPLE
        roder verify --store sn.roder
      """)

  @Option(help: "How the answer is written.")
  var format = ListFormat.text

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let found = try await options.desk(shell).store.verification()
    switch format {
    case .json: try JSONText.write(VerificationOutput(found), shell)
    case .text:
      let counts = [
        Words.count(found.events, "händelse", "händelser"),
        Words.count(found.versions, "postversion", "postversioner"), Words.count(found.blobs, "bilaga", "bilagor"),
        Words.count(found.segments, "segment", "segment"), Words.count(found.rows, "rad", "rader"),
      ]
      try shell.say("Kontrollerat: " + counts.joined(separator: ", ") + ".")
      if found.unreferencedSegments > 0 {
        try shell.say(
          "\(Words.count(found.unreferencedSegments, "segment", "segment")) hör till inläsningar som aldrig avslutades."
        )
      }
      for finding in found.findings { try shell.say("  " + finding) }
      if found.findings.isEmpty { try shell.say("Allt stämmer.") }
    }
    guard found.findings.isEmpty else {
      throw CLIProblem.damagedStore(path: options.address(shell), count: found.findings.count)
    }
  }
}

/// What was verified, as JSON.
private struct VerificationOutput: Encodable {
  let events: Int
  let versions: Int
  let blobs: Int
  let segments: Int
  let rows: Int
  let unreferencedSegments: Int
  let findings: [String]

  init(_ found: Verification) {
    events = found.events
    versions = found.versions
    blobs = found.blobs
    segments = found.segments
    rows = found.rows
    unreferencedSegments = found.unreferencedSegments
    findings = found.findings
  }
}
