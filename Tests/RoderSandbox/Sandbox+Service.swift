import Foundation
import Programs

extension Sandbox {
  /// The real program serving the sandbox's store, on a port that was free.
  package struct Service {
    /// Where it answers: `http://127.0.0.1:40123`.
    package let address: String
    private let child: ChildProcess

    /// The program did not begin to answer.
    struct Silent: Error, CustomStringConvertible {
      let told: String
      var description: String { "roder serve did not begin to answer: " + told }
    }

    /// Begins to serve `board.roder`, with the clock running on from the sandbox's fixed moment.
    init(_ sandbox: Sandbox, _ options: [String]) throws {
      let told = sandbox.folder.appendingPathComponent(".served")
      var environment = sandbox.environment
      environment["RODER_NOW"] = environment["RODER_NOW"].map { $0 + "+" }
      let command = [
        "/bin/sh", "-c", "exec roder serve --store board.roder --port 0 " + options.joined(separator: " "),
      ]
      let child = try ChildProcess(
        command, in: sandbox.folder.path, files: .init(errors: told.path), environment: environment)
      for _ in 0..<400 {
        let text = ProjectFolder.text(told) ?? ""
        if let address = text.firstMatch(of: #/http://[0-9.:]+/#) {
          self.address = String(address.output)
          self.child = child
          return
        }
        if child.wait(for: .milliseconds(50)) != nil { break }
      }
      child.end()
      throw Silent(told: ProjectFolder.text(told) ?? "")
    }

    /// Ends it.
    package func end() { child.end() }
  }

  /// Serves the store in this folder.
  package func serve(_ options: String...) throws -> Service { try Service(self, options) }

  /// The address of the link by which the person chooses a password.
  package func link(for person: String, at service: Service) throws -> String {
    let run = try run("roder login invite \(person) --store board.roder")
    guard let path = run.answer.firstMatch(of: #//losenord/[0-9A-Za-z_-]+/#) else {
      throw NoLink(text: run.text)
    }
    return service.address + path.output
  }

  private struct NoLink: Error, CustomStringConvertible {
    let text: String
    var description: String { "No link was made:\n" + text }
  }
}
