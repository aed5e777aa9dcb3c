import Kernel
import Storage

/// What a verification came to, in Swedish lines.
enum VerificationText {
  /// What the chain alone can and cannot show.
  static let withoutAnchor =
    "Kontrollen visar skador och enstaka ändringar. Om någon har räknat om hela historiken eller tagit bort dess slut "
    + "syns bara mot ett ankare som förvaras på annan plats (--anchor)."

  /// What was checked, what was disposed of and what does not agree.
  static func lines(_ found: Verification) -> [String] {
    let counts = [
      Words.count(found.events, "händelse", "händelser"),
      Words.count(found.versions, "postversion", "postversioner"), Words.count(found.blobs, "bilaga", "bilagor"),
      Words.count(found.segments, "segment", "segment"), Words.count(found.rows, "rad", "rader"),
    ]
    let sealed = found.sealedItems > 0 ? [Words.count(found.sealedItems, "skyddad bilaga", "skyddade bilagor")] : []
    var lines = ["Kontrollerat: " + (counts + sealed).joined(separator: ", ") + "."]
    lines += found.disposed.map { disposed in
      let parts = [
        disposed.versions == 0 ? nil : Words.count(disposed.versions, "postversion", "postversioner"),
        disposed.blobs == 0 ? nil : Words.count(disposed.blobs, "bilaga", "bilagor"),
        disposed.segments == 0
          ? nil
          : Words.count(disposed.segments, "segment", "segment") + " med "
            + Words.count(disposed.rows, "rad", "rader"),
      ].compactMap(\.self)
      return "Gallrat genom händelse \(number(disposed.event)): " + parts.joined(separator: ", ") + "."
    }
    if found.unreferencedSegments > 0 {
      lines.append(
        "\(Words.count(found.unreferencedSegments, "segment", "segment")) hör till inläsningar som aldrig avslutades.")
    }
    if found.sealedItems > 0, let remark = keyRemark(found.key) { lines.append(remark) }
    if let event = found.firstDamagedEvent {
      lines.append("Den första händelse som inte stämmer är händelse \(number(event)).")
    } else if !found.findings.isEmpty {
      lines.append("Alla händelser stämmer, men inte allt annat i lagret.")
    }
    lines += found.findings.map { "  " + $0.text }
    if found.findings.isEmpty { lines.append(conclusion(found)) }
    return lines
  }

  /// What is said where nothing was found: without the key nobody has opened what is protected.
  static func conclusion(_ found: Verification) -> String {
    let isWhole = found.sealedItems == 0 || found.key == .open
    return isWhole ? "Allt stämmer." : "Allt som kan kontrolleras utan nyckeln stämmer."
  }

  /// What the check could not look at; nil where it looked at everything.
  static func keyRemark(_ state: Vault.State) -> String? {
    switch state {
    case .open: nil
    case .noKey: "Lagrets nyckel saknas: de skyddade bilagorna är hela, men ingen har prövat att öppna dem."
    case .wrongKey:
      "Nyckeln hör till ett annat lager: de skyddade bilagorna är hela, men ingen har prövat att öppna dem."
    }
  }

  static func number(_ event: Int) -> String { SwedishText.number(Int64(event)) }
}

/// What was verified, as JSON.
struct VerificationOutput: Encodable {
  struct Disposed: Encodable {
    let event: Int
    let versions: Int
    let blobs: Int
    let segments: Int
    let rows: Int
  }

  struct Anchored: Encodable {
    let lines: Int
    let lastEvent: Int?
    let publicKey: String?
    let added: Bool
  }

  let events: Int
  let versions: Int
  let blobs: Int
  let segments: Int
  let rows: Int
  let sealedItems: Int
  let bytes: Int
  let key: String
  let unreferencedSegments: Int
  let disposed: [Disposed]
  let firstDamagedEvent: Int?
  let findings: [String]
  let anchor: Anchored?
  let name: String?
  let boardNames: [String]?

  init(_ found: Verification, _ anchored: AnchorDesk.Answer?, _ name: StoreName?) {
    self.name = name?.place
    boardNames = name?.board
    events = found.events
    versions = found.versions
    blobs = found.blobs
    segments = found.segments
    rows = found.rows
    sealedItems = found.sealedItems
    bytes = found.bytes
    key = found.key.rawValue
    unreferencedSegments = found.unreferencedSegments
    disposed = found.disposed.map {
      Disposed(event: $0.event, versions: $0.versions, blobs: $0.blobs, segments: $0.segments, rows: $0.rows)
    }
    firstDamagedEvent = found.firstDamagedEvent
    findings = found.findings.map(\.text)
    anchor = anchored.map { answer in
      Anchored(
        lines: answer.anchors.count, lastEvent: answer.anchors.last?.head.number,
        publicKey: answer.anchors.last.map { Anchor.text($0.publicKey) }, added: answer.addition == .added)
    }
  }
}
