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
      let sealed = found.sealedItems > 0 ? [Words.count(found.sealedItems, "skyddad bilaga", "skyddade bilagor")] : []
      try shell.say("Kontrollerat: " + (counts + sealed).joined(separator: ", ") + ".")
      if found.unreferencedSegments > 0 {
        try shell.say(
          "\(Words.count(found.unreferencedSegments, "segment", "segment")) hör till inläsningar som aldrig avslutades."
        )
      }
      if found.sealedItems > 0, let remark = VerifyCommand.keyRemark(found.key) { try shell.say(remark) }
      for finding in found.findings { try shell.say("  " + finding.text) }
      if found.findings.isEmpty { try shell.say("Allt stämmer.") }
    }
    guard found.findings.isEmpty else {
      throw CLIProblem.damagedStore(path: try options.shownAddress(shell), count: found.findings.count)
    }
  }
}

extension VerifyCommand {
  /// What the check could not look at; nil where it looked at everything.
  static func keyRemark(_ state: Vault.State) -> String? {
    switch state {
    case .open: nil
    case .noKey: "Lagrets nyckel saknas: de skyddade bilagorna är hela, men ingen har prövat att öppna dem."
    case .wrongKey:
      "Nyckeln hör till ett annat lager: de skyddade bilagorna är hela, men ingen har prövat att öppna dem."
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
  let sealedItems: Int
  let key: String
  let unreferencedSegments: Int
  let findings: [String]

  init(_ found: Verification) {
    events = found.events
    versions = found.versions
    blobs = found.blobs
    segments = found.segments
    rows = found.rows
    sealedItems = found.sealedItems
    key = found.key.rawValue
    unreferencedSegments = found.unreferencedSegments
    findings = found.findings.map(\.text)
  }
}
