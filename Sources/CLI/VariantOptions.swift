import ArgumentParser
import Reporting

/// Which variant of a report is made, and what of it is confidential.
struct VariantOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The variant: public, or confidential with enclosures and small numbers of people.", valueName: "variant"))
  var variant = ReportVariant.public

  @Option(
    help: ArgumentHelp(
      "A confidential enclosure: a text file, UTF-8; may be repeated. The public report says that there is one.",
      valueName: "file"))
  var enclosure: [String] = []

  @Option(
    help: ArgumentHelp(
      "The legal ground of what is confidential, such as \"OSL 26 kap. 1 §\".", valueName: "text"))
  var ground = ""

  /// The order that the options make.
  ///
  /// **Throws** `ImportingProblem.unreadable` for a file that cannot be read.
  func order(_ shell: Shell) throws -> VariantOrder {
    let texts = try enclosure.map { path in
      EnclosureText(
        String(decoding: try shell.files.read(shell.path(path)), as: UTF8.self), file: path, ground: ground)
    }
    return VariantOrder(variant, texts: texts, ground: ground)
  }
}

extension ReportVariant: ExpressibleByArgument {}
