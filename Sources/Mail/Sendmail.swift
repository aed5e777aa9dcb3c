import Foundation
import Kernel
import Programs

/// The system's program for handing over mail, `sendmail` or one that is called as it is.
package struct Sendmail: Sendable {
  private let path: String
  private let environment: [String: String]

  /// The program at the path, run with these settings.
  package init(path: String, environment: [String: String]) {
    self.path = path
    self.environment = environment
  }

  /// Where the program lies as a rule.
  package static let usualPath = "/usr/sbin/sendmail"

  /// How long the program may take to answer.
  private static let patience = Duration.seconds(60)

  /// Whether there is a program to hand messages to.
  package var isThere: Bool { FileManager.default.isExecutableFile(atPath: URL(fileURLWithPath: path).path) }

  /// Hands the message over; whether it arrives is the mail system's matter.
  ///
  /// **Throws** `MailProblem.noSendmail`, `.refused`.
  package func send(_ message: MailMessage) throws {
    guard isThere else { throw MailProblem.noSendmail(path: path) }
    let program = URL(fileURLWithPath: path).path
    let folder = try Sendmail.privateFolder()
    defer {
      // A folder that stays behind in the temporary folder holds nothing but a reminder.
      try? FileManager.default.removeItem(atPath: folder)
    }
    let files = ChildProcess.Files(input: folder + "/message", errors: folder + "/errors")
    try Data(message.bytes).write(to: URL(fileURLWithPath: files.input))
    // A dot alone ends nothing, and an address is never taken for an option.
    let words = [program, "-i"] + (message.from.isEmpty ? [] : ["-f", message.from]) + ["--", message.to]
    let process: ChildProcess
    do {
      process = try ChildProcess(words, in: folder, files: files, environment: environment)
    } catch is ChildProcess.NotStarted {
      throw MailProblem.noSendmail(path: path)
    }
    guard let end = process.wait(for: Sendmail.patience) else {
      process.end()
      throw MailProblem.refused(to: message.to, detail: "programmet svarade inte")
    }
    guard end == .exit(0) else {
      // What cannot be read is told by the exit code.
      let told = (try? Data(contentsOf: URL(fileURLWithPath: files.errors))) ?? Data()
      let line = String(decoding: told.prefix(500), as: UTF8.self).split(whereSeparator: \.isNewline).first
      throw MailProblem.refused(to: message.to, detail: line.map(String.init) ?? "slutkod \(end.code)")
    }
  }

  /// A new folder that nobody else may look into.
  private static func privateFolder() throws -> String {
    var template = Array((FileManager.default.temporaryDirectory.path + "/roder-mail-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Fault(doing: "making a folder for a message", underlying: String(cString: strerror(errno)))
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
