import Foundation
import Kernel
import Mail
import Testing

private func message(subject: String = "Påminnelse: Vårbokslut april 2019", text: String = "Hej!\n") -> MailMessage {
  MailMessage(
    from: "roder@kommun.example", to: "chef@kommun.example", subject: subject, text: text,
    sentAt: Instant(seconds: 1_557_000_000))
}

@Test("A message is plain ASCII with short lines, and its headers say what it is")
func headers() {
  let text = String(
    decoding: message(text: "Åtta uppgifter är kvar. " + String(repeating: "ö", count: 200)).bytes, as: UTF8.self)
  #expect(text.utf8.allSatisfy { $0 < 0x80 })
  #expect(text.split(separator: "\n").allSatisfy { $0.count <= 76 })
  #expect(text.contains("\nDate: Sat, 4 May 2019 20:00:00 +0000\n"))
  #expect(text.contains("\nAuto-Submitted: auto-generated\n"))
  #expect(text.hasPrefix("From: roder@kommun.example\nTo: chef@kommun.example\nSubject: =?utf-8?Q?"))
}

@Test("No line break in an address or a subject becomes a header of its own")
func injection() {
  let sly = MailMessage(
    from: "a@b.example\nBcc: x@y.example", to: "c@d.example\r\nBcc: x@y.example", subject: "Hej\nBcc: x@y.example",
    text: "Text", sentAt: Instant(seconds: 0))
  let head = String(decoding: sly.bytes, as: UTF8.self).components(separatedBy: "\n\n")[0]
  #expect(!head.components(separatedBy: "\n").contains { $0.hasPrefix("Bcc") })
}

/// A program that keeps what it is given beside itself.
private func program(_ script: String) throws -> URL {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("roder-mail-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let file = folder.appendingPathComponent("sendmail")
  try ("#!/bin/sh\n" + script + "\n").write(to: file, atomically: true, encoding: .utf8)
  try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  return file
}

private let environment = ["PATH": "/usr/bin:/bin"]

@Test("The message is handed over as it is, and the address is no option")
func handedOver() throws {
  let file = try program("here=$(dirname \"$0\"); echo \"$@\" > \"$here/words\"; cat > \"$here/message\"")
  let folder = file.deletingLastPathComponent()
  // A folder that stays behind harms nobody.
  defer { try? FileManager.default.removeItem(at: folder) }
  try Sendmail(path: file.path, environment: environment).send(message())
  let words = try String(contentsOf: folder.appendingPathComponent("words"), encoding: .utf8)
  #expect(words == "-i -f roder@kommun.example -- chef@kommun.example\n")
  #expect(try Data(contentsOf: folder.appendingPathComponent("message")) == Data(message().bytes))
}

@Test("What the program complains of is told, and so is that there is none")
func refused() throws {
  let file = try program("echo 'unknown user' >&2; exit 67")
  // As above.
  defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
  #expect(throws: MailProblem.refused(to: "chef@kommun.example", detail: "unknown user")) {
    try Sendmail(path: file.path, environment: environment).send(message())
  }
  #expect(throws: MailProblem.noSendmail(path: "finns-inte")) {
    try Sendmail(path: "finns-inte", environment: environment).send(message())
  }
}
