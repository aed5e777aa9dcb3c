import Foundation
import RoderSandbox
import Testing

@Test("The binary says what the transcript says", arguments: Transcript.names)
func transcript(name: String) throws {
  let transcript = try Transcript(name: name)
  let now = try transcript.replayed()
  if ProjectFolder.accepts {
    try now.write(
      to: Transcript.folder.appendingPathComponent(name + ".txt"), atomically: true, encoding: .utf8)
  } else {
    #expect(now == transcript.text, "RODER_ACCEPT=1 accepts; review the difference as code.")
  }
}

@Test("There are transcripts")
func thereAreTranscripts() { #expect(Transcript.names.count > 20) }
