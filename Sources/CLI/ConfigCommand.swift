import ArgumentParser
import Kernel

/// Shows what an operator has decided.
struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show every setting, its value and where that comes from.",
    discussion: """
      What stands on the command line comes first, then the environment, then the file, then what is usual. The \
      file is $RODER_CONFIG, else roder.conf in the working folder, else /etc/roder/roder.conf; each line is \
      NAME = VALUE, and lines that begin with # are notes. Keys and passwords are not shown.

      EXAMPLES
        roder config
        roder config --check
        RODER_PORT=9000 roder config --format json
      """)

  @Flag(help: "Say only what is wrong; exit code 1 where anything is.")
  var check = false

  @Option(help: "How the list is written.")
  var format = ListFormat.text

  func run() async throws {
    let shell = Shell.current
    let settings = shell.settings
    if !settings.problems.isEmpty { shell.terminal.tell(ProblemText.text(settings.problems)) }
    if !check {
      switch format {
      case .json: try JSONText.write(Setting.allCases.map { SettingOutput($0, settings) }, shell)
      case .text: try show(settings, shell)
      }
    }
    guard settings.problems.isEmpty else { throw Refusal() }
    if check { try shell.say(settings.file.map { "\($0): inget fel." } ?? "Ingen inställningsfil; inget fel.") }
  }

  private func show(_ settings: Settings, _ shell: Shell) throws {
    let rows = Setting.allCases.map { SettingOutput($0, settings) }
    let width = rows.map(\.name.count).max() ?? 0
    let valueWidth = rows.map(\.value.count).max() ?? 0
    for row in rows {
      let name = row.name + String(repeating: " ", count: width - row.name.count)
      let value = row.value + String(repeating: " ", count: valueWidth - row.value.count)
      try shell.say("\(name)  \(value)  \(row.origin)")
    }
  }
}

/// A setting as JSON.
private struct SettingOutput: Encodable {
  let name: String
  let value: String
  let origin: String
  let variable: String
  let summary: String

  init(_ setting: Setting, _ settings: Settings) {
    let found = settings[setting]
    name = setting.rawValue
    value = setting.shown(found.text)
    variable = setting.variable
    summary = setting.summary
    switch found.origin {
    case .environment: origin = setting.variable
    case .file(let line): origin = "\(settings.file ?? ""):\(line)"
    case .usual: origin = found.text.isEmpty ? "-" : "usual"
    }
  }
}
