import ArgumentParser
import Formats
import Installed
import Kernel
import Reporting
import Storage

/// A template in a file.
struct TemplateFileOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The text file.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("What it is called. (default: what its line @mall says)", valueName: "text"))
  var title: String?

  /// The file's name as it may be shown.
  var name: String { PersonalNumbers.masked(FileName.of(file)).text }

  /// The template with everything that is wrong with it.
  func draft(_ month: Month?, _ desk: Desk, _ shell: Shell) async throws -> TemplateDesk.Draft {
    let bytes = try shell.files.read(shell.path(file))
    let text = String(decoding: Charset.detected(in: bytes).utf8(of: bytes), as: UTF8.self)
    return try await TemplateDesk(desk, sections: [Capabilities.money(desk)])
      .draft(text, title: title, month: month, file: name)
  }
}
