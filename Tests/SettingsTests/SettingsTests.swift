import RoderSandbox
import Testing

/// What an operator decides, asked of the real program.
struct SettingsTests {
  private func run(_ line: String) throws -> Sandbox.Run {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    return try sandbox.run(line)
  }

  /// The value of the setting and where it comes from, as the program says it.
  private func said(_ name: String, _ line: String) throws -> [String] {
    let lines = Sandbox.lines(try run(line).answer)
    return lines.first { $0.hasPrefix(name + " ") }?.split(separator: " ").map(String.init) ?? []
  }

  @Test(
    "The command line comes before the environment, that before the file, and that before what is usual",
    arguments: [
      ("roder config", ["port", "8080", "usual"]),
      ("echo 'port = 9000' > roder.conf; roder config", ["port", "9000", "roder.conf:1"]),
      ("echo 'port = 9000' > roder.conf; RODER_PORT=9001 roder config", ["port", "9001", "RODER_PORT"]),
      ("printf '\\nport = 9002' > a.conf; RODER_CONFIG=a.conf roder config", ["port", "9002", "a.conf:2"]),
      ("echo 'port =' > roder.conf; roder config", ["port", "8080", "usual"]),
    ])
  func order(_ line: String, _ expected: [String]) throws {
    #expect(try said("port", line) == expected)
  }

  @Test("Keys and passwords are not shown")
  func secrets() throws {
    let run = try run(
      "RODER_KEY=hemlig1 RODER_STORE=postgres://roder:hemlig2@localhost/roder roder config; "
        + "RODER_KEY=hemlig1 roder config --format json")
    #expect(!run.text.contains("hemlig"))
    #expect(run.text.contains("postgres://roder:••••@localhost/roder"))
  }

  @Test("A command does nothing by settings that are half understood")
  func refused() throws {
    let run = try run("echo 'prot = 9000' > roder.conf; roder new --board N --municipality K; ls")
    #expect(run.told.contains("[settings.unknown]"))
    #expect(run.answer == "Examples\nroder.conf\n")
  }

  @Test("The store of the file is the one that commands work on")
  func store() throws {
    let run = try run("echo 'store = annan.roder' > roder.conf; roder new --board N --municipality K > /dev/null; ls")
    #expect(run.answer.contains("annan.roder\n"))
  }
}
