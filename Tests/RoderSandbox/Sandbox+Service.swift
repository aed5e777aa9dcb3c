import Foundation
import Programs

extension Sandbox {
  /// The real program serving the sandbox's store, on a port that was free.
  package struct Service {
    /// Where it answers: `http://127.0.0.1:40123`.
    package let address: String
    /// The file that it tells the operator in.
    private let told: URL
    private let child: ChildProcess

    /// The program did not begin to answer.
    struct Silent: Error, CustomStringConvertible {
      let told: String
      var description: String { "roder serve did not begin to answer: " + told }
    }

    /// Begins to serve `board.roder`, with the clock running on from the sandbox's fixed moment.
    init(_ sandbox: Sandbox, _ options: [String]) throws {
      self.told = Service.told(sandbox)
      var told = ""
      // The address must be known before the first form is sent, so the port is chosen here; one that is taken is told
      // of at once, and the next is tried.
      for _ in 0..<20 {
        switch try Service.begin(sandbox, options, port: Int.random(in: 20_000..<32_000)) {
        case .success(let (address, child)):
          self.address = address
          self.child = child
          return
        case .failure(let silent): told = silent.told
        }
      }
      throw Silent(told: told)
    }

    private static func begin(
      _ sandbox: Sandbox, _ options: [String], port: Int
    ) throws -> Result<(String, ChildProcess), Silent> {
      let told = told(sandbox)
      var environment = sandbox.environment
      environment["RODER_NOW"] = environment["RODER_NOW"].map { $0 + "+" }
      // What sets PDFs lies where whoever runs the tests keeps it.
      for name in ["HOME", "RODER_PYTHON", "XDG_CACHE_HOME"] {
        environment[name] = ProcessInfo.processInfo.environment[name]
      }
      let command = [
        "/bin/sh", "-c", "exec roder serve --store board.roder --port \(port) " + options.joined(separator: " "),
      ]
      let child = try ChildProcess(
        command, in: sandbox.folder.path, files: .init(errors: told.path), environment: environment)
      for _ in 0..<400 {
        let text = ProjectFolder.text(told) ?? ""
        if let address = text.firstMatch(of: #/http://[0-9.:]+/#) { return .success((String(address.output), child)) }
        if child.wait(for: .milliseconds(50)) != nil { break }
      }
      child.end()
      return .failure(Silent(told: ProjectFolder.text(told) ?? ""))
    }

    private static func told(_ sandbox: Sandbox) -> URL { sandbox.folder.appendingPathComponent(".served") }

    /// What it has told the operator so far.
    package var log: String { ProjectFolder.text(told) ?? "" }

    /// Asks it to stop, as whoever looks after the machine does.
    package func askToStop() { kill(child.number, SIGTERM) }

    /// The exit code, as shells tell it, once it has stopped by itself; nil where it still runs after the time. The
    /// first code that is told is the end of the service: nothing is asked of it after that.
    package func stopped(within time: Duration) -> Int32? { child.wait(for: time)?.code }

    /// Ends it.
    package func end() { child.end() }
  }

  /// Serves the store in this folder.
  package func serve(_ options: String...) throws -> Service { try Service(self, options) }

  /// The address of the link by which the person chooses a password.
  package func link(for person: String, at service: Service) throws -> String {
    let run = try run("roder login invite \(person) --store board.roder")
    guard let path = run.answer.firstMatch(of: #//losenord/[0-9A-Za-z._-]+/#) else {
      throw NoLink(text: run.text)
    }
    return service.address + path.output
  }

  private struct NoLink: Error, CustomStringConvertible {
    let text: String
    var description: String { "No link was made:\n" + text }
  }
}
